import { exceeds, midpoint, splitScore, type Frontier } from './best';
import type { SortedFeature } from './prepare';

/**
 * The best threshold of a number for every node of a level: one walk through the rows in the order of their values
 * (SLIQ: Mehta, Agrawal and Rissanen 1996). Where rows have no value, a second walk puts them to the left.
 */
export function searchSorted(frontier: Frontier, feature: SortedFeature, index: number): void {
  const missing = missingCounts(frontier, feature.missing);
  walk(frontier, feature, index, null, missing.some((count) => count > 0) ? missing : null);
  if (missing.some((count) => count > 0)) walk(frontier, feature, index, missing, missing);
}

function missingCounts({ keys, slots, classes }: Frontier, rows: Uint32Array): Float64Array {
  const counts = new Float64Array(slots * classes);
  for (const row of rows) {
    const key = keys[row] as number;
    if (key >= 0) counts[key] = (counts[key] as number) + 1;
  }
  return counts;
}

/** Where a walk stands in each slot. */
interface State {
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly rows: Float64Array;
  readonly leftSquares: Float64Array;
  readonly rightSquares: Float64Array;
  readonly last: Float64Array;
}

function startState(frontier: Frontier, initial: Float64Array | null): State {
  const { slots, classes, totals } = frontier;
  const left = initial ? initial.slice() : new Float64Array(slots * classes);
  const right = totals.map((total, key) => total - (left[key] as number));
  const state = {
    left,
    right,
    rows: new Float64Array(slots),
    leftSquares: new Float64Array(slots),
    rightSquares: new Float64Array(slots),
    last: new Float64Array(slots).fill(NaN),
  };
  for (let key = 0; key < left.length; key++) {
    const slot = Math.floor(key / classes);
    const l = left[key] as number;
    const r = right[key] as number;
    state.rows[slot] = (state.rows[slot] as number) + l;
    state.leftSquares[slot] = (state.leftSquares[slot] as number) + l * l;
    state.rightSquares[slot] = (state.rightSquares[slot] as number) + r * r;
  }
  return state;
}

function walk(
  frontier: Frontier,
  feature: SortedFeature,
  index: number,
  initial: Float64Array | null,
  missing: Float64Array | null,
): void {
  const { classes, keys, sizes, minLeaf, weights, slots } = frontier;
  const { left, right, rows, leftSquares, rightSquares, last } = startState(frontier, initial);
  const slotOf = Int32Array.from({ length: slots * classes }, (_, key) => Math.floor(key / classes));
  const { rows: order, values } = feature;
  for (let i = 0; i < order.length; i++) {
    const key = keys[order[i] as number] as number;
    if (key < 0) continue;
    const slot = slotOf[key] as number;
    const value = values[i] as number;
    const before = rows[slot] as number;
    if (value !== last[slot]) {
      const after = (sizes[slot] as number) - before;
      if (before >= minLeaf && after >= minLeaf) {
        const score = weights
          ? splitScore(frontier, slot, left, slot * classes)
          : (leftSquares[slot] as number) / before + (rightSquares[slot] as number) / after;
        if (score > (frontier.best[slot]?.score ?? Infinity)) {
          record(frontier, {
            slot,
            index,
            score,
            low: last[slot] as number,
            high: value,
            before,
            missing,
            initial,
          });
        }
      }
      last[slot] = value;
    }
    const l = left[key] as number;
    const r = right[key] as number;
    leftSquares[slot] = (leftSquares[slot] as number) + 2 * l + 1;
    rightSquares[slot] = (rightSquares[slot] as number) - 2 * r + 1;
    left[key] = l + 1;
    right[key] = r - 1;
    rows[slot] = before + 1;
  }
}

interface Found {
  readonly slot: number;
  readonly index: number;
  readonly score: number;
  readonly low: number;
  readonly high: number;
  /** Rows on the left. */
  readonly before: number;
  readonly missing: Float64Array | null;
  readonly initial: Float64Array | null;
}

function record(frontier: Frontier, found: Found): void {
  const { slot, index, score, low, high, before, missing, initial } = found;
  const best = frontier.best[slot];
  // NaN: nothing but rows without a value stands to the left yet.
  if (!best || Number.isNaN(low) || !exceeds(score, best)) return;
  const { classes } = frontier;
  const here = missing?.subarray(slot * classes, (slot + 1) * classes).some((count) => count > 0) ?? false;
  const missingLeft = here ? initial !== null : before > (frontier.sizes[slot] as number) - before;
  const threshold = midpoint(low, high);
  best.score = score;
  best.split = { feature: index, kind: 'number', threshold, missingLeft, gain: score - best.own };
}
