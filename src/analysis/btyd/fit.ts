import { standardErrors } from './curvature';
import { btydLoss } from './likelihood';
import { minimise, type Minimum } from './minimise';
import type { BtydModel, BtydParameters, PurchaseGroups } from './model';
import { height, isAtEdge, walled } from './wall';

export interface BtydFit {
  readonly parameters: BtydParameters;
  /** Null where the surface is flat at the optimum. */
  readonly errors: BtydParameters | null;
  readonly logLikelihood: number;
  readonly converged: boolean;
  /** A parameter was stopped on its way to 0 or infinity: customers hardly differ, or nothing of the kind is seen. */
  readonly atEdge: boolean;
  readonly iterations: number;
}

/** Where the search begins, over r, alpha, a, b with the mean time for a purchase as the unit. */
const STARTS = [
  [1, 1, 1, 1],
  [0.25, 0.1, 0.8, 2.4],
  [2, 0.5, 0.2, 4],
] as const;

/**
 * Fits BG/NBD or MBG/NBD by maximum likelihood: times are scaled by the mean time observed for a repeat purchase, the
 * logarithms of the parameters searched by BFGS from several starts, the best kept.
 *
 * @param groups rows with equal `x` together
 * @param report told after each start
 */
export function fitBtyd(
  groups: PurchaseGroups,
  model: BtydModel,
  report: (done: number, total: number) => void = () => undefined,
): BtydFit {
  const scale = timeOfPurchase(groups);
  const scaled = {
    ...groups,
    age: groups.age.map((age) => age / scale),
    recency: groups.recency.map((time) => time / scale),
  };
  const loss = walled(btydLoss(scaled, model));
  const found = STARTS.map((start, i) => {
    const minimum = minimise(loss, start.map(Math.log));
    report(i + 1, STARTS.length);
    return minimum;
  });
  return described(best(found), loss, groups, scale);
}

function timeOfPurchase({ x, age, weight }: PurchaseGroups): number {
  const sum = (values: Float64Array) =>
    values.reduce((all, value, i) => all + value * (weight[i] as number), 0);
  return sum(age) / Math.max(1, sum(x)) || 1;
}

/** The lowest; of equal ones (to rounding) the first. */
export function best(found: readonly Minimum[]): Minimum {
  const [first, ...others] = found;
  if (!first) throw new RangeError('missing starts');
  return others.reduce(
    (least, one) => (one.value < least.value - 1e-12 || !Number.isFinite(least.value) ? one : least),
    first,
  );
}

function described(
  { point, value, converged, iterations }: Minimum,
  loss: ReturnType<typeof btydLoss>,
  { x, weight }: PurchaseGroups,
  scale: number,
): BtydFit {
  const customers = weight.reduce((sum, n) => sum + n, 0);
  const purchases = x.reduce((sum, repeat, i) => sum + repeat * (weight[i] as number), 0);
  const errors = standardErrors(loss, point, customers);
  const atEdge = isAtEdge(point);
  return {
    parameters: named(Array.from(point, Math.exp), scale),
    errors: errors && !atEdge ? named(errors, scale) : null,
    // The density of x purchases at moments is x times in the unit of time.
    logLikelihood: -(value - height(point)) * customers - purchases * Math.log(scale),
    converged,
    atEdge,
    iterations,
  };
}

function named([r = NaN, alpha = NaN, a = NaN, b = NaN]: readonly number[], scale: number): BtydParameters {
  return { r, alpha: alpha * scale, a, b };
}
