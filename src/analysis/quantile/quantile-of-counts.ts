/** A value and how often it occurs. */
export interface ValueCount {
  readonly gap: number;
  readonly n: number;
}

/** A type-7 quantile of values that occur `n` times each, given in ascending order; null where there are none. */
export function quantileOfCounts(counts: readonly ValueCount[], share: number): number | null {
  const total = counts.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return null;
  const at = (total - 1) * share;
  const low = valueAt(counts, Math.floor(at));
  return low + (at - Math.floor(at)) * (valueAt(counts, Math.ceil(at)) - low);
}

function valueAt(counts: readonly ValueCount[], index: number): number {
  let before = 0;
  for (const { gap, n } of counts) {
    before += n;
    if (index < before) return gap;
  }
  return counts.at(-1)?.gap ?? Number.NaN;
}
