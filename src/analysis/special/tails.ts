/** One tail of a distribution as its logarithm: the one that is computed directly, so that it keeps its digits when small. */
export interface Tail {
  readonly side: 'lower' | 'upper';
  readonly ln: number;
}

/** The probability of a tail; from the other one where that was computed. */
export function probability(tail: Tail, side: Tail['side']): number {
  return tail.side === side ? Math.exp(tail.ln) : -Math.expm1(tail.ln);
}

/** Its logarithm. */
export function lnProbability(tail: Tail, side: Tail['side']): number {
  return tail.side === side ? tail.ln : lnOneMinusExp(tail.ln);
}

/** ln(1 − eˣ) for x ≤ 0, exact at both ends (Mächler 2012). */
export function lnOneMinusExp(x: number): number {
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
}
