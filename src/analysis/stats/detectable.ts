import { normalQuantile } from '../special/normalQuantile';

/**
 * The smallest difference of two rates that two groups of these sizes show with the given power in a two-sided test,
 * in the normal approximation with both variances at the expected rate: (z(1 − α/2) + z(power)) · √(p (1 − p) (1/n₁ + 1/n₂)).
 * Null where a group is empty.
 */
export function detectable(
  first: number,
  second: number,
  { rate = 0.1, alpha = 0.05, power = 0.8 }: { rate?: number; alpha?: number; power?: number } = {},
): number | null {
  if (!(first > 0) || !(second > 0)) return null;
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  return z * Math.sqrt(rate * (1 - rate) * (1 / first + 1 / second));
}
