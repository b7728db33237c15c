/**
 * The groups in the order they are shown: highest mean first; of equal ones the larger, then the one whose centre comes
 * first. Returns old numbers in new order.
 */
export function orderGroups(
  means: readonly (number | null)[],
  sizes: readonly number[],
  centres: readonly (readonly number[])[],
): number[] {
  const compare = (a: number, b: number): number =>
    (means[b] ?? -Infinity) - (means[a] ?? -Infinity) ||
    (sizes[b] ?? 0) - (sizes[a] ?? 0) ||
    compareLists(centres[a] ?? [], centres[b] ?? []);
  return means.map((_, group) => group).sort(compare);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
}
