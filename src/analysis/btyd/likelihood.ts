import { lnGamma } from '../special/lnGamma';
import { digamma } from '../special/digamma';
import type { Smooth } from './minimise';
import { chancesToStop, type BtydModel, type PurchaseGroups } from './model';
import { runsOf, type Run } from './runs';

interface Natural {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Sums over rows of one x: of the logarithm of what is left to chance, and its derivatives by r, alpha, and a with b. */
interface Sums {
  value: number;
  r: number;
  alpha: number;
  /** Weight of the case that the customer has stopped. */
  stopped: number;
}

/**
 * The mean negative log-likelihood of BG/NBD (Fader, Hardie and Lee 2005) or MBG/NBD (Batislam, Denizel and Filiztekin
 * 2007) over the logarithms of r, alpha, a, b, with its gradient. With k = x chances to stop (x + 1 in MBG/NBD):
 * ln L = ln Γ(r+x) − ln Γ(r) + r ln α + ln Γ(a+b) + ln Γ(b+k) − ln Γ(b) − ln Γ(a+b+k)
 *      + ln((α+T)^−(r+x) + [k > 0] a/(b+k−1) (α+t)^−(r+x)).
 *
 * @param groups rows with equal `x` together; times of the order of 1
 */
export function btydLoss(groups: PurchaseGroups, model: BtydModel): Smooth {
  const extra = chancesToStop(model);
  const runs = runsOf(groups.x, groups.weight);
  const total = runs.reduce((sum, { weight }) => sum + weight, 0);
  return (point, gradient) => {
    const [r = 0, alpha = 0, a = 0, b = 0] = Array.from(point, Math.exp);
    const sums = [0, 0, 0, 0];
    let value = 0;
    for (const run of runs) value += addRun(groups, run, extra, { r, alpha, a, b }, sums);
    [r, alpha, a, b].forEach((parameter, i) => (gradient[i] = (-parameter * (sums[i] ?? 0)) / total));
    return -value / total;
  };
}

/** Adds the gradient of the rows with one x to `sums` and returns their log-likelihood. */
function addRun(groups: PurchaseGroups, run: Run, extra: number, at: Natural, sums: number[]): number {
  const { r, alpha, a, b } = at;
  const { value: x, weight } = run;
  const k = x + extra;
  const rest = leftToChance(groups, run, k, at);
  const same =
    lnGamma(r + x) -
    lnGamma(r) +
    r * Math.log(alpha) +
    lnGamma(a + b) +
    lnGamma(b + k) -
    lnGamma(b) -
    lnGamma(a + b + k);
  const both = digamma(a + b) - digamma(a + b + k);
  add(sums, 0, weight * (digamma(r + x) - digamma(r) + Math.log(alpha)) + rest.r);
  add(sums, 1, (weight * r) / alpha + rest.alpha);
  add(sums, 2, weight * both + rest.stopped / a);
  add(sums, 3, weight * (both + digamma(b + k) - digamma(b)) - (k > 0 ? rest.stopped / (b + k - 1) : 0));
  return weight * same + rest.value;
}

function add(sums: number[], i: number, value: number): void {
  sums[i] = (sums[i] ?? 0) + value;
}

/** The part that differs from row to row: still there at T, or gone after the last purchase at t. */
function leftToChance(groups: PurchaseGroups, run: Run, k: number, { r, alpha, a, b }: Natural): Sums {
  const { recency, age, weight } = groups;
  const power = r + run.value;
  const odds = k > 0 ? Math.log(a) - Math.log(b + k - 1) : -Infinity;
  const sums: Sums = { value: 0, r: 0, alpha: 0, stopped: 0 };
  for (let i = run.from; i < run.to; i++) {
    const w = weight[i] as number;
    const untilEnd = alpha + (age[i] as number);
    const untilLast = alpha + (recency[i] as number);
    const logEnd = Math.log(untilEnd);
    const logLast = Math.log(untilLast);
    // ln(e^A3 + e^A4) = A3 + ln(1 + e^(A4 − A3)), kept finite from both sides.
    const difference = odds + power * (logEnd - logLast);
    const gone = 1 / (1 + Math.exp(-difference));
    const log = difference > 30 ? difference : Math.log1p(Math.exp(difference));
    sums.value += w * (log - power * logEnd);
    sums.r -= w * ((1 - gone) * logEnd + gone * logLast);
    sums.alpha -= w * power * ((1 - gone) / untilEnd + gone / untilLast);
    sums.stopped += w * gone;
  }
  return sums;
}
