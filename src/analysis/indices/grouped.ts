import { rowCount, squaredDistance, type Points } from '../kmeans/points';

/** Points with the group of each: labels are `0 … groups - 1`. */
export interface Grouped {
  readonly points: Points;
  readonly labels: Int32Array;
  readonly groups: number;
}

/** The mean of each group, row-major, and how many rows it has. */
export function groupMeans({ points, labels, groups }: Grouped): { means: Float64Array; sizes: Int32Array } {
  const { values, dimensions } = points;
  const means = new Float64Array(groups * dimensions);
  const sizes = new Int32Array(groups);
  for (let row = 0, i = 0; row < labels.length; row++) {
    const group = labels[row] as number;
    sizes[group] = (sizes[group] as number) + 1;
    for (let axis = 0, m = group * dimensions; axis < dimensions; axis++, i++, m++) {
      means[m] = (means[m] as number) + (values[i] as number);
    }
  }
  return { means: means.map((sum, m) => sum / (sizes[Math.floor(m / dimensions)] as number)), sizes };
}

/** Whether indices that compare groups mean anything: at least two groups, and fewer than rows. */
export function comparable({ points, groups }: Grouped): boolean {
  return groups >= 2 && groups < rowCount(points);
}

/** The squared distance of each row to the mean of its group. */
export function squaredToMean({ points, labels }: Grouped, means: Float64Array): Float64Array {
  const squared = new Float64Array(labels.length);
  for (let row = 0; row < squared.length; row++) {
    squared[row] = squaredDistance(points.values, row, means, labels[row] as number, points.dimensions);
  }
  return squared;
}
