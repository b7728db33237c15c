import { decimalText } from '../../lib/decimal-text';
import { timestampText } from '../../lib/timestamp-text';
import {
  decimalDigits,
  type TypedBatch,
  type TypedColumn,
  type TypedType,
  type TypedVector,
} from '../../model/typed';

const DAY = 86_400_000;
const decoder = new TextDecoder();

/** Whether a row has a value. */
export function isValid(valid: Uint8Array | null, row: number): boolean {
  return valid === null || (((valid[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
}

/** A value as the text a CSV file would have for it; empty where there is none. */
export function typedText(type: TypedType, vector: TypedVector, row: number): string {
  if (!isValid(vector.valid, row)) return '';
  const { values, offsets } = vector;
  if (offsets) return decoder.decode((values as Uint8Array).subarray(offsets[row], offsets[row + 1]));
  const decimal = decimalDigits(type);
  if (decimal) return decimalText(wide(values as BigInt64Array, row), decimal.scale);
  if (type === 'BOOLEAN') return isValid(values as Uint8Array, row) ? 'true' : 'false';
  const value = values[row] ?? 0;
  if (type === 'DATE') return dateText(Number(value));
  if (type === 'TIMESTAMP') return timestampText(BigInt(value));
  return Number.isNaN(value) ? '' : type === 'FLOAT' ? floatText(Number(value)) : String(value);
}

/** A 128-bit integer of two words. */
function wide(words: BigInt64Array, row: number): bigint {
  const low = BigInt.asUintN(64, words[row * 2] ?? 0n);
  return ((words[row * 2 + 1] ?? 0n) << 64n) | low;
}

function dateText(days: number): string {
  const date = new Date(days * DAY);
  return Number.isNaN(date.getTime()) ? `${days} d` : date.toISOString().slice(0, 10);
}

/** The shortest text that is the same 32-bit number: 6.95, not 6.949999809265137. */
function floatText(value: number): string {
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

/** The rows of a batch as texts, at most `limit`. */
export function typedRows(columns: readonly TypedColumn[], batch: TypedBatch, limit: number): string[][] {
  return Array.from({ length: Math.min(batch.rows, limit) }, (_, row) =>
    columns.map(({ type }, i) => {
      const vector = batch.columns[i];
      return vector ? typedText(type, vector, row) : '';
    }),
  );
}
