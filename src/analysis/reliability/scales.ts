import { pca } from '../pca/pca';
import type { Points } from '../kmeans/points';
import { type Alpha, cronbachAlpha } from './alpha';
import { varimax } from './varimax';

export interface ScalesInput {
  /** Row-major, rows × items, reversed items turned; NaN where there is no answer. */
  readonly values: Float64Array;
  readonly items: number;
  /** The items of each scale. */
  readonly scales: readonly (readonly number[])[];
  /** How many factors; null: those that explain more than one item does (Kaiser's rule). */
  readonly factors: number | null;
  readonly rotate: 'varimax' | 'none';
}

export interface Factors {
  /** Complete rows. */
  readonly rows: number;
  /** The items that vary, by their number in the input. */
  readonly items: readonly number[];
  /** Of the correlation matrix, all of them. */
  readonly eigenvalues: readonly number[];
  /** A list an item: its loading on each factor kept. */
  readonly loadings: readonly (readonly number[])[];
  /** Share of the whole variance that each factor kept explains, after turning. */
  readonly shares: readonly number[];
}

export interface ScalesOutput {
  readonly scales: readonly Alpha[];
  /** Null with fewer than three items that vary, or too few complete rows. */
  readonly factors: Factors | null;
}

const MOST_FACTORS = 8;

/** Reliability of every scale on the rows that answered all of it, and the components of all items together. */
export function scales(
  { values, items, scales: wanted, factors, rotate }: ScalesInput,
  report: (done: number, total: number) => void = () => undefined,
): ScalesOutput {
  const found = wanted.map((columns, at) => {
    report(at, wanted.length + 1);
    return cronbachAlpha(complete(values, items, columns));
  });
  const all = Array.from({ length: items }, (_, i) => i);
  return { scales: found, factors: factorsOf(complete(values, items, all), factors, rotate) };
}

/** The rows that have every one of some columns. */
export function complete(values: Float64Array, items: number, columns: readonly number[]): Points {
  const kept: number[] = [];
  for (let row = 0; row < values.length; row += items) {
    if (columns.every((column) => !Number.isNaN(values[row + column] as number))) kept.push(row);
  }
  const points = new Float64Array(kept.length * columns.length);
  kept.forEach((row, at) => {
    columns.forEach((column, axis) => (points[at * columns.length + axis] = values[row + column] as number));
  });
  return { values: points, dimensions: columns.length };
}

function factorsOf(points: Points, wanted: number | null, rotate: ScalesInput['rotate']): Factors | null {
  const { dimensions } = points;
  const rows = dimensions === 0 ? 0 : points.values.length / dimensions;
  const varying = Array.from({ length: dimensions }, (_, i) => i).filter((item) => varies(points, item));
  if (varying.length < 3 || rows <= varying.length) return null;
  const model = pca(complete(points.values, dimensions, varying), { of: 'correlation' });
  const eigenvalues = Array.from(model.variances);
  const kaiser = eigenvalues.filter((value) => value > 1).length;
  const kept = Math.max(1, Math.min(wanted ?? kaiser, MOST_FACTORS, varying.length));
  const plain = new Float64Array(varying.length * kept);
  for (let item = 0; item < varying.length; item++) {
    for (let factor = 0; factor < kept; factor++) {
      plain[item * kept + factor] = model.loadings[factor * varying.length + item] as number;
    }
  }
  const turned = rotate === 'varimax' && kept > 1 ? varimax(plain, kept) : plain;
  const loadings = varying.map((_, item) => Array.from(turned.subarray(item * kept, (item + 1) * kept)));
  const shares = Array.from({ length: kept }, (_, factor) =>
    loadings.reduce((sum, row) => sum + (row[factor] ?? 0) ** 2 / varying.length, 0),
  );
  return { rows, items: varying, eigenvalues, loadings, shares };
}

function varies({ values, dimensions }: Points, item: number): boolean {
  for (let i = item; i < values.length; i += dimensions) if (values[i] !== values[item]) return true;
  return false;
}
