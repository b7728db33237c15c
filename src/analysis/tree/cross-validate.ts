import { grow, type GrowInput } from './grow';
import { majority, priceSteps, prunedTo, pruningPrices } from './prune';
import { deal } from './strata';

/** One size of the tree. */
export interface PruneStep {
  /** The least price of a leaf, as a share of the wrong rows at the root, at which the tree has this size (rpart's CP). */
  readonly cp: number;
  readonly splits: number;
  /** Wrong rows as a share of those at the root: of the rows grown on, and in cross-validation with its standard error. */
  readonly error: number;
  readonly cv_error: number | null;
  readonly cv_se: number | null;
}

export interface CrossValidated {
  /** Wrong rows (by weight) at each price, and the standard error of that sum. */
  readonly errors: Float64Array;
  readonly spreads: Float64Array;
}

/**
 * How many rows the pruned trees put wrong that they have not seen, at each of some prices: the rows are dealt into
 * folds of equal class shares, a tree is grown on all but one and judged on that one. Prices are per row, so that they
 * hold for the smaller trees.
 */
export function crossValidate(
  input: GrowInput,
  prices: readonly number[],
  folds: number,
  seed: number,
  report: (fold: number) => void,
): CrossValidated {
  const { labels, classes, used, settings } = input;
  const fold = deal(labels, classes, used, folds, seed);
  const errors = new Float64Array(prices.length);
  const squares = new Float64Array(prices.length);
  for (let out = 0; out < folds; out++) {
    const training = fold.map((own) => (own === 255 || own === out ? 0 : 1));
    const { nodes, nodeOf } = grow({ ...input, used: training });
    const share = total(training) / Math.max(1, total(used));
    const branch = pruningPrices(nodes, settings.weights);
    const counts = countRows(nodeOf, labels, fold, out, nodes.length, classes);
    prices.forEach((price, step) => {
      const standing = prunedTo(nodes, branch, price * share);
      counts.forEach((own, node) => {
        const said = majority(nodes[standing[node] as number]?.counts ?? own, settings.weights);
        own.forEach((rows, k) => {
          if (k === said) return;
          const weight = settings.weights?.[k] ?? 1;
          errors[step] = (errors[step] as number) + rows * weight;
          squares[step] = (squares[step] as number) + rows * weight * weight;
        });
      });
    });
    report(out + 1);
  }
  const rows = total(used);
  const spreads = squares.map((square, step) =>
    Math.sqrt(Math.max(0, square - (errors[step] as number) ** 2 / rows)),
  );
  return { errors, spreads };
}

function countRows(
  nodeOf: Int32Array,
  labels: Uint8Array,
  fold: Uint8Array,
  out: number,
  nodes: number,
  classes: number,
): Float64Array[] {
  const counts = Array.from({ length: nodes }, () => new Float64Array(classes));
  for (let row = 0; row < labels.length; row++) {
    const own = counts[nodeOf[row] as number];
    const k = labels[row] as number;
    if (fold[row] === out && own) own[k] = (own[k] as number) + 1;
  }
  return counts;
}

function total(flags: Uint8Array): number {
  let sum = 0;
  for (const flag of flags) sum += flag;
  return sum;
}

/** Prices between the steps of a tree: where each size of it is judged (the geometric mean of its ends). */
export function betweenSteps(prices: Float64Array): number[] {
  const steps = priceSteps(prices);
  return steps.map((step, i) => {
    const next = steps[i + 1];
    if (next === undefined) return Infinity;
    return Math.sqrt(Math.max(0, step) * next);
  });
}

/** The smallest tree that is no worse than the best one, by at most its standard error where that is allowed. */
export function chooseStep({ errors, spreads }: CrossValidated, oneSe: boolean): number {
  let best = 0;
  errors.forEach((error, step) => {
    if (error <= (errors[best] as number)) best = step;
  });
  const limit = (errors[best] as number) + (oneSe ? (spreads[best] as number) : 0);
  let chosen = best;
  errors.forEach((error, step) => {
    if (error <= limit) chosen = step;
  });
  return chosen;
}
