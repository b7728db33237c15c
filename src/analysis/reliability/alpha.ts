import { covarianceMatrix } from '../pca/pca';
import type { Points } from '../kmeans/points';

/** One item of a scale. */
export interface ItemStatistics {
  readonly mean: number;
  /** n − 1. */
  readonly sd: number;
  /** Correlation with the sum of the other items; null where either does not vary. */
  readonly item_total: number | null;
  /** What alpha would be without the item; null with fewer than three items. */
  readonly alpha_without: number | null;
}

export interface Alpha {
  readonly rows: number;
  /** Null with fewer than two items or rows, or where the sum does not vary. */
  readonly alpha: number | null;
  /** The same from the mean correlation of the items. */
  readonly standardised: number | null;
  readonly mean_correlation: number | null;
  readonly items: readonly ItemStatistics[];
}

/**
 * Cronbach's alpha (1951): k ÷ (k − 1) × (1 − sum of the items' variances ÷ variance of their sum), and what each item
 * does for it. As `psych::alpha` in R and `pingouin.cronbach_alpha` on complete rows.
 *
 * @param points complete rows, a column an item, reversed items turned already
 */
export function cronbachAlpha(points: Points): Alpha {
  const { dimensions: k, values } = points;
  const rows = k === 0 ? 0 : values.length / k;
  if (rows < 2 || k === 0) return { rows, ...NOTHING, items: Array.from({ length: k }, () => NO_ITEM) };
  const covariances = covarianceMatrix(points);
  const all = Array.from({ length: k }, (_, i) => i);
  const correlation = meanCorrelation(covariances, k);
  return {
    rows,
    alpha: alphaOf(covariances, k, all),
    standardised: correlation === null ? null : (k * correlation) / (1 + (k - 1) * correlation),
    mean_correlation: correlation,
    items: all.map((item) => {
      const others = all.filter((other) => other !== item);
      return {
        mean: meanOf(points, item),
        sd: Math.sqrt(at(covariances, k, item, item)),
        item_total: itemTotal(covariances, k, item, others),
        alpha_without: others.length < 2 ? null : alphaOf(covariances, k, others),
      };
    }),
  };
}

const NOTHING = { alpha: null, standardised: null, mean_correlation: null };
const NO_ITEM: ItemStatistics = { mean: 0, sd: 0, item_total: null, alpha_without: null };

function at(matrix: Float64Array, size: number, i: number, j: number): number {
  return matrix[i * size + j] as number;
}

function alphaOf(covariances: Float64Array, size: number, items: readonly number[]): number | null {
  if (items.length < 2) return null;
  let variances = 0;
  let whole = 0;
  for (const i of items) {
    variances += at(covariances, size, i, i);
    for (const j of items) whole += at(covariances, size, i, j);
  }
  // What rounding leaves of a sum that does not vary is no variance.
  if (whole <= variances * 1e-12) return null;
  return (items.length / (items.length - 1)) * (1 - variances / whole);
}

function itemTotal(
  covariances: Float64Array,
  size: number,
  item: number,
  others: readonly number[],
): number | null {
  let shared = 0;
  let rest = 0;
  for (const i of others) {
    shared += at(covariances, size, item, i);
    for (const j of others) rest += at(covariances, size, i, j);
  }
  const spread = Math.sqrt(at(covariances, size, item, item) * rest);
  return spread > 1e-12 ? shared / spread : null;
}

function meanCorrelation(covariances: Float64Array, size: number): number | null {
  if (size < 2) return null;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const spread = Math.sqrt(at(covariances, size, i, i) * at(covariances, size, j, j));
      if (spread === 0) return null;
      sum += at(covariances, size, i, j) / spread;
    }
  }
  return sum / ((size * (size - 1)) / 2);
}

function meanOf({ values, dimensions }: Points, item: number): number {
  let sum = 0;
  for (let i = item; i < values.length; i += dimensions) sum += values[i] as number;
  return sum / (values.length / dimensions);
}
