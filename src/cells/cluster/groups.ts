/** Sums of a column by group. Values that are not numbers (a missing amount) count for nothing. */
export interface GroupSums {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

/** Sums in the order of the rows, so that they are the same each time. */
export function sumByGroup(values: Float64Array, labels: Int32Array, groups: number): GroupSums {
  const sums = new Float64Array(groups);
  const counts = new Float64Array(groups);
  for (let row = 0; row < labels.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    const group = labels[row] as number;
    sums[group] = (sums[group] as number) + value;
    counts[group] = (counts[group] as number) + 1;
  }
  return { sums, counts };
}

/** The mean of each group; null where it has none. */
export function meansOf({ sums, counts }: GroupSums): (number | null)[] {
  return Array.from(sums, (sum, group) => (counts[group] ? sum / (counts[group] as number) : null));
}

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
