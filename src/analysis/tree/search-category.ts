import { exceeds, splitScore, type Frontier } from './best';

/** Up to so many categories in a node every way to part them is tried where there are more than two classes. */
export const EXHAUSTIVE_LEVELS = 10;

/**
 * The best way to part the categories of a node. Two classes: the categories in the order of their share of the second
 * class; the best cut of that order is the best of all ways (Breiman et al. 1984, theorem 4.5). More classes: every way
 * up to ten categories; beyond, the best cut of their orders by the share of each class in turn, which may miss the best.
 */
export function searchCategory(
  frontier: Frontier,
  slot: number,
  counts: Float64Array,
  size: number,
  index: number,
): void {
  const { classes } = frontier;
  const search: Search = {
    frontier,
    slot,
    counts,
    size,
    index,
    present: presentLevels(counts, size, classes),
  };
  if (search.present.length < 2) return;
  if (classes === 2) cutOrder(search, orderedBy(search, 1));
  else if (search.present.length <= EXHAUSTIVE_LEVELS) tryAll(search);
  else for (let k = 0; k < classes; k++) cutOrder(search, orderedBy(search, k));
}

interface Search {
  readonly frontier: Frontier;
  readonly slot: number;
  /** Category × class. */
  readonly counts: Float64Array;
  readonly size: number;
  readonly index: number;
  /** The categories there are in the node. */
  readonly present: readonly number[];
}

function presentLevels(counts: Float64Array, size: number, classes: number): number[] {
  const rows = (level: number) => sum(counts.subarray(level * classes, (level + 1) * classes));
  return Array.from({ length: size }, (_, level) => level).filter((level) => rows(level) > 0);
}

/** The categories by their share of a class; equal ones as they are numbered. */
function orderedBy({ counts, present, frontier: { classes } }: Search, k: number): number[] {
  const share = (level: number) =>
    (counts[level * classes + k] as number) / sum(counts.subarray(level * classes, (level + 1) * classes));
  const shares = new Map(present.map((level) => [level, share(level)]));
  return [...present].sort((a, b) => (shares.get(a) ?? 0) - (shares.get(b) ?? 0) || a - b);
}

function cutOrder(search: Search, order: readonly number[]): void {
  const left = new Float64Array(search.frontier.classes);
  for (let cut = 1; cut < order.length; cut++) {
    add(search, left, order[cut - 1] as number);
    consider(search, left, (level) => order.indexOf(level) < cut && order.includes(level));
  }
}

/** The first category stays on the left, so that no way is tried twice. */
function tryAll(search: Search): void {
  const { present } = search;
  const [first = 0, ...others] = present;
  for (let mask = 0; mask < 2 ** others.length - 1; mask++) {
    const left = new Float64Array(search.frontier.classes);
    const chosen = new Set([first, ...others.filter((_, bit) => (mask >> bit) & 1)]);
    for (const level of chosen) add(search, left, level);
    consider(search, left, (level) => chosen.has(level));
  }
}

function add({ counts, frontier: { classes } }: Search, left: Float64Array, level: number): void {
  for (let k = 0; k < classes; k++) left[k] = (left[k] as number) + (counts[level * classes + k] as number);
}

function consider(search: Search, left: Float64Array, isLeft: (level: number) => boolean): void {
  const { frontier, slot, index, size, present } = search;
  const best = frontier.best[slot];
  const score = splitScore(frontier, slot, left, 0);
  if (!best || !exceeds(score, best)) return;
  const rows = sum(left);
  const absent = rows > (frontier.sizes[slot] as number) - rows;
  // The side of the first category is the left one; categories that are not in the node go with the larger side.
  const turned = !isLeft(present[0] ?? 0);
  const sides = Array.from({ length: size }, (_, level) =>
    present.includes(level) ? isLeft(level) !== turned : absent !== turned,
  );
  best.score = score;
  best.split = { feature: index, kind: 'category', left: sides, gain: score - best.own };
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
