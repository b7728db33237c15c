/** B(2k) / 2k: the coefficients of the series in even powers of 1/x. */
const SERIES = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];
const LARGE = 10;

/** ψ(x), the derivative of ln Γ: the recurrence up to 10, the asymptotic series from there; reflection below 0. */
export function digamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return NaN;
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * x);
  }
  let shift = 0;
  let at = x;
  for (; at < LARGE; at++) shift += 1 / at;
  const square = 1 / (at * at);
  let sum = 0;
  for (let term = SERIES.length - 1; term >= 0; term--) sum = (sum + (SERIES[term] as number)) * square;
  return Math.log(at) - 0.5 / at - sum - shift;
}
