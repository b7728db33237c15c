import { decompressZstd } from 'hyparquet-compressors';
import type { FlatTable } from './flatbuffer';
import { inflateLz4 } from '../lz4';

/** What one buffer may be, inflated. */
const MAX_BUFFER = 2 ** 30;

/** The buffers of a record batch in the order of its fields, with the lengths of the fields. */
export class Body {
  private readonly nodes: readonly number[];
  private readonly places: readonly number[];
  private readonly codec: number | null;
  private readonly counts: number[];
  private node = 0;
  private buffer = 0;
  readonly rows: number;

  constructor(
    batch: FlatTable,
    private readonly bytes: Uint8Array,
  ) {
    this.rows = batch.int64(0);
    this.nodes = batch.int64s(1, 2);
    this.places = batch.int64s(2, 2);
    this.codec = batch.table(3)?.int8(0) ?? null;
    this.counts = batch.int64s(4, 1);
  }

  /** The number of values of the next field. */
  nextLength(): number {
    const length = this.nodes[this.node * 2];
    this.node += 1;
    if (length === undefined || !(length >= 0) || length > MAX_BUFFER) throw new RangeError('missing field');
    return length;
  }

  /** How many buffers the next field of views has beside the usual ones. */
  nextVariadic(): number {
    const count = this.counts.shift() ?? 0;
    if (!(count >= 0) || count > this.places.length) throw new RangeError('invalid number of buffers');
    return count;
  }

  nextBuffer(): Uint8Array {
    const offset = this.places[this.buffer * 2] ?? -1;
    const length = this.places[this.buffer * 2 + 1] ?? -1;
    this.buffer += 1;
    if (!(offset >= 0 && length >= 0 && offset + length <= this.bytes.length))
      throw new RangeError('missing buffer');
    const packed = this.bytes.subarray(offset, offset + length);
    return this.codec === null || length === 0 ? packed : inflate(packed, this.codec);
  }

  skipBuffers(count: number): void {
    this.buffer += count;
  }
}

/** Each buffer is packed on its own, after its size; −1 says that it is not. */
function inflate(packed: Uint8Array, codec: number): Uint8Array {
  const size = Number(new DataView(packed.buffer, packed.byteOffset, packed.byteLength).getBigInt64(0, true));
  const rest = packed.subarray(8);
  if (size === -1) return rest;
  if (!(size >= 0) || size > MAX_BUFFER) throw new RangeError(`invalid size of a buffer: ${size}`);
  if (size === 0) return new Uint8Array();
  if (codec === 0) return inflateLz4(rest, size);
  if (codec === 1) return sized(decompressZstd(rest, new Uint8Array(size)), size);
  throw new RangeError(`unknown compression: ${codec}`);
}

function sized(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length !== size) throw new RangeError(`invalid size of a buffer: ${bytes.length}`);
  return bytes;
}
