/** The mark at the beginning of an LZ4 frame. */
const FRAME = 0x184d2204;

/**
 * An LZ4 frame inflated to the size that is known. (LZ4 Frame Format Description 1.6.1 and Block Format Description.)
 * @throws RangeError where the frame is not as long as it must be
 */
export function inflateLz4(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== FRAME) throw new RangeError('invalid LZ4 frame');
  const flags = view.getUint8(4);
  let at = 7 + ((flags & 0x08) === 0 ? 0 : 8) + ((flags & 0x01) === 0 ? 0 : 4);
  const checksum = (flags & 0x10) === 0 ? 0 : 4;
  const out = new Uint8Array(size);
  let filled = 0;
  for (;;) {
    const head = view.getUint32(at, true);
    at += 4;
    if (head === 0) break;
    const length = head & 0x7fffffff;
    if (at + length > bytes.length) throw new RangeError('missing bytes of an LZ4 block');
    const block = bytes.subarray(at, at + length);
    if (head > 0x7fffffff) {
      out.set(block, filled);
      filled += length;
    } else filled = inflateBlock(block, out, filled);
    at += length + checksum;
  }
  if (filled !== size) throw new RangeError(`invalid size of an LZ4 frame: ${filled}`);
  return out;
}

/** A block without a frame, inflated to the size that is known. @throws RangeError */
export function inflateLz4Block(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  const filled = inflateBlock(bytes, out, 0);
  if (filled !== size) throw new RangeError(`invalid size of an LZ4 block: ${filled}`);
  return out;
}

/** Writes a block's bytes from `filled` on; returns where they end. Matches may reach into earlier blocks. */
function inflateBlock(block: Uint8Array, out: Uint8Array, start: number): number {
  let filled = start;
  let at = 0;
  const more = (length: number): number => {
    if (length < 15) return length;
    let sum = length;
    for (;;) {
      if (at >= block.length) throw new RangeError('missing bytes of an LZ4 block');
      const byte = block[at++] ?? 0;
      sum += byte;
      if (byte < 255) return sum;
    }
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const literals = more(token >> 4);
    if (at + literals > block.length) throw new RangeError('missing bytes of an LZ4 block');
    out.set(block.subarray(at, at + literals), filled);
    at += literals;
    filled += literals;
    if (at >= block.length) return filled;
    const offset = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    const end = filled + more(token & 15) + 4;
    if (offset === 0 || offset > filled || end > out.length) throw new RangeError('invalid LZ4 match');
    for (; filled < end; filled += 1) out[filled] = out[filled - offset] ?? 0;
  }
  return filled;
}
