/** Something scored and how much it counts. */
export interface Weighted {
  /** Null: not known. */
  readonly value: number | null;
  readonly weight: number;
}

/**
 * The mean of what is known, by weight: Σ w·x ÷ Σ w over the known ones, so that what is not known neither helps nor
 * harms. Null where nothing is known, or where all that is known weighs nothing.
 */
export function weightedMean(parts: readonly Weighted[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of parts) {
    if (value === null) continue;
    sum += value * weight;
    weights += weight;
  }
  return weights > 0 ? sum / weights : null;
}
