import { deviance } from './deviance';
import { stirlingError } from './stirlingError';
import { lnProbability, probability, type Tail } from './tails';

const TINY = 1e-300;
const LN_TWO_PI = Math.log(2 * Math.PI);

/**
 * I_x(a, b), the regularised incomplete beta function: the chance of a beta variable to be below x. `rest` is 1 − x:
 * give it where it is known better than by subtraction.
 */
export function betaLower(a: number, b: number, x: number, rest = 1 - x): number {
  return probability(tailOf(a, b, x, rest), 'lower');
}

/** 1 − I_x(a, b), exact in the far tail. */
export function betaUpper(a: number, b: number, x: number, rest = 1 - x): number {
  return probability(tailOf(a, b, x, rest), 'upper');
}

/** ln I_x(a, b); a number also where I itself is too small for one. */
export function lnBetaLower(a: number, b: number, x: number, rest = 1 - x): number {
  return lnProbability(tailOf(a, b, x, rest), 'lower');
}

/** ln(1 − I_x(a, b)). */
export function lnBetaUpper(a: number, b: number, x: number, rest = 1 - x): number {
  return lnProbability(tailOf(a, b, x, rest), 'upper');
}

/** The continued fraction on the side of the mean where it is small and converges (DLMF 8.17.22). */
function tailOf(a: number, b: number, x: number, rest: number): Tail {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(rest >= 0)) return { side: 'lower', ln: NaN };
  if (x === 0) return { side: 'lower', ln: -Infinity };
  if (rest === 0) return { side: 'upper', ln: -Infinity };
  return x < (a + 1) / (a + b + 2)
    ? { side: 'lower', ln: lnPower(a, b, x, rest) - Math.log(a) + Math.log(fraction(a, b, x)) }
    : { side: 'upper', ln: lnPower(b, a, rest, x) - Math.log(b) + Math.log(fraction(b, a, rest)) };
}

/** ln( xᵃ (1 − x)ᵇ / B(a, b) ), without large terms that cancel. */
function lnPower(a: number, b: number, x: number, rest: number): number {
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const deviances = deviance(a, n * x) + deviance(b, n * rest);
  return errors - deviances + 0.5 * (Math.log(a) + Math.log(b / n) - LN_TWO_PI);
}

/** The continued fraction by Lentz's method. */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const factor = d * c;
    product *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return product;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
