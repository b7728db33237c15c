import { betaLower, lnBetaLower } from '../special/betaIncomplete';
import { gammaUpper, lnGammaUpper } from '../special/gammaIncomplete';
import { normalTwoSided } from '../special/normal';
import { chance, type Chance } from './chance';

/** The chance that a chi-square variable of `df` degrees of freedom is at least `x`. */
export function chiSquareUpper(x: number, df: number): Chance {
  return chance(lnGammaUpper(df / 2, x / 2), gammaUpper(df / 2, x / 2));
}

/** The chance that an F variable is at least `f`; the degrees of freedom need not be whole. */
export function fUpper(f: number, df1: number, df2: number): Chance {
  const ratio = (df1 * f) / df2;
  if (ratio === Infinity) return chance(-Infinity, 0);
  const x = 1 / (1 + ratio);
  const rest = ratio / (1 + ratio);
  return chance(lnBetaLower(df2 / 2, df1 / 2, x, rest), betaLower(df2 / 2, df1 / 2, x, rest));
}

/** The chance that a t variable is at least as far from 0 as `t`. */
export function tTwoSided(t: number, df: number): Chance {
  return fUpper(t * t, 1, df);
}

/** The chance that a standard normal variable is at least as far from 0 as `z`. */
export function zTwoSided(z: number): Chance {
  const { p, ln } = normalTwoSided(z);
  return chance(ln, p);
}
