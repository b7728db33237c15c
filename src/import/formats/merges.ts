/** A rectangle of cells that are joined into one, counted from 0, ends included. Its value stands in the first. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const MAX_MERGES = 10_000;

/** `B2:D2` as numbers; null for anything else. */
export function mergeOf(reference: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(reference);
  if (!match) return null;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  return { top: Number(top) - 1, left: column(left), bottom: Number(bottom) - 1, right: column(right) };
}

function column(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The joined cells that a sheet's XML lists, below its rows. */
export function mergesOfXml(xml: string): Merge[] {
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*\bref="([^"]+)"/g)]
    .slice(0, MAX_MERGES)
    .flatMap((match) => mergeOf(match[1] ?? '') ?? []);
}
