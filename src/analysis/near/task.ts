import type { TaskName } from '../../model/cell';
import type { NearInput, NearOutput } from './types';

/** Near-duplicate spellings, for who asks the analysis worker: the code and the pinyin library stay there. */
export const nearTask: TaskName<NearInput, NearOutput> = { name: 'near' };
