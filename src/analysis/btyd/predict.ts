import { chancesToStop, type BtydModel, type BtydParameters } from './model';

/** What is known of a customer: repeat purchases, time of the last one, time observed; both from the first purchase on. */
export interface History {
  readonly x: number;
  readonly recency: number;
  readonly age: number;
}

/** The odds of having stopped against still buying: 1 + odds is the denominator of what is expected. */
function stoppedOdds(
  model: BtydModel,
  { r, alpha, a, b }: BtydParameters,
  { x, recency, age }: History,
): number {
  const k = x + chancesToStop(model);
  if (k === 0) return 0;
  return (a / (b + k - 1)) * Math.exp((r + x) * Math.log((alpha + age) / (alpha + recency)));
}

/** The probability that a customer still buys. In BG/NBD exactly 1 without a repeat purchase. */
export function probabilityAlive(model: BtydModel, parameters: BtydParameters, history: History): number {
  return 1 / (1 + stoppedOdds(model, parameters, history));
}

/**
 * What a customer of whom it is certain that they still buy is expected to buy within `time`, before it is divided by
 * 1 + odds: with k chances to stop, C = a+b+k−1 and z = t/(α+T+t),
 * C/(a−1) [1 − (1−z)^(r+x) ₂F₁(r+x, b+k; C; z)] = C/(a−1) [1 − (1−z)^(a−1) ₂F₁(a+b+e−1−r, a−1; C; z)] (Euler). The
 * second converges fast unless a is large; there the division by a−1 is carried out in the series, so that a = 1 and
 * C ≤ 0 are nothing special.
 */
export function expectedIfAlive(
  model: BtydModel,
  { r, alpha, a, b }: BtydParameters,
  { x, age }: Pick<History, 'x' | 'age'>,
  time: number,
): number {
  const extra = chancesToStop(model);
  const c = a + b + x + extra - 1;
  const z = time / (alpha + age + time);
  const log = Math.log1p(-z);
  if (a > LARGE) return (c / (a - 1)) * -Math.expm1((r + x) * log + logSeries(r + x, b + x + extra, c, z));
  const power = Math.abs(a - 1) < 1e-12 ? log : Math.expm1((a - 1) * log) / (a - 1);
  return -(c * power + Math.exp((a - 1) * log) * series(a + b + extra - 1 - r, a - 1, c, z));
}

/** Above this (1−z)^−a may be more than a number holds. */
const LARGE = 20;
const HUGE = 1e200;

/** ln ₂F₁(p, q; C; z) for positive p, q, C: all terms are positive, and scaled down where they grow too large. */
function logSeries(p: number, q: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  let scaled = 0;
  for (let n = 0; n < 1e6; n++) {
    const ratio = (((p + n) * (q + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    if (ratio < 1 && term * z <= 1e-16 * (1 - z) * sum) break;
    if (sum > HUGE) {
      term /= HUGE;
      sum /= HUGE;
      scaled += Math.log(HUGE);
    }
  }
  return Math.log(sum) + scaled;
}

/** C (₂F₁(p, q; C; z) − 1) / q. */
function series(p: number, q: number, c: number, z: number): number {
  let term = p * z;
  let sum = term;
  for (let n = 1; n < 1e6; n++) {
    term *= (((p + n) * (q + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) * z <= 1e-15 * (1 - z) * Math.abs(sum) || term === 0) break;
  }
  return sum;
}

/** Expected purchases of a customer within `time` from the end of the observation on. */
export function expectedPurchases(
  model: BtydModel,
  parameters: BtydParameters,
  history: History,
  time: number,
): number {
  return expectedIfAlive(model, parameters, history, time) * probabilityAlive(model, parameters, history);
}

/** Expected repeat purchases of a new customer within `time` of the first purchase. */
export function expectedOfNew(model: BtydModel, parameters: BtydParameters, time: number): number {
  return expectedPurchases(model, parameters, { x: 0, recency: 0, age: 0 }, time);
}
