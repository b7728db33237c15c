import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Decimal,
  Field,
  Float32,
  Float64,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow';
import {
  decimalDigits,
  type TypedBatch,
  type TypedColumn,
  type TypedType,
  type TypedVector,
} from '../../model/typed';

/** One batch of typed columns as an Arrow IPC stream, built from the buffers at hand. */
export function typedIpc(columns: readonly TypedColumn[], batch: TypedBatch): Uint8Array {
  const fields = columns.map(({ name, type }) => new Field(name, arrowType(type), true));
  const children = columns.map(({ type }, i) => columnData(type, batch.columns[i], batch.rows));
  const schema = new Schema(fields);
  const data = makeData({ type: new Struct(fields), length: batch.rows, nullCount: 0, children });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'stream');
}

function arrowType(type: TypedType): DataType {
  const decimal = decimalDigits(type);
  if (decimal) return new Decimal(decimal.scale, decimal.precision, 128);
  switch (type) {
    case 'BOOLEAN':
      return new Bool();
    case 'INTEGER':
      return new Int32();
    case 'BIGINT':
      return new Int64();
    case 'FLOAT':
      return new Float32();
    case 'DOUBLE':
      return new Float64();
    case 'DATE':
      return new DateDay();
    case 'TIMESTAMP':
      return new TimestampMicrosecond();
    default:
      return new Utf8();
  }
}

function columnData(type: TypedType, vector: TypedVector | undefined, length: number): Data {
  if (!vector) throw new Error(`missing column of a batch: ${type}`);
  const nullBitmap = vector.valid ?? undefined;
  const nullCount = vector.valid ? -1 : 0;
  const base = { length, nullCount, nullBitmap };
  if (type === 'VARCHAR') {
    const valueOffsets = vector.offsets ?? new Int32Array(length + 1);
    return makeData({ type: new Utf8(), ...base, valueOffsets, data: vector.values as Uint8Array });
  }
  const { buffer, byteOffset, byteLength } = vector.values;
  // Decimals are 32-bit words to Arrow.
  const data = decimalDigits(type) ? new Uint32Array(buffer, byteOffset, byteLength / 4) : vector.values;
  return makeData({ type: arrowType(type), ...base, data } as Parameters<typeof makeData>[0]);
}
