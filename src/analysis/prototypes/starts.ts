import type { Random } from '../random/xoshiro128';
import { caoRows } from './cao';
import type { Mixed } from './mixed';
import { place, standOf, type Stand } from './prototypes';

/** Prototypes that stand where rows are. */
export function standAt({ values, dimensions, codes, attributes }: Mixed, rows: readonly number[]): Stand {
  const centres = new Float64Array(rows.length * dimensions);
  const modes = new Int32Array(rows.length * attributes);
  rows.forEach((row, group) => {
    centres.set(values.subarray(row * dimensions, (row + 1) * dimensions), group * dimensions);
    modes.set(codes.subarray(row * attributes, (row + 1) * attributes), group * attributes);
  });
  return { centres, modes };
}

/**
 * The start that nothing is left to chance in: modes by Cao; numbers are the means of the rows that the modes alone
 * attract (in `kmodes` these are drawn at random).
 */
export function caoStart(data: Mixed, k: number): Stand {
  const stand = standAt(data, caoRows(data, k));
  if (data.dimensions === 0) return stand;
  const categories = { ...data, values: new Float64Array(0), dimensions: 0, gamma: 1 };
  const labels = new Int32Array(data.rows);
  place(
    categories,
    { centres: new Float64Array(0), modes: stand.modes },
    k,
    labels,
    new Float64Array(data.rows),
  );
  return { centres: standOf(data, labels, k, stand).centres, modes: stand.modes };
}

/** A start as k-means++ draws it: each further row with a probability proportional to what it costs so far. */
export function drawnStart(data: Mixed, k: number, random: Random): Stand {
  const rows = [random.below(data.rows)];
  const least = new Float64Array(data.rows).fill(Infinity);
  const cost = new Float64Array(data.rows);
  const labels = new Int32Array(data.rows);
  while (rows.length < k) {
    place(data, standAt(data, rows.slice(-1)), 1, labels, cost);
    let whole = 0;
    for (let row = 0; row < data.rows; row++) {
      least[row] = Math.min(least[row] as number, cost[row] as number);
      whole += least[row] as number;
    }
    rows.push(drawRow(least, random.uniform() * whole));
  }
  return standAt(data, rows);
}

/** The row at which the sum of the weights passes a mark. */
export function drawRow(weights: Float64Array, mark: number): number {
  let left = mark;
  const row = weights.findIndex((own) => (left -= own) < 0);
  return row < 0 ? weights.length - 1 : row;
}
