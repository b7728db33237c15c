const HALF_LN_TWO_PI = 0.918938533204672741780329736406;

/** B(2k) / (2k (2k − 1)): the coefficients of Stirling's series in odd powers of 1/x. */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/** From here on eight terms are exact to the last bit. */
const LARGE = 10;

/**
 * What Stirling's formula leaves over: ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + stirlingError(x), for x > 0.
 * Small (1 / 12x), so that differences of large ln Γ can be taken without losing digits (Loader 2000).
 */
export function stirlingError(x: number): number {
  if (x < LARGE) return lnGammaSmall(x) - (x - 0.5) * Math.log(x) + x - HALF_LN_TWO_PI;
  const square = 1 / (x * x);
  let sum = 0;
  for (let term = SERIES.length - 1; term >= 0; term--) sum = sum * square + (SERIES[term] as number);
  return sum / x;
}

/** ln Γ(x) for x > 0. */
export function lnGammaPositive(x: number): number {
  if (x < LARGE) return lnGammaSmall(x);
  return (x - 0.5) * Math.log(x) - x + HALF_LN_TWO_PI + stirlingError(x);
}

/** By Γ(x + 1) = x Γ(x), up to where the series holds. */
function lnGammaSmall(x: number): number {
  if (x === 1 || x === 2) return 0;
  let product = 1;
  let at = x;
  for (; at < LARGE; at++) product *= at;
  return lnGammaPositive(at) - Math.log(product);
}
