import { xoshiro128 } from '../random/xoshiro128';

/** How well each group is found again in resamples. */
export interface Stability {
  /** Mean of the largest Jaccard similarity with a group found anew, by group; null for one that no resample holds. */
  readonly means: readonly (number | null)[];
  /** In how many resamples a group was found with at least 0.75, and lost with at most 0.5. */
  readonly recovered: readonly number[];
  readonly dissolved: readonly number[];
  readonly resamples: number;
}

/**
 * Bootstrap stability as Hennig's `clusterboot` (fpc; Hennig 2007): rows are drawn with replacement, those drawn
 * several times are kept once, what remains is grouped anew, and each original group is compared with the new one most
 * like it, on the rows that remain. From 0.85 highly stable, from 0.75 stable, from 0.6 doubtful, below no group.
 *
 * @param labels the grouping to judge, `0 … groups − 1`
 * @param regroup groups the given rows anew, with a seed: a label for each
 */
export function stability(
  labels: Int32Array,
  groups: number,
  options: { readonly resamples: number; readonly seed: number },
  regroup: (rows: Int32Array, seed: number) => Int32Array,
  report: () => void = () => undefined,
): Stability {
  const sums = new Float64Array(groups);
  const counts = new Int32Array(groups);
  const recovered = new Array<number>(groups).fill(0);
  const dissolved = new Array<number>(groups).fill(0);
  for (let at = 0; at < options.resamples; at++) {
    const random = xoshiro128(options.seed, 2, at);
    const rows = drawnRows(labels.length, random.below);
    const found = regroup(rows, random.uint32());
    const own = rows.map((row) => labels[row] as number);
    bestJaccard(own, groups, found).forEach((value, group) => {
      if (value === null) return;
      sums[group] = (sums[group] as number) + value;
      counts[group] = (counts[group] as number) + 1;
      if (value >= 0.75) recovered[group] = (recovered[group] ?? 0) + 1;
      if (value <= 0.5) dissolved[group] = (dissolved[group] ?? 0) + 1;
    });
    report();
  }
  const means = Array.from(sums, (sum, group) => (counts[group] ? sum / (counts[group] as number) : null));
  return { means, recovered, dissolved, resamples: options.resamples };
}

/** The different rows among as many drawn with replacement, ascending. */
function drawnRows(rows: number, below: (size: number) => number): Int32Array {
  const drawn = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) drawn[below(rows)] = 1;
  return Int32Array.from({ length: drawn.reduce((sum, one) => sum + one, 0) }, next(drawn));
}

function next(drawn: Uint8Array): () => number {
  let row = -1;
  return () => {
    do row++;
    while (drawn[row] === 0);
    return row;
  };
}

/** For each group its Jaccard similarity with the group of another labelling that is most like it. */
export function bestJaccard(labels: Int32Array, groups: number, others: Int32Array): (number | null)[] {
  const width = others.reduce((most, label) => Math.max(most, label + 1), 0);
  const both = new Int32Array(groups * width);
  const own = new Int32Array(groups);
  const other = new Int32Array(width);
  labels.forEach((label, at) => {
    const found = others[at] as number;
    both[label * width + found] = (both[label * width + found] as number) + 1;
    own[label] = (own[label] as number) + 1;
    other[found] = (other[found] as number) + 1;
  });
  return Array.from(own, (size, group) => {
    if (size === 0) return null;
    let best = 0;
    for (let found = 0; found < width; found++) {
      const shared = both[group * width + found] as number;
      best = Math.max(best, shared / (size + (other[found] as number) - shared));
    }
    return best;
  });
}
