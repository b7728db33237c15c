import type { TaskName } from '../../model/cell';
import type { KModesInput, KModesOutput } from './kmodes';

/** k-modes for one or several numbers of groups. */
export const kmodesTask: TaskName<KModesInput, KModesOutput> = { name: 'kmodes' };
