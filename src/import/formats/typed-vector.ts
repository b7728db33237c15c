import { KequnError } from '../../model/failure';
import { decimalDigits, type TypedType, type TypedVector } from '../../model/typed';

/** Byte strings in one buffer: the i-th goes from `starts[i]` to `ends[i]`. */
export interface ByteList {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Values to take from: fixed-size ones in a typed array (decimals two words each, booleans a byte each), or byte strings. */
export type Source =
  | { readonly list: ByteList }
  | { readonly values: Uint8Array | Int32Array | BigInt64Array | Float32Array | Float64Array };

/** Fills one column of a known number of rows, in order. */
export interface VectorBuilder {
  /** Takes `rows` rows: those that are present take the next value of `source`, through `index` where it is given. */
  add(source: Source, rows: number, present: Uint8Array | null, index: Int32Array | null): void;
  /** Rows filled so far. */
  readonly filled: number;
  finish(): TypedVector;
}

export function vectorBuilder(type: TypedType, rows: number): VectorBuilder {
  return type === 'VARCHAR' ? new TextBuilder(rows) : new FixedBuilder(type, rows);
}

/** Bits set where rows are present; made only when the first row is absent. */
class Validity {
  private bits: Uint8Array | null = null;
  constructor(private readonly rows: number) {}

  absent(row: number): void {
    this.bits ??= new Uint8Array((this.rows + 7) >> 3).fill(0xff);
    this.bits[row >> 3] = (this.bits[row >> 3] ?? 0) & ~(1 << (row & 7));
  }

  finish(): Uint8Array | null {
    return this.bits;
  }
}

class FixedBuilder implements VectorBuilder {
  filled = 0;
  private readonly valid: Validity;
  private readonly values: Exclude<TypedVector['values'], never>;
  private readonly width: number;

  constructor(
    private readonly type: TypedType,
    rows: number,
  ) {
    this.valid = new Validity(rows);
    this.width = decimalDigits(type) ? 2 : 1;
    this.values = emptyValues(type, rows);
  }

  add(source: Source, rows: number, present: Uint8Array | null, index: Int32Array | null): void {
    if (!('values' in source)) throw new Error(`invalid values for ${this.type}`);
    if (this.type === 'BOOLEAN') this.addBits(source.values as Uint8Array, rows, present, index);
    else if (present === null && index === null) {
      const part = source.values.subarray(0, rows * this.width);
      // The two have the same type: the reader of the format converts to the column's.
      (this.values as BigInt64Array).set(part as BigInt64Array, this.filled * this.width);
    } else this.addEach(source.values as BigInt64Array, rows, present, index);
    this.filled += rows;
  }

  private addEach(
    from: BigInt64Array,
    rows: number,
    present: Uint8Array | null,
    index: Int32Array | null,
  ): void {
    const to = this.values as BigInt64Array;
    const { width, filled } = this;
    let next = 0;
    for (let row = 0; row < rows; row += 1) {
      if (present !== null && present[row] === 0) {
        this.valid.absent(filled + row);
        continue;
      }
      const at = (index === null ? next : (index[next] ?? 0)) * width;
      next += 1;
      const target = (filled + row) * width;
      to[target] = from[at] as bigint;
      if (width === 2) to[target + 1] = from[at + 1] as bigint;
    }
  }

  private addBits(
    from: Uint8Array,
    rows: number,
    present: Uint8Array | null,
    index: Int32Array | null,
  ): void {
    const to = this.values as Uint8Array;
    let next = 0;
    for (let row = 0; row < rows; row += 1) {
      const target = this.filled + row;
      if (present !== null && present[row] === 0) {
        this.valid.absent(target);
        continue;
      }
      const value = from[index === null ? next : (index[next] ?? 0)] ?? 0;
      next += 1;
      if (value !== 0) to[target >> 3] = (to[target >> 3] ?? 0) | (1 << (target & 7));
    }
  }

  finish(): TypedVector {
    return { values: this.values, valid: this.valid.finish() };
  }
}

function emptyValues(type: TypedType, rows: number): TypedVector['values'] {
  if (decimalDigits(type)) return new BigInt64Array(rows * 2);
  if (type === 'BOOLEAN') return new Uint8Array((rows + 7) >> 3);
  if (type === 'INTEGER' || type === 'DATE') return new Int32Array(rows);
  if (type === 'BIGINT' || type === 'TIMESTAMP') return new BigInt64Array(rows);
  return type === 'FLOAT' ? new Float32Array(rows) : new Float64Array(rows);
}

/** Offsets are 32 bits wide, and so is what one array may hold. */
const MAX_TEXT = 2 ** 31 - 2 ** 16;
/** Up to so many bytes a plain loop copies faster than `set`. */
const SHORT = 32;

class TextBuilder implements VectorBuilder {
  filled = 0;
  private bytes: Uint8Array;
  private length = 0;
  private readonly offsets: Int32Array;
  private readonly valid: Validity;

