import type { TaskName } from '../../model/cell';
import type { ScalesInput, ScalesOutput } from './scales';

/** Reliability and components of the items of a questionnaire. */
export const scalesTask: TaskName<ScalesInput, ScalesOutput> = { name: 'scales' };
