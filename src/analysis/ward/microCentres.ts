import { kmeans } from '../kmeans/kmeans';
import { rowCount, type Points } from '../kmeans/points';

/** A few points that stand for many rows. */
export interface MicroCentres {
  readonly points: Points;
  /** How many rows each stands for. */
  readonly weights: Int32Array;
  /** Which of them each row belongs to. */
  readonly labels: Int32Array;
}

/** So many rows can be clustered pair by pair. */
const MOST = 300;

/**
 * Up to 300 rows are their own micro-centres; of more, 300 centres by k-means with few iterations: near enough to the
 * rows for the upper part of a dendrogram, which is the part that is looked at.
 */
export function microCentres(points: Points, seed: number, most = MOST): MicroCentres {
  const rows = rowCount(points);
  if (rows <= most) {
    const labels = Int32Array.from({ length: rows }, (_, row) => row);
    return { points, weights: new Int32Array(rows).fill(1), labels };
  }
  const options = { k: most, seed, starts: 1, swaps: 0, maxIterations: 10, sampleAbove: 10_000 };
  const { centres, sizes, labels } = kmeans(points, options);
  return filled({ values: centres, dimensions: points.dimensions }, sizes, labels);
}

/** Leaves out centres that no row belongs to. */
function filled({ values, dimensions }: Points, sizes: Int32Array, labels: Int32Array): MicroCentres {
  const kept = Array.from(sizes, (_, at) => at).filter((at) => (sizes[at] ?? 0) > 0);
  const place = Int32Array.from(sizes, (_, at) => kept.indexOf(at));
  return {
    points: {
      values: Float64Array.from(
        kept.flatMap((at) => Array.from(values.subarray(at * dimensions, (at + 1) * dimensions))),
      ),
      dimensions,
    },
    weights: Int32Array.from(kept, (at) => sizes[at] ?? 0),
    labels: labels.map((label) => place[label] as number),
  };
}
