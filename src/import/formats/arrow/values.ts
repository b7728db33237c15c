import { clockText, hexText, halfFloat, int128Words, toMicroseconds } from '../convert-values';
import { type ByteList, type Source, textList } from '../typed-vector';
import type { Body } from './body';
import { type ArrowField, fieldType } from './schema';

/** Takes the buffers of a plain field (after its validity) and makes values of its column's type, one a row. */
export function readSource(field: ArrowField, body: Body, rows: number): Source {
  switch (field.kind) {
    case 'bool':
      return { values: unpacked(body.nextBuffer(), rows) };
    case 'int':
      return integers(field, body.nextBuffer(), rows);
    case 'float':
      return floats(field.precision, body.nextBuffer(), rows);
    case 'decimal':
      return { values: decimals(field.width, body.nextBuffer(), rows) };
    case 'date':
      return { values: dates(field.unit, body.nextBuffer(), rows) };
    case 'timestamp':
      return { values: timestamps(field.unit, body.nextBuffer(), rows) };
    case 'duration':
      return { values: new BigInt64Array(aligned(body.nextBuffer(), rows * 8)) };
    case 'time':
      return { list: times(field, body.nextBuffer(), rows) };
    case 'fixedBinary':
      return { list: textList(fixedBinary(body.nextBuffer(), rows, field.width)) };
    case 'utf8View':
    case 'binaryView':
      return { list: views(body, rows) };
    default:
      return { list: strings(field, body, rows) };
  }
}

/** A copy at an address that typed arrays take. @throws RangeError where there are fewer bytes */
export function aligned(bytes: Uint8Array, size: number): ArrayBuffer {
  if (bytes.length < size) throw new RangeError(`missing values: ${bytes.length} of ${size} bytes`);
  const copy = new Uint8Array(size);
  copy.set(bytes.subarray(0, size));
  return copy.buffer;
}

/** Integers of any width as they are. */
export function anyIntegers(
  bytes: Uint8Array,
  rows: number,
  width: number,
  signed: boolean,
):
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array {
  const buffer = aligned(bytes, (rows * width) / 8);
  switch (width) {
    case 8:
      return signed ? new Int8Array(buffer) : new Uint8Array(buffer);
    case 16:
      return signed ? new Int16Array(buffer) : new Uint16Array(buffer);
    case 32:
      return signed ? new Int32Array(buffer) : new Uint32Array(buffer);
    case 64:
      return signed ? new BigInt64Array(buffer) : new BigUint64Array(buffer);
    default:
      throw new RangeError(`unknown width of integers: ${width}`);
  }
}

function integers(field: ArrowField, bytes: Uint8Array, rows: number): Source {
  const values = anyIntegers(bytes, rows, field.width, field.signed);
  if (values instanceof BigInt64Array) return { values };
  if (values instanceof BigUint64Array) return { values: int128Words(Array.from(values)) };
  if (fieldType(field) === 'BIGINT') return { values: BigInt64Array.from(values, BigInt) };
  return { values: Int32Array.from(values) };
}

function floats(precision: number, bytes: Uint8Array, rows: number): Source {
  if (precision === 2) return { values: new Float64Array(aligned(bytes, rows * 8)) };
  if (precision === 1) return { values: new Float32Array(aligned(bytes, rows * 4)) };
  return { values: Float32Array.from(new Uint16Array(aligned(bytes, rows * 2)), halfFloat) };
}

function decimals(width: number, bytes: Uint8Array, rows: number): BigInt64Array {
  if (width === 128) return new BigInt64Array(aligned(bytes, rows * 16));
  if (width !== 32 && width !== 64) throw new RangeError(`unknown width of decimals: ${width}`);
  return int128Words(Array.from(anyIntegers(bytes, rows, width, true) as ArrayLike<number | bigint>, BigInt));
}

const DAY = 86_400_000n;

function dates(unit: number, bytes: Uint8Array, rows: number): Int32Array {
  if (unit === 0) return new Int32Array(aligned(bytes, rows * 4));
  const milliseconds = new BigInt64Array(aligned(bytes, rows * 8));
  return Int32Array.from(milliseconds as unknown as ArrayLike<bigint>, (value) =>
    Number(BigInt(value) / DAY),
  );
}

