import { lnBeta } from './lnBeta';

/** ln of the number of ways to choose `k` of `n`; −∞ where there is none. Both whole numbers, 0 ≤ k ≤ n. */
export function lnChoose(n: number, k: number): number {
  if (k < 0 || k > n) return -Infinity;
  if (k === 0 || k === n) return 0;
  return -Math.log(n + 1) - lnBeta(n - k + 1, k + 1);
}
