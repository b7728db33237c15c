/** 0 -> `A`, 26 -> `AA`. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `AA7` -> column 26, row 7 (1-based); null for anything else. Dollar signs are passed over. */
export function cellPlace(reference: string): { readonly column: number; readonly row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(match[2]) };
}

/** `A3:F4` as rows and columns; a single cell is a range of one. */
export function rangePlaces(range: string): {
  readonly from: { readonly column: number; readonly row: number };
  readonly to: { readonly column: number; readonly row: number };
} | null {
  const [first = '', last = first] = range.split(':');
  const [from, to] = [cellPlace(first), cellPlace(last)];
  return from && to ? { from, to } : null;
}