function timestamps(unit: number, bytes: Uint8Array, rows: number): BigInt64Array {
  const values = new BigInt64Array(aligned(bytes, rows * 8));
  return unit === 2 ? values : values.map((value) => toMicroseconds(value, unitsPerSecond(unit)));
}

function unitsPerSecond(unit: number): bigint {
  return 1000n ** BigInt(Math.max(0, Math.min(3, unit)));
}

function times({ unit, width }: ArrowField, bytes: Uint8Array, rows: number): ByteList {
  const values = anyIntegers(bytes, rows, width, true);
  return textList(
    Array.from(values as ArrayLike<number | bigint>, (value) =>
      clockText(BigInt(value), unitsPerSecond(unit)),
    ),
  );
}

function fixedBinary(bytes: Uint8Array, rows: number, width: number): string[] {
  if (!(width >= 0) || bytes.length < rows * width) throw new RangeError('missing values');
  return Array.from({ length: rows }, (_, i) => hexText(bytes.subarray(i * width, (i + 1) * width)));
}

/** Bits as a byte each. */
export function unpacked(bits: Uint8Array, rows: number): Uint8Array {
  if (bits.length * 8 < rows) throw new RangeError('missing bits');
  return Uint8Array.from({ length: rows }, (_, i) => ((bits[i >> 3] ?? 0) >> (i & 7)) & 1);
}

/** Where lists or texts begin and end, checked against what they are cut from. */
export function readOffsets(bytes: Uint8Array, rows: number, wide: boolean, limit: number): Int32Array {
  // No rows may come without the one offset that there should be.
  if (rows === 0 && bytes.length === 0) return new Int32Array(1);
  const offsets = wide
    ? Int32Array.from(
        new BigInt64Array(aligned(bytes, (rows + 1) * 8)) as unknown as ArrayLike<bigint>,
        Number,
      )
    : new Int32Array(aligned(bytes, (rows + 1) * 4));
  let before = 0;
  for (const offset of offsets) {
    if (offset < before || offset > limit) throw new RangeError(`invalid offset: ${offset}`);
    before = offset;
  }
  return offsets;
}

function strings({ kind }: ArrowField, body: Body, rows: number): ByteList {
  const offsets = body.nextBuffer();
  const bytes = body.nextBuffer();
  const places = readOffsets(offsets, rows, kind === 'largeUtf8' || kind === 'largeBinary', bytes.length);
  return { bytes, starts: places.subarray(0, rows), ends: places.subarray(1, rows + 1) };
}

const VIEW = 16;
const INLINE = 12;

/** Texts of which the short ones stand in their view and the others in one of several buffers. */
function views(body: Body, rows: number): ByteList {
  const table = body.nextBuffer();
  if (table.length < rows * VIEW) throw new RangeError('missing views');
  const buffers = [table, ...Array.from({ length: body.nextVariadic() }, () => body.nextBuffer())];
  const bases: number[] = [];
  let size = 0;
  for (const buffer of buffers) {
    bases.push(size);
    size += buffer.length;
  }
  const bytes = new Uint8Array(size);
  buffers.forEach((buffer, i) => {
    bytes.set(buffer, bases[i]);
  });
  const view = new DataView(bytes.buffer);
  const starts = new Int32Array(rows);
  const ends = new Int32Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const at = i * VIEW;
    const length = view.getInt32(at, true);
    const short = length <= INLINE;
    const buffer = short ? 0 : view.getInt32(at + 8, true) + 1;
    const within = short ? at + 4 : view.getInt32(at + 12, true);
    const room = buffers[buffer]?.length ?? -1;
    if (length < 0 || within < 0 || within + length > room) throw new RangeError('invalid view');
    starts[i] = (bases[buffer] ?? 0) + within;
    ends[i] = (bases[buffer] ?? 0) + within + length;
  }
  return { bytes, starts, ends };
}
