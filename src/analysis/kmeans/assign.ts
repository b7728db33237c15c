import type { CompareOutput } from './compare';
import { judge } from './choose-k';
import { measure } from './measure';
import { nearestFor } from './nearest';
import { rowCount, type Points } from './points';

export interface AssignInput extends Points {
  /** Row-major, `k × dimensions`, in the space of the points. */
  readonly centres: Float64Array;
}

/** Puts every row with the nearest of given centres, which stay where they are: a baseline's ruler on new rows. */
export function assign({ values, dimensions, centres }: AssignInput): CompareOutput {
  const points: Points = { values, dimensions };
  const rows = rowCount(points);
  const labels = new Int32Array(rows);
  const squared = new Float64Array(rows);
  const queue = Int32Array.from({ length: rows }, (_, row) => row);
  const second = new Float64Array(rows);
  nearestFor(dimensions)(values, queue, rows, centres, { label: labels, first: squared, second });
  const sizes = new Int32Array(centres.length / dimensions);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  const inertia = squared.reduce((sum, own) => sum + own, 0);
  const partition = { centres, labels, squared, sizes, inertia, iterations: 0, converged: true };
  const grouping = { ...measure(points, partition), agreeing: 1, swaps: 0, sampled: null };
  return { groupings: [grouping], verdicts: judge([grouping]), chosen: 0, labels, squared };
}
