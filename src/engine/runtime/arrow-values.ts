import { DataType, type Vector } from 'apache-arrow';
import { decimalText } from '../../lib/decimal-text';
import { timestampText } from '../../lib/timestamp-text';
import type { Value } from '../../model/table';

/** Reads one vector of a result as plain values. */
export type ValueReader = (row: number) => Value;

const MICROSECONDS = 1_000_000n;

/** How to read a vector's values, by its type: decimals and unsafe integers as text, dates and times as ISO text. */
export function valueReader(vector: Vector): ValueReader {
  const { type } = vector;
  const read = (row: number): unknown => vector.get(row) as unknown;
  if (DataType.isDecimal(type))
    return guarded(vector, (row) => wordsText(read(row) as Uint32Array, type.scale));
  if (DataType.isDate(type))
    return guarded(vector, (row) => new Date(Number(read(row))).toISOString().slice(0, 10));
  if (DataType.isTimestamp(type)) return guarded(vector, timestampReader(vector));
  if (DataType.isInt(type) && type.bitWidth === 64)
    return guarded(vector, (row) => safeInteger(read(row) as bigint));
  return guarded(vector, (row) => plain(read(row)));
}

function guarded(vector: Vector, read: ValueReader): ValueReader {
  return vector.nullCount === 0 ? read : (row) => (vector.isValid(row) ? read(row) : null);
}

/** An integer as a number where that is exact, else as text. */
export function safeInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** A 128-bit two's complement number in little-endian words, with a scale, as plain text: `-1234.5000`. */
function wordsText(words: Uint32Array, scale: number): string {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i] ?? 0);
  return decimalText(BigInt.asIntN(words.length * 32, value), scale);
}

/** Timestamps are read from the raw 64-bit values: through doubles the microseconds would be lost. */
function timestampReader(vector: Vector): ValueReader {
  const perSecond = 1000n ** BigInt((vector.type as { unit?: number }).unit ?? 0);
  const chunks = vector.data.map((data) => ({ length: data.length, values: data.values as BigInt64Array }));
  return (row) => {
    let index = row;
    for (const chunk of chunks) {
      if (index < chunk.length) return timestampText(microseconds(chunk.values[index] ?? 0n, perSecond));
      index -= chunk.length;
    }
    return null;
  };
}

function microseconds(value: bigint, perSecond: bigint): bigint {
  return perSecond >= MICROSECONDS ? value / (perSecond / MICROSECONDS) : value * (MICROSECONDS / perSecond);
}

function plain(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return safeInteger(value);
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}
