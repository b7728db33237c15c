import { lnGammaPositive, stirlingError } from './stirlingError';

const HALF_LN_TWO_PI = 0.918938533204672741780329736406;
const LARGE = 10;

/**
 * ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) for a, b > 0, without the cancellation of that sum: large parts of it are
 * taken off on paper, as in R's `lbeta`.
 */
export function lnBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (!(small > 0)) return small === 0 ? Infinity : NaN;
  const sum = small + large;
  if (large < LARGE) return lnGammaPositive(small) + lnGammaPositive(large) - lnGammaPositive(sum);
  const rest = (large - 0.5) * Math.log1p(-small / sum);
  const error = stirlingError(large) - stirlingError(sum);
  if (small < LARGE) return lnGammaPositive(small) + error + small - small * Math.log(sum) + rest;
  const own = HALF_LN_TWO_PI + stirlingError(small) + error;
  return own - 0.5 * Math.log(small) + small * Math.log(small / sum) + rest;
}
