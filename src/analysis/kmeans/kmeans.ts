import { sampleRows } from '../random/sample';
import { xoshiro128 } from '../random/xoshiro128';
import { lloyd, type LloydOptions, type Partition } from './lloyd';
import { plusPlus } from './plus-plus';
import { columnMeans, pick, rowCount, type Points } from './points';
import { swapCentres } from './swap';

export interface KMeansOptions {
  readonly k: number;
  /** Any integer: the same seed gives the same groups. */
  readonly seed: number;
  /** How many starts to try. */
  readonly starts: number;
  /** How many random swaps to try on the best of them; default by the number of rows, at most 100. */
  readonly swaps?: number;
  /** As scikit-learn's `tol`: times the mean variance of the columns, against the squared shifts. Default 0. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** Above this many rows the starts are tried on a sample of this size. */
  readonly sampleAbove?: number;
}

export interface KMeans extends Partition {
  /** How many of the starts came within 0.1 % of the best inertia on the rows they were tried on. */
  readonly agreeing: number;
  /** How many random swaps were tried. */
  readonly swaps: number;
  /** How many rows the starts were tried on, where those were not all. */
  readonly sampled: number | null;
}

/**
 * Results on the sample that are carried on to all rows, at most. One within `SAME` of a better one has found the same
 * groups, but for the last rows to settle; one beyond `HOPELESS` will not win on all rows.
 */
const FINALISTS = 3;
const SAME = 1.0005;
const HOPELESS = 1.005;

const SAMPLE_ABOVE = 20_000;

/**
 * k-means: several greedy k-means++ starts, each run to the end by Lloyd's algorithm; the best of them improved by
 * random swaps; the smallest inertia wins, the earlier one among equals. Of many rows (`sampleAbove`, 20,000) a seeded
 * sample is searched, and the best three different results on it are run on all rows. The columns are centred first,
 * which keeps digits. Each start has its own random stream of seed, k and its number: a k gives the same groups
 * whether it stands alone or in a range.
 *
 * @throws RangeError when there are fewer rows than k.
 */
export function kmeans(points: Points, options: KMeansOptions, report: () => void = () => undefined): KMeans {
  const { k, seed, tolerance = 0, maxIterations = 300, sampleAbove = SAMPLE_ABOVE } = options;
  const rows = rowCount(points);
  if (rows < k) throw new RangeError(`invalid k: ${k} of ${rows} rows`);
  const means = columnMeans(points);
  const centred = shifted(points, means, -1);
  const lloydOptions = { tolerance: tolerance * meanVariance(centred), maxIterations };
  const sampled = rows > sampleAbove ? sampleAbove : null;
  const searched = sampled ? pick(centred, sampleRows(rows, sampled, xoshiro128(seed, 0))) : centred;

  const swaps = options.swaps ?? swapsFor(rowCount(searched));
  const { tried, best } = search(searched, { ...options, swaps }, lloydOptions, report);
  const final = sampled ? carryOn(centred, [best, ...tried], lloydOptions, report) : best;
  const centres = shifted({ values: final.centres, dimensions: points.dimensions }, means, 1).values;
  const agreeing = tried.filter(({ inertia }) => inertia <= best.inertia * 1.001).length;
  return { ...final, centres, agreeing, swaps, sampled };
}

/** How often `kmeans` calls `report` with these options on this many rows. */
export function kmeansSteps(rows: number, options: Pick<KMeansOptions, 'starts' | 'sampleAbove'>): number {
  return options.starts + 1 + (rows > (options.sampleAbove ?? SAMPLE_ABOVE) ? FINALISTS : 0);
}

/** The result of each start, and the best that swaps make of the best. */
function search(
  points: Points,
  { k, seed, starts, swaps }: KMeansOptions & { readonly swaps: number },
  options: LloydOptions,
  report: () => void,
): { tried: Partition[]; best: Partition } {
  const tried = Array.from({ length: starts }, (_, start) => {
    const partition = lloyd(points, plusPlus(points, k, xoshiro128(seed, k, start)), options);
    report();
    return partition;
  });
  const best = swapCentres(points, least(tried), swaps, options, xoshiro128(seed, k, -1));
  report();
  return { tried, best };
}

/** 100 swaps up to 10,000 rows; fewer where each costs more and random starts find more of the structure. */
function swapsFor(rows: number): number {
  return Math.min(100, Math.ceil(1_000_000 / rows));
}

/** Runs the best different results of the sample on all rows. */
function carryOn(
  points: Points,
  found: readonly Partition[],
  options: LloydOptions,
  report: () => void,
): Partition {
  const ranked = [...found].sort((a, b) => a.inertia - b.inertia);
  const bound = (ranked[0]?.inertia ?? 0) * HOPELESS;
  const different = ranked.filter(
    ({ inertia }, at) => at === 0 || (inertia > (ranked[at - 1]?.inertia ?? 0) * SAME && inertia <= bound),
  );
  const finals = different.slice(0, FINALISTS).map(({ centres }) => {
    const partition = lloyd(points, centres, options);
    report();
    return partition;
  });
  return least(finals);
}

function least(partitions: readonly Partition[]): Partition {
  return partitions.reduce((best, other) => (other.inertia < best.inertia ? other : best));
}

/** The points with a vector added to, or taken from, every row. */
function shifted({ values, dimensions }: Points, by: Float64Array, sign: 1 | -1): Points {
  const moved = new Float64Array(values.length);
  for (let i = 0; i < values.length;) {
    for (let axis = 0; axis < dimensions; axis++, i++)
      moved[i] = (values[i] as number) + sign * (by[axis] as number);
  }
  return { values: moved, dimensions };
}

/** The mean over the columns of their variance, of centred points. */
function meanVariance({ values }: Points): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum / values.length;
}
