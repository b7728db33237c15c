import { columnMeans, rowCount, type Points } from '../kmeans/points';
import { symmetricEigen } from './symmetricEigen';

export interface PcaOptions {
  /** `covariance` (default): columns are only centred; `correlation`: also divided by their standard deviation. */
  readonly of?: 'covariance' | 'correlation';
}

export interface Pca {
  readonly dimensions: number;
  /** What is taken from each column, and by what it is then divided (1 for `covariance` and for a constant column). */
  readonly means: Float64Array;
  readonly spreads: Float64Array;
  /** Row-major, axis by column: unit vectors, the axis of most variance first, largest entry positive. */
  readonly axes: Float64Array;
  /** Variance along each axis (n − 1). */
  readonly variances: Float64Array;
  /** Share of each axis in the whole variance; all 0 where nothing varies. */
  readonly shares: Float64Array;
  /**
   * Row-major, axis by column: axis × standard deviation along it. With `correlation`, how each column correlates
   * with each axis.
   */
  readonly loadings: Float64Array;
}

/**
 * Principal components (Pearson 1901): the directions in which the rows differ most, by the eigenvectors of the
 * covariance or correlation matrix (n − 1). Agrees with scikit-learn's `PCA` but for signs, which are fixed here by
 * the largest entry of each axis.
 *
 * @throws RangeError with fewer than two rows.
 */
export function pca(points: Points, { of = 'covariance' }: PcaOptions = {}): Pca {
  const { dimensions } = points;
  const rows = rowCount(points);
  if (rows < 2) throw new RangeError(`invalid rows: ${rows} for principal components`);
  const means = columnMeans(points);
  const covariances = covarianceMatrix(points, means);
  const spreads = new Float64Array(dimensions).fill(1);
  if (of === 'correlation') toCorrelations(covariances, spreads);
  const { values, vectors: axes } = symmetricEigen(covariances, dimensions);
  const variances = values.map((value) => Math.max(0, value));
  const whole = variances.reduce((sum, value) => sum + value, 0);
  const shares = variances.map((value) => (whole > 0 ? value / whole : 0));
  const loadings = axes.map(
    (entry, at) => entry * Math.sqrt(variances[Math.floor(at / dimensions)] as number),
  );
  return { dimensions, means, spreads, axes, variances, shares, loadings };
}

/** Where each row lies on the first `count` axes: row-major, `rows × count`. */
export function pcaScores(points: Points, model: Pca, count = model.dimensions): Float64Array {
  const { dimensions, means, spreads, axes } = model;
  const rows = rowCount(points);
  const scores = new Float64Array(rows * count);
  for (let row = 0; row < rows; row++) {
    for (let axis = 0; axis < count; axis++) {
      let sum = 0;
      for (let column = 0; column < dimensions; column++) {
        const value = points.values[row * dimensions + column] as number;
        const scaled = (value - (means[column] as number)) / (spreads[column] as number);
        sum += scaled * (axes[axis * dimensions + column] as number);
      }
      scores[row * count + axis] = sum;
    }
  }
  return scores;
}

/** Covariances of the columns (n − 1), row-major. */
export function covarianceMatrix(points: Points, means: Float64Array = columnMeans(points)): Float64Array {
  const { values, dimensions } = points;
  const rows = rowCount(points);
  const sums = new Float64Array(dimensions * dimensions);
  const row = new Float64Array(dimensions);
  for (let at = 0; at < values.length; at += dimensions) {
    for (let i = 0; i < dimensions; i++) row[i] = (values[at + i] as number) - (means[i] as number);
    for (let i = 0; i < dimensions; i++) {
      for (let j = 0; j <= i; j++) {
        sums[i * dimensions + j] =
          (sums[i * dimensions + j] as number) + (row[i] as number) * (row[j] as number);
      }
    }
  }
  return sums.map((_, at) => {
    const [i, j] = [Math.floor(at / dimensions), at % dimensions];
    return (sums[Math.max(i, j) * dimensions + Math.min(i, j)] as number) / (rows - 1);
  });
}

/** Divides covariances by the standard deviations, which it notes; a constant column keeps its zeros. */
function toCorrelations(covariances: Float64Array, spreads: Float64Array): void {
  const size = spreads.length;
  for (let i = 0; i < size; i++) spreads[i] = Math.sqrt(covariances[i * size + i] as number) || 1;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const at = i * size + j;
      covariances[at] = (covariances[at] as number) / ((spreads[i] as number) * (spreads[j] as number));
    }
  }
}
