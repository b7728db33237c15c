/**
 * Moves labels apart as little as needed: positions at least `gap` from each other, in the order given, between `low`
 * and `high`. Where there is no room for that gap, they share what room there is.
 *
 * @param wanted where each label would stand, ascending
 */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const count = wanted.length;
  const step = count > 1 ? Math.min(gap, (high - low) / (count - 1)) : gap;
  // Taking away i × step turns "at least step apart" into "not falling"; the nearest such row is the pooled means.
  const pooled = notFalling(wanted.map((place, i) => place - i * step));
  const room = Math.max(low, high - step * Math.max(0, count - 1));
  return pooled.map((place, i) => Math.min(room, Math.max(low, place)) + i * step);
}

/** The nearest row that does not fall, by pooling neighbours that do (isotonic regression). */
function notFalling(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    for (
      let last = pools.at(-1);
      last && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
}
