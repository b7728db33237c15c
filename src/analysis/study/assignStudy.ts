import { judge } from '../kmeans/choose-k';
import type { Mixed } from '../prototypes/mixed';
import { place, type Prototypes } from '../prototypes/prototypes';
import { measureMixed, portraitOf, type StudyOutput } from './study';

export interface AssignStudyInput extends Mixed {
  /** Row-major, in the space of the rows. */
  readonly centres: Float64Array;
  /** Row-major, `k × attributes`. */
  readonly modes: Int32Array;
  readonly k: number;
}

/** Puts every row with the nearest of given centres and modes, which stay where they are: a baseline's ruler. */
export function assignStudy(data: AssignStudyInput): StudyOutput {
  const { centres, modes, k, rows } = data;
  const labels = new Int32Array(rows);
  const squared = new Float64Array(rows);
  place(data, data, k, labels, squared);
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  const inertia = squared.reduce((sum, own) => sum + own, 0);
  const found: Prototypes = {
    centres,
    modes,
    labels,
    squared,
    sizes,
    inertia,
    iterations: 0,
    converged: true,
  };
  const grouping = measureMixed(data, { ...found, agreeing: 1, swaps: 0, sampled: null });
  const studied = { ...grouping, ...found, agreeing: 1, swaps: 0, sampled: null, resampled: null };
  return {
    groupings: [studied],
    verdicts: judge([grouping]),
    chosen: 0,
    labels,
    squared,
    portrait: portraitOf(data, found),
    ...{ tree: null, gap: null, structure: null, recommendation: null, resampledRows: null, gapRows: null },
  };
}
