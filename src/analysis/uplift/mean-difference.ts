import type { Moments } from '../stats/means';
import type { Interval } from './newcombe';
import { tQuantile } from './t-quantile';

/**
 * The difference of two means with Welch's 95 % interval (variances may differ); null where a group has fewer than two
 * values.
 */
export function meanDifference(a: Moments, b: Moments): Interval | null {
  if (a.n < 2 || b.n < 2) return null;
  const [of, off] = [a.variance / a.n, b.variance / b.n];
  const value = a.mean - b.mean;
  if (of + off === 0) return { value, low: value, high: value };
  const df = (of + off) ** 2 / (of ** 2 / (a.n - 1) + off ** 2 / (b.n - 1));
  const spread = tQuantile(df) * Math.sqrt(of + off);
  return { value, low: value - spread, high: value + spread };
}

/** Count, mean and sample variance from sums of values and of their squares. */
export function momentsOf(n: number, sum: number, squares: number): Moments {
  const mean = n > 0 ? sum / n : 0;
  // Rounding can make what is 0 a little less.
  const variance = n > 1 ? Math.max(0, (squares - n * mean * mean) / (n - 1)) : 0;
  return { n, mean, variance };
}
