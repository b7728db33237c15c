import type { SchemaElement } from 'hyparquet';
import { decimalText } from '../../../lib/decimal-text';
import { decimalDigits, type TypedType } from '../../../model/typed';
import { clockText, halfFloat, hexText, int128Words, toMicroseconds } from '../convert-values';
import { type ByteList, type Source, textList } from '../typed-vector';
import { decimalScale, isDecimal, isTime, perSecond } from './schema';

const MICROSECONDS = 1_000_000n;
/** The Julian day of 1970-01-01, from which INT96 counts. */
const JULIAN = 2_440_588;

/** Values of the file's physical type as values of the column's type, exactly. */
export function convertValues(source: Source, type: TypedType, element: SchemaElement): Source {
  const { logical_type: logical } = element;
  if (isDecimal(element)) return decimals(source, type, decimalScale(element));
  if (type === 'TIMESTAMP') return { values: timestamps(source, perSecond(element)) };
  if (isTime(element) && 'values' in source) {
    const units = perSecond(element);
    return {
      list: textList(
        Array.from(source.values as ArrayLike<number | bigint>, (value) => clockText(BigInt(value), units)),
      ),
    };
  }
  if (type === 'BIGINT' && isInt32(source)) return { values: BigInt64Array.from(unsigned(source.values)) };
  if (type === 'DECIMAL(20,0)' && 'values' in source)
    return { values: int128Words(bigints(source.values, true)) };
  if (logical?.type === 'FLOAT16' && 'list' in source) return { values: halfFloats(source.list) };
  if (logical?.type === 'UUID' && 'list' in source)
    return { list: textList(hexTexts(source.list).map(uuidText)) };
  const binary = element.type === 'FIXED_LEN_BYTE_ARRAY' || element.converted_type === 'INTERVAL';
  return binary && 'list' in source ? { list: textList(hexTexts(source.list)) } : source;
}

function isInt32(source: Source): source is { values: Int32Array } {
  return 'values' in source && source.values instanceof Int32Array;
}

function* unsigned(values: Int32Array): Generator<bigint> {
  for (const value of values) yield BigInt(value >>> 0);
}

function bigints(values: Iterable<number | bigint>, positive: boolean): bigint[] {
  return Array.from(values, (value) => (positive ? BigInt.asUintN(64, BigInt(value)) : BigInt(value)));
}

function decimals(source: Source, type: TypedType, scale: number): Source {
  const values = 'values' in source ? bigints(source.values, false) : bigEndian(source.list);
  return decimalDigits(type)
    ? { values: int128Words(values) }
    : { list: textList(values.map((value) => decimalText(value, Math.max(0, Math.min(scale, 1000))))) };
}

/** Two's complement, the highest byte first. */
function bigEndian({ bytes, starts, ends }: ByteList): bigint[] {
  return Array.from(starts, (start, i) => {
    const end = ends[i] ?? start;
    let value = 0n;
    for (let at = start; at < end; at += 1) value = (value << 8n) | BigInt(bytes[at] ?? 0);
    return BigInt.asIntN(Math.max(1, (end - start) * 8), value);
  });
}

/** Microseconds since 1970; finer ones are cut off. */
function timestamps(source: Source, units: bigint): BigInt64Array {
  if ('list' in source) return int96(source.list);
  if (units === MICROSECONDS && source.values instanceof BigInt64Array) return source.values;
  return BigInt64Array.from(source.values as BigInt64Array, (value) => toMicroseconds(BigInt(value), units));
}

/** Nanoseconds of the day, then the Julian day. */
function int96({ bytes, starts }: ByteList): BigInt64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return BigInt64Array.from(starts as Iterable<number> & ArrayLike<number>, (start) => {
    const day = BigInt(view.getInt32(start + 8, true) - JULIAN);
    return day * 86_400n * MICROSECONDS + view.getBigInt64(start, true) / 1000n;
  });
}

function halfFloats({ bytes, starts }: ByteList): Float32Array {
  return Float32Array.from(starts, (start) =>
    halfFloat((bytes[start] ?? 0) | ((bytes[start + 1] ?? 0) << 8)),
  );
}

function hexTexts({ bytes, starts, ends }: ByteList): string[] {
  return Array.from(starts, (start, i) => hexText(bytes.subarray(start, ends[i])));
}

function uuidText(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
