/** Sums of a column by group. Values that are not numbers (a missing amount) count for nothing. */
export interface GroupSums {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

/** Sums of `values` by their group (`labels`, 0 … groups − 1), in the order of the rows, so that they are the same each time. */
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
