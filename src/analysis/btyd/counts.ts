import { lnBeta } from '../special/lnBeta';
import { chancesToStop, type BtydModel, type BtydParameters } from './model';

/**
 * The probabilities that a new customer makes 0, 1, … `most` repeat purchases within `time`:
 * B(a,b+k)/B(a,b) NBD(x) + [k > 0] B(a+1,b+k−1)/B(a,b) [1 − Σ_{j<x} NBD(j)], where NBD(x) is the negative binomial with
 * r and α/(α+t).
 */
export function purchaseCounts(
  model: BtydModel,
  { r, alpha, a, b }: BtydParameters,
  time: number,
  most: number,
): number[] {
  const extra = chancesToStop(model);
  const whole = lnBeta(a, b);
  const share = time / (alpha + time);
  let negativeBinomial = Math.exp(r * Math.log1p(-share));
  let fewer = 0;
  return Array.from({ length: most + 1 }, (_, x) => {
    const k = x + extra;
    const going = Math.exp(lnBeta(a, b + k) - whole) * negativeBinomial;
    const stopped = k > 0 ? Math.exp(lnBeta(a + 1, b + k - 1) - whole) * Math.max(0, 1 - fewer) : 0;
    fewer += negativeBinomial;
    negativeBinomial *= ((r + x) / (x + 1)) * share;
    return going + stopped;
  });
}
