import type { TaskName } from '../../model/cell';
import type { Breaks } from './natural-breaks';

export interface BreaksInput {
  readonly values: Float64Array;
  /** How many classes at most. */
  readonly most: number;
}

/** Natural breaks of values, for who asks the analysis worker. */
export const breaksTask: TaskName<BreaksInput, Breaks> = { name: 'breaks' };
