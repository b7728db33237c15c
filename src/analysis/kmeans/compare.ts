import { judge, propose, type KRule, type Verdicts } from './choose-k';
import { kmeans, kmeansSteps, type KMeansOptions } from './kmeans';
import { measure, type Grouping } from './measure';
import { rowCount, squaredDistance, type Points } from './points';

export interface CompareInput extends Points, Omit<KMeansOptions, 'k'> {
  /** The numbers of groups to try, ascending, at least one. */
  readonly ks: readonly number[];
  readonly choose: KRule;
}

export interface Compared extends Grouping {
  /** How many of the starts came within 0.1 % of the best result. */
  readonly agreeing: number;
  /** How many random swaps were tried on the best start. */
  readonly swaps: number;
  /** Rows the starts were tried on where those were not all. */
  readonly sampled: number | null;
}

export interface CompareOutput {
  readonly groupings: readonly Compared[];
  readonly verdicts: Verdicts;
  /** Which of the groupings was chosen. */
  readonly chosen: number;
  /** Of the chosen one: each row's group and squared distance to its centre. */
  readonly labels: Int32Array;
  readonly squared: Float64Array;
}

/** Groups the rows with each k, measures the groupings and chooses one. The same seed gives the same output. */
export function compare(
  input: CompareInput,
  report: (done: number, total: number) => void = () => undefined,
): CompareOutput {
  const points: Points = { values: input.values, dimensions: input.dimensions };
  const total = (kmeansSteps(rowCount(points), input) + 1) * input.ks.length;
  let done = 0;
  const step = (): void => {
    report(++done, total);
  };
  const all = input.ks.map((k) => {
    const found = kmeans(points, { ...input, k }, step);
    const { agreeing, swaps, sampled } = found;
    const grouping = { ...measure(points, found), agreeing, swaps, sampled };
    step();
    return { grouping, labels: Uint8Array.from(found.labels) };
  });
  const groupings = all.map(({ grouping }) => grouping);
  const verdicts = judge(groupings);
  const chosen = propose(verdicts, input.choose);
  const labels = Int32Array.from(all[chosen]?.labels ?? []);
  return { groupings, verdicts, chosen, labels, squared: distances(points, labels, groupings[chosen]) };
}

function distances({ values, dimensions }: Points, labels: Int32Array, grouping?: Grouping): Float64Array {
  const squared = new Float64Array(labels.length);
  const centres: Float64Array = grouping?.centres ?? new Float64Array(0);
  for (let row = 0; row < squared.length; row++) {
    squared[row] = squaredDistance(values, row, centres, labels[row] as number, dimensions);
  }
  return squared;
}
