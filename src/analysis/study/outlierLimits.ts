/** Where far begins in each group. */
export interface OutlierLimits {
  /** Distance to the centre beyond which a row of the group is far: upper quartile + 3 × the quartile distance. */
  readonly limits: readonly (number | null)[];
  readonly counts: readonly number[];
}

/** Rows far from the centre of their group, beside the others of it (Tukey's outer fence). Nothing is left out for it. */
export function outlierLimits(squared: Float64Array, labels: Int32Array, groups: number): OutlierLimits {
  const byGroup = Array.from({ length: groups }, (_, group) =>
    squared.filter((_, row) => labels[row] === group).sort(),
  );
  const limits = byGroup.map((sorted) => {
    if (sorted.length === 0) return null;
    const [low, high] = [Math.sqrt(at(sorted, 0.25)), Math.sqrt(at(sorted, 0.75))];
    return high + 3 * (high - low);
  });
  const counts = byGroup.map((sorted, group) => {
    const limit = limits[group] ?? Infinity;
    return sorted.reduce((count, own) => count + (Math.sqrt(own) > limit ? 1 : 0), 0);
  });
  return { limits, counts };
}

function at(sorted: Float64Array, share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
