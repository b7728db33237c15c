import { wilson } from '../stats/wilson';

/** A difference with its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The difference of two independent shares with Newcombe's 95 % interval from the two Wilson intervals (R. G. Newcombe, 1998,
 * "Interval estimation for the difference between independent proportions", method 10): it stays within −1 and 1 and holds
 * for small groups and for shares near 0, where the usual one does not.
 *
 * @param a successes of `n`; `b` successes of `m`; both `n` and `m` > 0
 * @example newcombe(56, 70, 48, 80) // 0.2, from 0.0524 to 0.3339
 */
export function newcombe(a: number, n: number, b: number, m: number): Interval {
  const [first, second] = [wilson(a, n), wilson(b, m)];
  const [p, q] = [a / n, b / m];
  const value = p - q;
  return {
    value,
    low: value - Math.hypot(p - first.low, second.high - q),
    high: value + Math.hypot(first.high - p, q - second.low),
  };
}
