import { DataType, type Data, type RecordBatch, type Vector } from 'apache-arrow';
import { KequnError } from '../../model/failure';

/**
 * Collects numeric result batches into one Float64Array a column; null becomes NaN. A list of numbers counts as that many
 * rows: millions of rows cross in few pieces when the query packs them into lists.
 */
export class NumberCollector {
  private readonly chunks = new Map<string, Float64Array[]>();

  add(batch: RecordBatch): void {
    batch.schema.fields.forEach((field, index) => {
      const vector = batch.getChildAt(index);
      if (!vector) return;
      const list = this.chunks.get(field.name) ?? [];
      list.push(numbersOf(field.name, vector));
      this.chunks.set(field.name, list);
    });
  }

  finish(): Record<string, Float64Array> {
    const entries = [...this.chunks].map(([name, chunks]) => [name, joined(chunks)] as const);
    return Object.fromEntries(entries);
  }
}

function joined(chunks: readonly Float64Array[]): Float64Array {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const all = new Float64Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

function numbersOf(name: string, vector: Vector): Float64Array {
  const { type } = vector;
  if (DataType.isList(type) && DataType.isFloat(type.valueType)) return joined(vector.data.flatMap(listed));
  if (!DataType.isInt(type) && !DataType.isFloat(type)) {
    throw new KequnError('analysis.not_numeric', `invalid column: ${name} is ${type.toString()}`, {
      values: { column: name },
    });
  }
  const numbers = new Float64Array(vector.length);
  let at = 0;
  for (const data of vector.data) {
    const values = data.values as ArrayLike<number | bigint>;
    for (let i = 0; i < data.length; i++) numbers[at + i] = Number(values[i]);
    at += data.length;
  }
  if (vector.nullCount > 0) {
    for (let i = 0; i < numbers.length; i++) if (!vector.isValid(i)) numbers[i] = NaN;
  }
  return numbers;
}

/** The numbers of the lists of one piece, as they follow each other. */
function listed({ children, valueOffsets, length }: Data): Float64Array[] {
  const [child] = children;
  if (!(child?.values instanceof Float64Array) || child.nullCount > 0) return [];
  return [child.values.subarray(valueOffsets[0], valueOffsets[length])];
}
