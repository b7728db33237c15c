import { gammaLower, gammaUpper, lnGammaLower, lnGammaUpper } from './gammaIncomplete';

/** erfc(x) = 2/√π ∫ₓ^∞ e^(−t²) dt, exact in the far tail. */
export function erfc(x: number): number {
  return x < 0 ? 1 + gammaLower(0.5, x * x) : gammaUpper(0.5, x * x);
}

/** The chance of a standard normal variable to be above z. */
export function normalUpper(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}

/** Its logarithm; a number also where the chance itself is too small for one. */
export function lnNormalUpper(z: number): number {
  const half = (z * z) / 2;
  return z < 0 ? Math.log1p(gammaLower(0.5, half)) - Math.LN2 : lnGammaUpper(0.5, half) - Math.LN2;
}

/** The chance of a standard normal variable to be farther from 0 than z, and its logarithm. */
export function normalTwoSided(z: number): { readonly p: number; readonly ln: number } {
  const half = (z * z) / 2;
  return { p: gammaUpper(0.5, half), ln: lnGammaUpper(0.5, half) };
}

/** The chance of a standard normal variable to be within z of 0, as a logarithm. */
export function lnNormalWithin(z: number): number {
  return lnGammaLower(0.5, (z * z) / 2);
}
