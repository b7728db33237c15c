import { lnChoose } from '../special/lnChoose';
import type { RuleCounts } from './measures';

/** Terms below this share of the sum change nothing. */
const NOTHING = 1e-17;

/**
 * ln p of Fisher's exact test, one-sided: how probable at least so many common baskets are where both sides have
 * nothing to do with each other (hypergeometric). In logarithms, so that 1e-4000 is still told from 1e-5000.
 */
export function lnFisher({ baskets, antecedent, consequent, both }: RuleCounts): number {
  const least = Math.max(0, antecedent + consequent - baskets);
  const most = Math.min(antecedent, consequent);
  if (both <= least) return 0;
  const expected = (antecedent * consequent) / baskets;
  const at = (k: number) =>
    lnChoose(consequent, k) + lnChoose(baskets - consequent, antecedent - k) - lnChoose(baskets, antecedent);
  /** P(k + 1) / P(k). */
  const step = (k: number) =>
    (((consequent - k) / (k + 1)) * (antecedent - k)) / (baskets - consequent - antecedent + k + 1);
  if (both > expected) return Math.min(0, at(both) + Math.log(sumUp(both, most, step)));
  const below = at(both - 1) + Math.log(sumDown(both - 1, least, step));
  return Math.log1p(-Math.min(1, Math.exp(below)));
}

/** 1 + P(k + 1)/P(k) + P(k + 2)/P(k) + … */
function sumUp(from: number, most: number, step: (k: number) => number): number {
  let sum = 1;
  for (let k = from, term = 1; k < most; k++) {
    term *= step(k);
    sum += term;
    if (term < sum * NOTHING) break;
  }
  return sum;
}

function sumDown(from: number, least: number, step: (k: number) => number): number {
  let sum = 1;
  for (let k = from, term = 1; k > least; k--) {
    term /= step(k - 1);
    sum += term;
    if (term < sum * NOTHING) break;
  }
  return sum;
}
