import { lnGammaPositive } from './stirlingError';

/**
 * ln |Γ(x)|: Stirling's series with eight terms from 10 on, the recurrence below, the reflection formula for negative x.
 * To about 1e-15 of the larger of 1 and the value; +∞ at 0, −1, −2, …
 *
 * @example lnGamma(5) // ln 24
 */
export function lnGamma(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x === Infinity) return Infinity;
  if (x > 0) return lnGammaPositive(x);
  if (Number.isInteger(x)) return Infinity;
  return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lnGammaPositive(1 - x);
}
