/**
 * Turns ascending offsets into a text's UTF-8 bytes into offsets of its UTF-16 units, as JavaScript counts.
 */
export function utf16Offsets(text: string, byteOffsets: readonly number[]): number[] {
  const offsets: number[] = [];
  let bytes = 0;
  let units = 0;
  for (const target of byteOffsets) {
    while (bytes < target && units < text.length) {
      const point = text.codePointAt(units) ?? 0;
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      units += point < 0x10000 ? 1 : 2;
    }
    offsets.push(units);
  }
  return offsets;
}
