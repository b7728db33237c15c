import type { TaskName } from '../../model/cell';
import type { ClvFitInput, ClvFitOutput } from './fit-clv';
import type { ClvPredictInput, ClvPredictOutput } from './predict-clv';

/** Parameters of the purchase model and of the value of purchases. */
export const clvFitTask: TaskName<ClvFitInput, ClvFitOutput> = { name: 'clv-fit' };
/** What fitted models expect of every history, and of all customers together. */
export const clvPredictTask: TaskName<ClvPredictInput, ClvPredictOutput> = { name: 'clv-predict' };
