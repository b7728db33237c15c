/**
 * Parquet's mixture of repeated values and bit-packed groups (levels, dictionary indices, booleans): exactly `count` values of
 * `width` bits from `bytes`. (Apache Parquet format, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid".)
 * @throws RangeError where the bytes end too early
 */
export function readHybrid(bytes: Uint8Array, width: number, count: number): Int32Array {
  const values = new Int32Array(count);
  if (width === 0) return values;
  if (width > 32) throw new RangeError(`invalid bit width: ${width}`);
  let at = 0;
  let filled = 0;
  while (filled < count) {
    let header = 0;
    let shift = 0;
    for (;;) {
      if (at >= bytes.length || shift > 28) throw new RangeError('missing values');
      const byte = bytes[at++] ?? 0;
      header += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      if (byte < 0x80) break;
    }
    const length = Math.floor(header / 2);
    if (header % 2 === 0) {
      const size = (width + 7) >> 3;
      if (length === 0 || at + size > bytes.length) throw new RangeError('missing values');
      let value = 0;
      for (let i = 0; i < size; i += 1) value |= (bytes[at + i] ?? 0) << (8 * i);
      at += size;
      const end = Math.min(count, filled + length);
      values.fill(value, filled, end);
      filled = end;
    } else {
      const wanted = Math.min(count - filled, length * 8);
      if (wanted === 0 || at + Math.ceil((wanted * width) / 8) > bytes.length)
        throw new RangeError('missing values');
      unpack(bytes, at, width, values, filled, wanted);
      filled += wanted;
      at += length * width;
    }
  }
  return values;
}

/** Values of `width` bits, the lowest bits first. */
function unpack(
  bytes: Uint8Array,
  start: number,
  width: number,
  values: Int32Array,
  from: number,
  count: number,
): void {
  if (width > 24) {
    unpackWide(bytes, start, width, values, from, count);
    return;
  }
  const mask = (1 << width) - 1;
  let buffer = 0;
  let held = 0;
  let at = start;
  for (let i = 0; i < count; i += 1) {
    while (held < width) {
      buffer |= (bytes[at++] ?? 0) << held;
      held += 8;
    }
    values[from + i] = buffer & mask;
    buffer >>>= width;
    held -= width;
  }
}

/** The same where a value and the bits before it do not fit 32 bits. */
function unpackWide(
  bytes: Uint8Array,
  start: number,
  width: number,
  values: Int32Array,
  from: number,
  count: number,
): void {
  for (let i = 0; i < count; i += 1) {
    const bit = i * width;
    const at = start + (bit >> 3);
    let number = 0;
    for (let j = 4; j >= 0; j -= 1) number = number * 256 + (bytes[at + j] ?? 0);
    values[from + i] = Math.floor(number / 2 ** (bit & 7)) % 2 ** width;
  }
}
