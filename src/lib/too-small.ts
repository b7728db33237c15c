/**
 * Which of some groups are not told where none of fewer than `least` may be: these, and of the others the smallest until
 * what is not told is two groups that together reach `least`, so that it cannot be subtracted from a known sum. Groups of
 * nobody are told. Indexes; of equal sizes the first goes first.
 */
export function tooSmall(sizes: readonly number[], least: number): ReadonlySet<number> {
  const hidden = new Set<number>();
  const order = sizes.map((size, index) => ({ size, index })).filter(({ size }) => size > 0);
  order.sort((a, b) => a.size - b.size || a.index - b.index);
  if ((order[0]?.size ?? least) >= least) return hidden;
  let sum = 0;
  for (const { size, index } of order) {
    if (size >= least && hidden.size >= 2 && sum >= least) break;
    hidden.add(index);
    sum += size;
  }
  return hidden;
}
