import { exceeds, midpoint, splitScore, type Frontier } from './best';
import type { CodedFeature } from './prepare';
import { searchCategory } from './search-category';

/** Tables of counts are made for as many nodes at once as keep them within this size. */
const MOST_CELLS = 4_000_000;

/** The best split of a feature with few values for every node of a level, from a table of node × value × class. */
export function searchCoded(frontier: Frontier, feature: CodedFeature, index: number): void {
  const { slots, classes } = frontier;
  const each = feature.size * classes;
  const together = Math.max(1, Math.floor(MOST_CELLS / each));
  for (let from = 0; from < slots; from += together) {
    const to = Math.min(slots, from + together);
    const table = countTable(frontier, feature, from, to);
    for (let slot = from; slot < to; slot++) {
      const counts = table.subarray((slot - from) * each, (slot - from + 1) * each);
      if (feature.values) searchNumber(frontier, slot, counts, feature, feature.values, index);
      else searchCategory(frontier, slot, counts, feature.size, index);
    }
  }
}

function countTable(
  frontier: Frontier,
  { codes, size }: CodedFeature,
  from: number,
  to: number,
): Float64Array {
  const { keys, classes } = frontier;
  const counts = new Float64Array((to - from) * size * classes);
  const first = from * classes;
  const end = to * classes;
  // Where in the table the code 0 of a key stands.
  const bases = Int32Array.from({ length: end - first }, (_, at) => {
    const slot = Math.floor(at / classes);
    return slot * size * classes + (at - slot * classes);
  });
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number;
    if (key < first || key >= end) continue;
    const at = (bases[key - first] as number) + (codes[row] as number) * classes;
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

function searchNumber(
  frontier: Frontier,
  slot: number,
  counts: Float64Array,
  { size, hasMissing }: CodedFeature,
  values: Float64Array,
  index: number,
): void {
  const { classes } = frontier;
  const missing = counts.subarray((size - 1) * classes);
  const someMissing = hasMissing && missing.some((count) => count > 0);
  thresholds(frontier, slot, counts, values, index, {
    left: new Float64Array(classes),
    missing: someMissing ? false : null,
  });
  if (someMissing)
    thresholds(frontier, slot, counts, values, index, { left: missing.slice(), missing: true });
}

interface Start {
  /** Counts on the left before the first value. */
  readonly left: Float64Array;
  /** Whether rows without a value stand on the left; null where there are none. */
  readonly missing: boolean | null;
}

function thresholds(
  frontier: Frontier,
  slot: number,
  counts: Float64Array,
  values: Float64Array,
  index: number,
  { left, missing }: Start,
): void {
  const { classes, best, sizes } = frontier;
  const own = best[slot];
  let last = -1;
  let rows = left.reduce((sum, count) => sum + count, 0);
  for (let code = 0; own && code < values.length; code++) {
    const here = rowsAt(counts, code, classes);
    if (here === 0) continue;
    const score = last < 0 ? -Infinity : splitScore(frontier, slot, left, 0);
    if (exceeds(score, own)) {
      const threshold = midpoint(values[last] as number, values[code] as number);
      const missingLeft = missing ?? rows > (sizes[slot] as number) - rows;
      own.score = score;
      own.split = { feature: index, kind: 'number', threshold, missingLeft, gain: score - own.own };
    }
    for (let k = 0; k < classes; k++) left[k] = (left[k] as number) + (counts[code * classes + k] as number);
    rows += here;
    last = code;
  }
}

/** The rows of a code in a table of code × class. */
export function rowsAt(counts: Float64Array, code: number, classes: number): number {
  let rows = 0;
  for (let k = 0; k < classes; k++) rows += counts[code * classes + k] as number;
  return rows;
}
