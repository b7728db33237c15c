import { deviance } from './deviance';
import { stirlingError } from './stirlingError';
import { lnProbability, probability, type Tail } from './tails';

const TINY = 1e-300;
const LN_TWO_PI = Math.log(2 * Math.PI);

/** P(a, x), the regularised lower incomplete gamma function: the chance of a gamma variable of shape a to be below x. */
export function gammaLower(a: number, x: number): number {
  return probability(tailOf(a, x), 'lower');
}

/** Q(a, x) = 1 − P(a, x), exact in the far tail. */
export function gammaUpper(a: number, x: number): number {
  return probability(tailOf(a, x), 'upper');
}

/** ln P(a, x); a number also where P itself is too small for one. */
export function lnGammaLower(a: number, x: number): number {
  return lnProbability(tailOf(a, x), 'lower');
}

/** ln Q(a, x); a number also where Q itself is too small for one. */
export function lnGammaUpper(a: number, x: number): number {
  return lnProbability(tailOf(a, x), 'upper');
}

/** Below about the mean the series of P, above it the continued fraction of Q (DLMF 8.7.1 and 8.9.2). a > 0, x ≥ 0. */
function tailOf(a: number, x: number): Tail {
  if (!(a > 0) || !(x >= 0)) return { side: 'lower', ln: NaN };
  if (x === 0) return { side: 'lower', ln: -Infinity };
  if (x === Infinity) return { side: 'upper', ln: -Infinity };
  return x < a + 1
    ? { side: 'lower', ln: lnDensity(a, x) + Math.log(series(a, x)) }
    : { side: 'upper', ln: lnDensity(a, x) + Math.log(a * fraction(a, x)) };
}

/** ln( xᵃ e⁻ˣ / Γ(a + 1) ), without large terms that cancel. */
function lnDensity(a: number, x: number): number {
  return -stirlingError(a) - deviance(a, x) - 0.5 * (LN_TWO_PI + Math.log(a));
}

/** 1 + x/(a+1) + x²/((a+1)(a+2)) + … */
function series(a: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** The continued fraction by Lentz's method. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let product = d;
  for (let n = 1; n < 100_000; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    const factor = d * c;
    product *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return product;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
