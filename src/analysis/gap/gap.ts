import { kmeans } from '../kmeans/kmeans';
import { columnMeans, rowCount, type Points } from '../kmeans/points';
import { pca, pcaScores } from '../pca/pca';
import { xoshiro128, type Random } from '../random/xoshiro128';
import { ln } from './ln';
import { firstSEmax, tibs2001, type GapCurve } from './maxSE';

export interface GapOptions {
  /** From 1 to this number of clusters. */
  readonly most: number;
  /** How many reference data sets are drawn. */
  readonly references: number;
  readonly seed: number;
  /** k-means++ starts of each clustering. */
  readonly starts: number;
  /** `scaledPCA` (default): the references fill the box along the principal axes; `original`: that of the columns. */
  readonly space?: 'scaledPCA' | 'original';
}

export interface Gap extends GapCurve {
  /** ln W of the data: half the sum over clusters of pairwise distances ÷ rows. */
  readonly logW: readonly number[];
  /** Its mean over the references. */
  readonly expected: readonly number[];
  readonly tibs2001: number;
  readonly firstSEmax: number;
}

/**
 * Gap statistic (Tibshirani, Walther and Hastie 2001) as R's `clusGap` with d.power = 1: how far ln W falls below
 * what rows spread evenly over the same box would give. 1 is among the answers: no clusters at all.
 */
export function gapStatistic(points: Points, options: GapOptions, report: () => void = () => undefined): Gap {
  const { references, seed, space = 'scaledPCA' } = options;
  const logW = logWs(points, options, seed);
  report();
  const box = space === 'original' ? plainBox(points) : rotatedBox(points);
  const drawn = Array.from({ length: references }, (_, at) => {
    const random = xoshiro128(seed, 1, at);
    const found = logWs(box(random), options, random.uint32());
    report();
    return found;
  });
  const expected = logW.map((_, k) => mean(drawn.map((list) => list[k] ?? NaN)));
  const se = expected.map((centre, k) => {
    const squares = drawn.reduce((sum, list) => sum + ((list[k] ?? NaN) - centre) ** 2, 0);
    return Math.sqrt((1 + 1 / references) * (squares / Math.max(1, references - 1)));
  });
  const gap = expected.map((value, k) => value - (logW[k] ?? NaN));
  const curve = { gap, se };
  return { logW, expected, ...curve, tibs2001: tibs2001(curve), firstSEmax: firstSEmax(curve) };
}

/** ln W for 1 … most clusters. */
function logWs(points: Points, { most, starts }: GapOptions, seed: number): number[] {
  const rows = rowCount(points);
  const ks = Array.from({ length: Math.min(most, rows) }, (_, i) => i + 1);
  const labels = ks.map((k) =>
    k === 1 ? new Int32Array(rows) : kmeans(points, { k, seed, starts, swaps: 0 }).labels,
  );
  return withinSums(points, labels).map(ln);
}

/** For each labelling half the sum over its clusters of (sum of the distances of pairs) ÷ (rows). */
function withinSums({ values, dimensions }: Points, labellings: readonly Int32Array[]): number[] {
  const rows = values.length / dimensions;
  const sizes = labellings.map((labels) => {
    const counts = new Float64Array(Math.max(...labels) + 1);
    for (const label of labels) counts[label] = (counts[label] as number) + 1;
    return counts;
  });
  const sums = new Float64Array(labellings.length);
  // Side by side, so that one distance serves every labelling.
  const count = labellings.length;
  const flat = new Int32Array(rows * count);
  const share = new Float64Array(rows * count);
  labellings.forEach((labels, at) => {
    labels.forEach((label, row) => {
      flat[row * count + at] = label;
      share[row * count + at] = 1 / (sizes[at]?.[label] ?? 1);
    });
  });
  for (let row = 0; row < rows; row++) {
    for (let other = row + 1; other < rows; other++) {
      let squared = 0;
      for (let axis = 0, i = row * dimensions, j = other * dimensions; axis < dimensions; axis++, i++, j++) {
        const e = (values[i] as number) - (values[j] as number);
        squared += e * e;
      }
      const distance = Math.sqrt(squared);
      for (let at = 0, i = row * count, j = other * count; at < count; at++, i++, j++) {
        if (flat[i] === flat[j]) sums[at] = (sums[at] as number) + distance * (share[i] as number);
      }
    }
  }
  return Array.from(sums, (sum) => sum / 2);
}

type Box = (random: Random) => Points;

/** Rows spread evenly between the least and the largest value of each column. */
function plainBox(points: Points): Box {
  const { dimensions } = points;
  const rows = rowCount(points);
  const low = new Float64Array(dimensions).fill(Infinity);
  const high = new Float64Array(dimensions).fill(-Infinity);
  points.values.forEach((value, at) => {
    const axis = at % dimensions;
    low[axis] = Math.min(low[axis] as number, value);
    high[axis] = Math.max(high[axis] as number, value);
  });
  return (random) => ({
    dimensions,
    values: Float64Array.from({ length: rows * dimensions }, (_, at) => {
      const axis = at % dimensions;
      return (low[axis] as number) + random.uniform() * ((high[axis] as number) - (low[axis] as number));
    }),
  });
}

/** The same along the principal axes, turned back. */
function rotatedBox(points: Points): Box {
  const { dimensions } = points;
  const model = pca(points);
  const means = columnMeans(points);
  const box = plainBox({ values: pcaScores(points, model), dimensions });
  return (random) => {
    const { values } = box(random);
    return {
      dimensions,
      values: values.map((_, at) => {
        const [first, column] = [at - (at % dimensions), at % dimensions];
        let sum = means[column] as number;
        for (let axis = 0; axis < dimensions; axis++) {
          sum += (values[first + axis] as number) * (model.axes[axis * dimensions + column] as number);
        }
        return sum;
      }),
    };
  };
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, value) => sum + value, 0) / list.length;
}
