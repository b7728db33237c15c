import type { Random } from './xoshiro128';

/** Shuffles an array in place (Fisher–Yates). */
export function shuffle(items: Int32Array, random: Random): Int32Array {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const kept = items[last] as number;
    items[last] = items[other] as number;
    items[other] = kept;
  }
  return items;
}

/**
 * `size` different row numbers out of `rows`, ascending (selection sampling, Knuth's algorithm S):
 * every subset is equally likely and no index array of all rows is made.
 */
export function sampleRows(rows: number, size: number, random: Random): Int32Array {
  const chosen = new Int32Array(Math.min(rows, size));
  let found = 0;
  for (let row = 0; found < chosen.length; row++) {
    if (random.uniform() * (rows - row) < chosen.length - found) chosen[found++] = row;
  }
  return chosen;
}
