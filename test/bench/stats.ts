/** Medians and spread of repeated measurements. */
export interface Summary {
  readonly median: number;
  /** (largest − smallest) ÷ median. */
  readonly spread: number;
  readonly values: readonly number[];
}

export function summarise(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
  const spread = ((sorted.at(-1) ?? NaN) - (sorted[0] ?? NaN)) / median;
  return { median, spread, values };
}

/** A ratio decides only where both spreads are under this. */
const STEADY = 0.15;

/** One line: what was measured, ours, theirs, ratio against the target, and whether the runs were steady. */
export function compare(title: string, ours: Summary, theirs: Summary, target: number): string {
  const ratio = ours.median / theirs.median;
  const steady = ours.spread < STEADY && theirs.spread < STEADY;
  const verdict = ratio <= target ? 'met' : 'MISSED';
  return `${title}: ${show(ours)} against ${show(theirs)}, ratio ${ratio.toFixed(2)} (target ≤ ${target}): ${
    steady ? verdict : `${verdict}, but the runs were unsteady`
  }`;
}

export function show({ median, spread }: Summary, unit = 's'): string {
  return `${median.toFixed(unit === 'ms' ? 0 : 2)} ${unit} (spread ${(spread * 100).toFixed(0)} %)`;
}
