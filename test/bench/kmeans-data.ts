import { pick, type Points } from '../../src/analysis/kmeans/points';
import { sampleRows } from '../../src/analysis/random/sample';
import { xoshiro128, type Random } from '../../src/analysis/random/xoshiro128';

export interface KMeansCase {
  readonly name: string;
  readonly points: Points;
  /** Row-major centres to start from: rows of the points. */
  readonly start: Float64Array;
}

/** Standardised rows around eight centres that overlap, and rows of one correlated cloud without groups. */
export function kmeansCases(rows: number, dimensions: number, k: number): KMeansCase[] {
  return [
    { name: 'eight overlapping groups', points: groups(rows, dimensions, 8, xoshiro128(1)) },
    { name: 'one correlated cloud', points: cloud(rows, dimensions, xoshiro128(2)) },
  ].map((one) => ({ ...one, start: pick(one.points, sampleRows(rows, k, xoshiro128(3))).values }));
}

function groups(rows: number, dimensions: number, count: number, random: Random): Points {
  const centres = Array.from({ length: count * dimensions }, () => 1.2 * normal(random));
  const values = new Float64Array(rows * dimensions);
  for (let row = 0, i = 0; row < rows; row++) {
    const centre = random.below(count) * dimensions;
    for (let axis = 0; axis < dimensions; axis++, i++)
      values[i] = (centres[centre + axis] ?? 0) + normal(random);
  }
  return standardised({ values, dimensions });
}

function cloud(rows: number, dimensions: number, random: Random): Points {
  const mix = Array.from({ length: dimensions * dimensions }, () => normal(random));
  const values = new Float64Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    for (let source = 0; source < dimensions; source++) {
      const drawn = normal(random);
      for (let axis = 0; axis < dimensions; axis++) {
        const at = row * dimensions + axis;
        values[at] = (values[at] ?? 0) + drawn * (mix[source * dimensions + axis] ?? 0);
      }
    }
  }
  return standardised({ values, dimensions });
}

function standardised({ values, dimensions }: Points): Points {
  for (let axis = 0; axis < dimensions; axis++) {
    const column = values.filter((_, i) => i % dimensions === axis);
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    const spread = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length);
    column.forEach((value, row) => (values[row * dimensions + axis] = (value - mean) / spread));
  }
  return { values, dimensions };
}

/** A standard normal number (Box–Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
}
