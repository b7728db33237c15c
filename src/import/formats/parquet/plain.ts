import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import type { Encoding, SchemaElement } from 'hyparquet';
import type { ByteList, Source } from '../typed-vector';
import { readHybrid } from './hybrid';

/** INT96 values: twelve bytes each. */
const INT96 = 12;

/** The values of a page, as the file's physical type has them. Not dictionary indices. @throws RangeError, Error */
export function readValues(
  bytes: Uint8Array,
  encoding: Encoding,
  element: SchemaElement,
  count: number,
): Source {
  const { type, type_length: fixed } = element;
  if (encoding === 'PLAIN' || encoding === 'PLAIN_DICTIONARY') return readPlain(bytes, element, count);
  if (encoding === 'RLE' && type === 'BOOLEAN') return { values: booleans(bytes, count) };
  if (encoding === 'DELTA_LENGTH_BYTE_ARRAY') return { list: deltaLengths(bytes, count) };
  if (encoding === 'DELTA_BYTE_ARRAY') return { list: deltaStrings(bytes, count) };
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  if (encoding === 'DELTA_BINARY_PACKED') {
    const values = type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count);
    if (count > 0) deltaBinaryUnpack(reader, count, values);
    return { values };
  }
  if (encoding === 'BYTE_STREAM_SPLIT' && type !== undefined) {
    const size =
      type === 'INT32' || type === 'FLOAT' ? 4 : type === 'FIXED_LEN_BYTE_ARRAY' ? (fixed ?? 0) : 8;
    need(bytes, count * size);
    const split = byteStreamSplit(reader, count, type, fixed);
    return Array.isArray(split)
      ? { list: joined(split as Uint8Array[], fixed ?? 0) }
      : { values: split as Float64Array };
  }
  throw new Error(`unknown encoding: ${encoding}`);
}

/** Whether values of this encoding are places in the dictionary. */
export function isIndexed(encoding: Encoding): boolean {
  return encoding === 'RLE_DICTIONARY' || encoding === 'PLAIN_DICTIONARY';
}

/** Values as they are. @throws RangeError where the bytes end too early */
export function readPlain(
  bytes: Uint8Array,
  { type, type_length: fixed }: SchemaElement,
  count: number,
): Source {
  switch (type) {
    case 'BOOLEAN':
      return { values: bits(bytes, count) };
    case 'INT32':
      return { values: new Int32Array(aligned(bytes, count * 4)) };
    case 'INT64':
      return { values: new BigInt64Array(aligned(bytes, count * 8)) };
    case 'FLOAT':
      return { values: new Float32Array(aligned(bytes, count * 4)) };
    case 'DOUBLE':
      return { values: new Float64Array(aligned(bytes, count * 8)) };
    case 'INT96':
      return { list: fixedList(bytes, count, INT96) };
    case 'FIXED_LEN_BYTE_ARRAY':
      return { list: fixedList(bytes, count, fixed ?? 0) };
    default:
      return { list: prefixedList(bytes, count) };
  }
}

function need(bytes: Uint8Array, size: number): void {
  if (!(size <= bytes.length)) throw new RangeError(`missing bytes: ${size} of ${bytes.length}`);
}

/** A copy, since values in a page lie at any address. */
function aligned(bytes: Uint8Array, size: number): ArrayBuffer {
  need(bytes, size);
  const copy = new Uint8Array(size);
  copy.set(bytes.subarray(0, size));
  return copy.buffer;
}

function bits(bytes: Uint8Array, count: number): Uint8Array {
  need(bytes, Math.ceil(count / 8));
  return Uint8Array.from({ length: count }, (_, i) => ((bytes[i >> 3] ?? 0) >> (i & 7)) & 1);
}

function booleans(bytes: Uint8Array, count: number): Uint8Array {
  need(bytes, 4);
  return Uint8Array.from(readHybrid(bytes.subarray(4), 1, count));
}

function fixedList(bytes: Uint8Array, count: number, size: number): ByteList {
  need(bytes, count * size);
  const starts = Int32Array.from({ length: count }, (_, i) => i * size);
  return { bytes, starts, ends: starts.map((start) => start + size) };
}

/** Each value after its length in four bytes. */
function prefixedList(bytes: Uint8Array, count: number): ByteList {
  need(bytes, count * 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const start = at + 4;
    const end = start + view.getUint32(at, true);
    if (end > bytes.length) throw new RangeError('missing bytes of a text');
    starts[i] = start;
    ends[i] = end;
    at = end;
  }
  return { bytes, starts, ends };
}

function joined(parts: readonly Uint8Array[], size: number): ByteList {
  const bytes = new Uint8Array(parts.length * size);
  parts.forEach((part, i) => {
    bytes.set(part, i * size);
  });
  return fixedList(bytes, parts.length, size);
}

/** Lengths as differences, then all the bytes. */
function deltaLengths(bytes: Uint8Array, count: number): ByteList {
  if (count === 0) return { bytes, starts: new Int32Array(), ends: new Int32Array() };
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const lengths = new Int32Array(count);
  deltaBinaryUnpack(reader, count, lengths);
  return cut(bytes, reader.offset, lengths);
}

function cut(bytes: Uint8Array, from: number, lengths: Int32Array): ByteList {
  const starts = new Int32Array(lengths.length);
  const ends = new Int32Array(lengths.length);
  let at = from;
  lengths.forEach((length, i) => {
    if (length < 0 || at + length > bytes.length) throw new RangeError('missing bytes of a text');
    starts[i] = at;
    at += length;
    ends[i] = at;
  });
  return { bytes, starts, ends };
}

/** Each text as what it shares with the one before, and the rest. */
function deltaStrings(bytes: Uint8Array, count: number): ByteList {
  if (count === 0) return { bytes, starts: new Int32Array(), ends: new Int32Array() };
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const prefixes = new Int32Array(count);
  const lengths = new Int32Array(count);
  deltaBinaryUnpack(reader, count, prefixes);
  deltaBinaryUnpack(reader, count, lengths);
  const rest = cut(bytes, reader.offset, lengths);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  let out = new Uint8Array(bytes.length * 2 + 1024);
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const shared = prefixes[i] ?? 0;
    const before = i === 0 ? 0 : (starts[i - 1] ?? 0);
    if (shared < 0 || shared > at - before) throw new RangeError('invalid shared part of a text');
    const size = shared + (lengths[i] ?? 0);
    if (at + size > out.length) out = larger(out, at + size);
    out.copyWithin(at, before, before + shared);
    out.set(rest.bytes.subarray(rest.starts[i], rest.ends[i]), at + shared);
    starts[i] = at;
    at += size;
    ends[i] = at;
  }
  return { bytes: out, starts, ends };
}

/** What one page may hold. */
const MAX_PAGE = 2 ** 30;

function larger(bytes: Uint8Array, needed: number): Uint8Array<ArrayBuffer> {
  if (needed > MAX_PAGE) throw new RangeError('invalid page: more than a gigabyte of text');
  const grown = new Uint8Array(Math.min(MAX_PAGE, needed * 2));
  grown.set(bytes);
  return grown;
}
