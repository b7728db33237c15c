import {
  Field,
  Float64,
  Int32,
  RecordBatch,
  Schema,
  Struct,
  Table,
  makeData,
  tableToIPC,
} from 'apache-arrow';
import type { NumericColumn } from '../../model/database';

/** Rows a batch: the engine copies batch by batch. */
const BATCH_ROWS = 122_880;

/**
 * Numeric columns as an Arrow IPC stream. Built from buffers with `makeData`, because Arrow's own builders make
 * functions from text, which the page's content policy refuses.
 */
export function numericIpc(columns: Readonly<Record<string, NumericColumn>>): Uint8Array {
  const entries = Object.entries(columns);
  const rows = entries[0]?.[1].length ?? 0;
  const schema = new Schema(entries.map(([name, values]) => new Field(name, arrowType(values), false)));
  const batches: RecordBatch[] = [];
  for (let start = 0; start < Math.max(rows, 1); start += BATCH_ROWS) {
    const end = Math.min(start + BATCH_ROWS, rows);
    const children = entries.map(([, values]) => columnData(values, start, end));
    const data = makeData({ type: new Struct(schema.fields), length: end - start, nullCount: 0, children });
    batches.push(new RecordBatch(schema, data));
  }
  return tableToIPC(new Table(schema, batches), 'stream');
}

function arrowType(values: NumericColumn): Int32 | Float64 {
  return values instanceof Int32Array ? new Int32() : new Float64();
}

function columnData(values: NumericColumn, start: number, end: number) {
  const length = end - start;
  return values instanceof Int32Array
    ? makeData({ type: new Int32(), length, nullCount: 0, data: values.subarray(start, end) })
    : makeData({ type: new Float64(), length, nullCount: 0, data: values.subarray(start, end) });
}