  constructor(rows: number) {
    this.valid = new Validity(rows);
    this.offsets = new Int32Array(rows + 1);
    this.bytes = new Uint8Array(Math.max(1024, rows * 8));
  }

  add(source: Source, rows: number, present: Uint8Array | null, index: Int32Array | null): void {
    if (!('list' in source)) throw new Error('invalid values for VARCHAR');
    const { bytes, starts, ends } = source.list;
    let next = 0;
    for (let row = 0; row < rows; row += 1) {
      if (present !== null && present[row] === 0) this.valid.absent(this.filled + row);
      else {
        const at = index === null ? next : (index[next] ?? 0);
        next += 1;
        this.copy(bytes, starts[at] ?? 0, ends[at] ?? 0);
      }
      this.offsets[this.filled + row + 1] = this.length;
    }
    this.filled += rows;
  }

  private copy(from: Uint8Array, start: number, end: number): void {
    const size = end - start;
    if (this.length + size > this.bytes.length) this.grow(this.length + size);
    if (size > SHORT) this.bytes.set(from.subarray(start, end), this.length);
    else for (let i = 0; i < size; i += 1) this.bytes[this.length + i] = from[start + i] ?? 0;
    this.length += size;
  }

  private grow(needed: number): void {
    if (needed > MAX_TEXT) {
      throw new KequnError(
        'engine.out_of_memory',
        `invalid column: ${needed} bytes of text in one group of rows`,
      );
    }
    const larger = new Uint8Array(Math.min(MAX_TEXT, Math.max(needed, this.bytes.length * 2)));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  finish(): TypedVector {
    const values = this.bytes.subarray(0, this.length);
    return { ...validText(values, this.offsets), valid: this.valid.finish() };
  }
}

/**
 * The engine trusts that text is UTF-8, so this makes sure of it: the whole must be, and no value may begin in the middle of
 * a character. What is not is decoded with replacement characters.
 */
export function validText(
  values: Uint8Array,
  offsets: Int32Array,
): { values: Uint8Array; offsets: Int32Array } {
  return isUtf8(values) && offsets.every((at) => ((values[at] ?? 0) & 0xc0) !== 0x80)
    ? { values, offsets }
    : replaced(values, offsets);
}

function isUtf8(values: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(values);
    return true;
  } catch {
    return false;
  }
}

function replaced(values: Uint8Array, offsets: Int32Array): { values: Uint8Array; offsets: Int32Array } {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const encoder = new TextEncoder();
  const parts = Array.from({ length: offsets.length - 1 }, (_, i) =>
    encoder.encode(decoder.decode(values.subarray(offsets[i], offsets[i + 1]))),
  );
  const better = new Int32Array(offsets.length);
  parts.forEach((part, i) => {
    better[i + 1] = (better[i] ?? 0) + part.length;
  });
  const bytes = new Uint8Array(better[parts.length] ?? 0);
  parts.forEach((part, i) => {
    bytes.set(part, better[i]);
  });
  return { values: bytes, offsets: better };
}

/** Texts as byte strings. */
export function textList(texts: readonly string[]): ByteList {
  const encoder = new TextEncoder();
  const parts = texts.map((each) => encoder.encode(each));
  const starts = new Int32Array(parts.length);
  const ends = new Int32Array(parts.length);
  let at = 0;
  parts.forEach((part, i) => {
    starts[i] = at;
    at += part.length;
    ends[i] = at;
  });
  const bytes = new Uint8Array(at);
  parts.forEach((part, i) => {
    bytes.set(part, starts[i]);
  });
  return { bytes, starts, ends };
}

/** Rows `from` to `to` of a vector; bits are moved so that the first row is the first bit. */
export function sliceVector(type: TypedType, vector: TypedVector, from: number, to: number): TypedVector {
  const valid = vector.valid && sliceBits(vector.valid, from, to);
  if (type === 'BOOLEAN') return { values: sliceBits(vector.values as Uint8Array, from, to), valid };
  if (vector.offsets) {
    const first = vector.offsets[from] ?? 0;
    const offsets = vector.offsets.slice(from, to + 1).map((at) => at - first);
    return { values: vector.values.subarray(first, vector.offsets[to]), offsets, valid };
  }
  const width = decimalDigits(type) ? 2 : 1;
  return { values: vector.values.subarray(from * width, to * width), valid };
}

function sliceBits(bits: Uint8Array, from: number, to: number): Uint8Array {
  if (from % 8 === 0) return bits.subarray(from >> 3, (to + 7) >> 3);
  const moved = new Uint8Array((to - from + 7) >> 3);
  for (let row = from; row < to; row += 1) {
    const bit = ((bits[row >> 3] ?? 0) >> (row & 7)) & 1;
    moved[(row - from) >> 3] = (moved[(row - from) >> 3] ?? 0) | (bit << ((row - from) & 7));
  }
  return moved;
}
