import { shuffle } from '../random/sample';
import { xoshiro128 } from '../random/xoshiro128';

/** The rows of each class, in their order. */
function rowsByClass(labels: Uint8Array, classes: number, used: Uint8Array): Int32Array[] {
  const found: number[][] = Array.from({ length: classes }, () => []);
  for (let row = 0; row < labels.length; row++) if (used[row]) found[labels[row] as number]?.push(row);
  return found.map((rows) => Int32Array.from(rows));
}

/** Deals the used rows of each class into `parts`, as evenly as can be, by chance of the seed; 255 for the others. */
export function deal(
  labels: Uint8Array,
  classes: number,
  used: Uint8Array,
  parts: number,
  seed: number,
): Uint8Array {
  const part = new Uint8Array(labels.length).fill(255);
  // The next class goes on where the last one ended, so that the parts are equally large in sum too.
  let next = 0;
  rowsByClass(labels, classes, used).forEach((rows, k) => {
    for (const row of shuffle(rows, xoshiro128(seed, 1, k))) part[row] = next++ % parts;
  });
  return part;
}

/** Marks a share of the rows of each class, by chance of the seed: 1 for those that are held out. */
export function holdOut(labels: Uint8Array, classes: number, share: number, seed: number): Uint8Array {
  const held = new Uint8Array(labels.length);
  const all = new Uint8Array(labels.length).fill(1);
  rowsByClass(labels, classes, all).forEach((rows, k) => {
    const size = Math.round(rows.length * share);
    for (const row of shuffle(rows, xoshiro128(seed, 0, k)).subarray(0, size)) held[row] = 1;
  });
  return held;
}
