import { groupsOf, type WeightedValues } from './weighted-values';

/** How well the values fall into some number of classes. */
export interface BreaksFit {
  readonly k: number;
  /** Where each class but the first begins: the least value of the class, ascending, `k - 1` of them. */
  readonly breaks: readonly number[];
  /** Goodness of variance fit: 1 − spread within the classes ÷ spread of all (0–1). */
  readonly gvf: number;
}

export interface Breaks {
  /** One fit for each number of classes from 1 on, as far as asked for and as there are distinct values. */
  readonly fits: readonly BreaksFit[];
  readonly distinct: number;
  /** How many groups of neighbouring values stood for the distinct ones; null: each value stood for itself. */
  readonly grouped: number | null;
}

/** Above so many distinct values neighbours are taken together first. */
export const MOST_VALUES = 200_000;

/**
 * Natural breaks: the classes of neighbouring values whose squared distances to their own mean are least in sum
 * (W. D. Fisher, "On grouping for maximum homogeneity", 1958; Jenks' maps). Exact, by dynamic programming over the sorted
 * distinct values with their counts: equal values are never parted. The best last break moves right with the values
 * (the cost has the quadrangle property), so each layer is found by halving: O(k · n · log n) instead of O(k · n²).
 * Of equally good breaks the lower one is taken.
 *
 * @param values finite, in any order, not empty
 * @param most how many classes at most
 * @throws RangeError for no values or less than one class
 */
export function naturalBreaks(
  values: Float64Array,
  most: number,
  report: (done: number, total: number) => void = () => undefined,
): Breaks {
  if (values.length === 0) throw new RangeError('missing values');
  if (most < 1) throw new RangeError(`invalid number of classes: ${most}`);
  const { groups, distinct } = groupsOf(values, MOST_VALUES);
  const n = groups.values.length;
  const spread = spreadOf(groups);
  const total = spread(0, n - 1);
  const begins: Int32Array[] = [new Int32Array(n)];
  let costs = Float64Array.from({ length: n }, (_, last) => spread(0, last));
  const fits: BreaksFit[] = [{ k: 1, breaks: [], gvf: total > 0 ? 0 : 1 }];
  for (let k = 2; k <= Math.min(most, n); k++) {
    const layer = nextLayer(costs, k, spread);
    begins.push(layer.begins);
    costs = layer.costs;
    const within = costs[n - 1] ?? 0;
    fits.push({ k, breaks: trace(begins, groups), gvf: total > 0 ? 1 - Math.max(0, within) / total : 1 });
    report(k, most);
  }
  return { fits, distinct, grouped: n < distinct ? n : null };
}

type Spread = (first: number, last: number) => number;

/** The sum of squared distances to their mean of the values between two places, from running sums. */
function spreadOf({ values, weights }: WeightedValues): Spread {
  const n = values.length;
  // Sums of values about their middle keep more digits than sums of the values themselves.
  const middle = values[n >> 1] ?? 0;
  const counts = new Float64Array(n + 1);
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const weight = weights[i] ?? 0;
    const value = (values[i] ?? 0) - middle;
    counts[i + 1] = (counts[i] ?? 0) + weight;
    sums[i + 1] = (sums[i] ?? 0) + weight * value;
    squares[i + 1] = (squares[i] ?? 0) + weight * value * value;
  }
  return (first, last) => {
    if (first === last) return 0;
    const count = (counts[last + 1] ?? 0) - (counts[first] ?? 0);
    const sum = (sums[last + 1] ?? 0) - (sums[first] ?? 0);
    return Math.max(0, (squares[last + 1] ?? 0) - (squares[first] ?? 0) - (sum * sum) / count);
  };
}

interface Layer {
  readonly costs: Float64Array<ArrayBuffer>;
  /** Where the last class begins, for values up to each place. */
  readonly begins: Int32Array;
}

/** The best costs with one class more, for the values up to each place. */
function nextLayer(before: Float64Array, k: number, spread: Spread): Layer {
  const n = before.length;
  const costs = new Float64Array(n).fill(Infinity);
  const begins = new Int32Array(n);
  // Ranges of places still to do, with the range in which their best begin lies; a stack instead of recursion.
  const stack = [[k - 1, n - 1, k - 1, n - 1] as const];
  for (let range = stack.pop(); range; range = stack.pop()) {
    const [low, high, from, to] = range;
    if (low > high) continue;
    const middle = (low + high) >> 1;
    let best = Infinity;
    let at = from;
    for (let begin = from; begin <= Math.min(middle, to); begin++) {
      const cost = (before[begin - 1] ?? Infinity) + spread(begin, middle);
      if (cost < best) {
        best = cost;
        at = begin;
      }
    }
    costs[middle] = best;
    begins[middle] = at;
    stack.push([low, middle - 1, from, at], [middle + 1, high, at, to]);
  }
  return { costs, begins };
}

function trace(begins: readonly Int32Array[], { values }: WeightedValues): number[] {
  const breaks: number[] = [];
  let last = values.length - 1;
  for (let k = begins.length - 1; k > 0; k--) {
    const begin = begins[k]?.[last] ?? 0;
    breaks.unshift(values[begin] ?? 0);
    last = begin - 1;
  }
  return breaks;
}
