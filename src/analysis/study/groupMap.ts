import { pick, rowCount, type Points } from '../kmeans/points';
import { pca, pcaScores } from '../pca/pca';
import { sampleRows } from '../random/sample';
import { xoshiro128 } from '../random/xoshiro128';
import { hull, type Place } from './hull';

/** The groups on the two directions in which rows differ most. */
export interface GroupMap {
  /** Share of each of the two axes in the whole variance. */
  readonly shares: readonly number[];
  /** How much each column of the points goes into each axis: correlation with it where columns are standardised. */
  readonly loadings: readonly (readonly number[])[];
  /** Some rows: where they are and their group. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly group: number }[];
  readonly centres: readonly Place[];
  /** Around the nine tenths of each group's rows that lie nearest to its centre. */
  readonly hulls: readonly (readonly Place[])[];
  /** How many rows there are, of which the points are drawn. */
  readonly rows: number;
}

const DRAWN = 400;
const MEASURED = 10_000;
const INSIDE = 0.9;

/**
 * A map of the groups by principal components: 400 rows as points, each group's hull over up to 10,000. With one
 * column the second axis is empty.
 */
export function groupMap(points: Points, labels: Int32Array, groups: number): GroupMap {
  const rows = rowCount(points);
  const sample = sampleRows(rows, MEASURED, xoshiro128(3));
  const measured = pick(points, sample);
  const count = rows < 2 ? 0 : Math.min(2, points.dimensions);
  const { scores, shares, loadings } = count === 0 ? NOWHERE : placed(measured, count);
  const places = Array.from(sample, (_, at): Place => [
    rounded(scores[at * count] ?? 0),
    count > 1 ? rounded(scores[at * count + 1] ?? 0) : 0,
  ]);
  const own = sample.map((row) => labels[row] as number);
  const byGroup = Array.from({ length: groups }, (_, group) => places.filter((_, at) => own[at] === group));
  const drawn = sampleRows(places.length, DRAWN, xoshiro128(4));
  return {
    shares,
    loadings,
    points: Array.from(drawn, (at) => {
      const [x, y] = places[at] ?? [0, 0];
      return { x, y, group: own[at] ?? 0 };
    }),
    centres: byGroup.map(middle),
    hulls: byGroup.map((list) => hull(inner(list))),
    rows,
  };
}

/** Nobody to compare with: one row stands in the middle. */
const NOWHERE = { scores: new Float64Array(0), shares: [0, 0], loadings: [] };

function placed(points: Points, count: number) {
  const model = pca(points);
  return {
    scores: pcaScores(points, model, count),
    shares: Array.from(model.shares.subarray(0, 2)),
    loadings: Array.from({ length: count }, (_, axis) =>
      Array.from(model.loadings.subarray(axis * points.dimensions, (axis + 1) * points.dimensions)),
    ),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function middle(places: readonly Place[]): Place {
  const sum = (axis: 0 | 1): number => places.reduce((total, place) => total + place[axis], 0);
  return [rounded(sum(0) / (places.length || 1)), rounded(sum(1) / (places.length || 1))];
}

/** The places nearest to the middle, so that a few far ones do not stretch the outline over other groups. */
function inner(places: readonly Place[]): Place[] {
  const [x, y] = middle(places);
  const far = (place: Place): number => (place[0] - x) ** 2 + (place[1] - y) ** 2;
  return [...places].sort((a, b) => far(a) - far(b)).slice(0, Math.max(3, Math.ceil(places.length * INSIDE)));
}
