import type { TaskName } from '../../model/cell';
import type { AssignInput } from './assign';
import type { CompareInput, CompareOutput } from './compare';

/** k-means for one or several k. */
export const kmeansTask: TaskName<CompareInput, CompareOutput> = { name: 'kmeans' };
/** Rows to centres that are given. */
export const assignTask: TaskName<AssignInput, CompareOutput> = { name: 'assign' };
