import { lnGamma } from '../special/lnGamma';
import { standardErrors } from './curvature';
import { digamma } from '../special/digamma';
import { best } from './fit';
import { minimise, type Smooth } from './minimise';
import { runsOf, type Run } from './runs';
import { height, isAtEdge, walled } from './wall';

/** Values of purchases are gamma(p, ν), ν is gamma(q, v) over customers. `v` is in the unit of the amounts. */
export interface GammaGammaParameters {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** Customers with `x` repeat purchases of a mean value `z` each; `weight` of them. Rows with equal x together. */
export interface ValueGroups {
  readonly x: Float64Array;
  readonly z: Float64Array;
  readonly weight: Float64Array;
}

export interface GammaGammaFit {
  readonly parameters: GammaGammaParameters;
  readonly errors: GammaGammaParameters | null;
  readonly logLikelihood: number;
  readonly converged: boolean;
  readonly atEdge: boolean;
  readonly customers: number;
}

const STARTS = [
  [1, 2, 1],
  [6, 4, 0.5],
] as const;

/**
 * Fits the Gamma–Gamma model of spend (Fader, Hardie and Lee 2005; Fader and Hardie 2013) by maximum likelihood over
 * customers with x > 0 and z > 0. Amounts are scaled by their mean.
 */
export function fitGammaGamma(
  groups: ValueGroups,
  report: (done: number, total: number) => void = () => undefined,
): GammaGammaFit {
  const customers = groups.weight.reduce((sum, n) => sum + n, 0);
  const scale = groups.z.reduce((sum, z, i) => sum + z * (groups.weight[i] as number), 0) / customers || 1;
  const loss = walled(gammaGammaLoss({ ...groups, z: groups.z.map((z) => z / scale) }));
  const { point, value, converged } = best(
    STARTS.map((start, i) => {
      const minimum = minimise(loss, start.map(Math.log));
      report(i + 1, STARTS.length);
      return minimum;
    }),
  );
  const atEdge = isAtEdge(point);
  const errors = standardErrors(loss, point, customers);
  return {
    parameters: named(Array.from(point, Math.exp), scale),
    errors: errors && !atEdge ? named(errors, scale) : null,
    logLikelihood: -(value - height(point)) * customers - customers * Math.log(scale),
    converged,
    atEdge,
    customers,
  };
}

function named([p = NaN, q = NaN, v = NaN]: readonly number[], scale: number): GammaGammaParameters {
  return { p, q, v: v * scale };
}

/**
 * The mean negative log-likelihood over the logarithms of p, q, v:
 * ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln v + (px−1) ln z + px ln x − (px+q) ln(xz+v).
 */
export function gammaGammaLoss(groups: ValueGroups): Smooth {
  const runs = runsOf(groups.x, groups.weight);
  const total = runs.reduce((sum, { weight }) => sum + weight, 0);
  const logs = groups.z.map(Math.log);
  const logSums = runs.map(({ from, to }) => weightedSum(logs, groups.weight, from, to));
  return (point, gradient) => {
    const [p = 0, q = 0, v = 0] = Array.from(point, Math.exp);
    const sums = [0, 0, 0];
    let value = 0;
    runs.forEach((run, i) => (value += addRun(groups, run, logSums[i] as number, { p, q, v }, sums)));
    [p, q, v].forEach((parameter, i) => (gradient[i] = (-parameter * (sums[i] as number)) / total));
    return -value / total;
  };
}

function weightedSum(values: Float64Array, weight: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (values[i] as number) * (weight[i] as number);
  return sum;
}

function addRun(
  { z, weight }: ValueGroups,
  { value: x, from, to, weight: n }: Run,
  logs: number,
  { p, q, v }: GammaGammaParameters,
  sums: number[],
): number {
  const shape = p * x;
  let joint = 0;
  let inverse = 0;
  for (let i = from; i < to; i++) {
    const both = x * (z[i] as number) + v;
    joint += (weight[i] as number) * Math.log(both);
    inverse += (weight[i] as number) / both;
  }
  const psi = digamma(shape + q);
  const ln = Math.log;
  sums[0] = (sums[0] as number) + x * (n * (psi - digamma(shape) + ln(x)) + logs - joint);
  sums[1] = (sums[1] as number) + n * (psi - digamma(q) + ln(v)) - joint;
  sums[2] = (sums[2] as number) + (n * q) / v - (shape + q) * inverse;
  return (
    n * (lnGamma(shape + q) - lnGamma(shape) - lnGamma(q) + q * ln(v) + shape * ln(x)) +
    (shape - 1) * logs -
    (shape + q) * joint
  );
}

/** The expected value of a purchase of a customer with `x` repeat purchases of mean value `z`. Needs q > 1. */
export function expectedValue({ p, q, v }: GammaGammaParameters, x: number, z: number): number {
  const own = (p * x) / (p * x + q - 1);
  return ((1 - own) * p * v) / (q - 1) + own * z;
}
