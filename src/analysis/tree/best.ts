import type { Split } from './types';

/** The nodes that are to be split at one level, and the best split found for each so far. */
export interface Frontier {
  readonly slots: number;
  readonly classes: number;
  /** For each row, slot × classes + class; −1 where it is in no such node or not to be counted. */
  readonly keys: Int32Array;
  /** Rows by slot and class, and by slot. */
  readonly totals: Float64Array;
  readonly sizes: Float64Array;
  readonly minLeaf: number;
  readonly weights: Float64Array | null;
  readonly best: Best[];
}

export interface Best {
  /** Of the node as it is, then of the best split: what a next one must exceed. */
  score: number;
  /** Of the node as it is. */
  readonly own: number;
  split: Split | null;
}

/** A gain below this share of the score is rounding: of equal splits the first one stays. */
const ROUNDING = 1e-12;

export function exceeds(score: number, best: Best): boolean {
  return score > best.score * (1 + ROUNDING);
}

/**
 * Σ counts² ÷ Σ counts of a stretch of class counts, weighted: rows minus this is rows × gini, so a split is the better
 * the higher the sum of both sides is.
 */
export function purity(
  counts: Float64Array | Int32Array,
  from: number,
  classes: number,
  weights: Float64Array | null,
): number {
  let squares = 0;
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    const count = (counts[from + k] as number) * (weights ? (weights[k] as number) : 1);
    squares += count * count;
    sum += count;
  }
  return sum > 0 ? squares / sum : 0;
}

/** The score of taking `left` out of a slot's rows; −∞ where a side is too small. */
export function splitScore(frontier: Frontier, slot: number, left: Float64Array, from: number): number {
  const { classes, totals, sizes, minLeaf, weights } = frontier;
  let rows = 0;
  let leftSum = 0;
  let leftSquares = 0;
  let rightSum = 0;
  let rightSquares = 0;
  for (let k = 0; k < classes; k++) {
    const count = left[from + k] as number;
    const weight = weights ? (weights[k] as number) : 1;
    const l = count * weight;
    const r = ((totals[slot * classes + k] as number) - count) * weight;
    rows += count;
    leftSum += l;
    leftSquares += l * l;
    rightSum += r;
    rightSquares += r * r;
  }
  if (rows < minLeaf || (sizes[slot] as number) - rows < minLeaf) return -Infinity;
  return leftSquares / leftSum + rightSquares / rightSum;
}

/** The midpoint of two neighbouring values; the lower one where no number lies between. */
export function midpoint(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle < high ? middle : low;
}
