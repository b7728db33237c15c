import type { Task } from '../model/cell';
import { assign, type AssignInput } from './kmeans/assign';
import { compare, type CompareInput, type CompareOutput } from './kmeans/compare';

export const kmeansTask: Task<CompareInput, CompareOutput> = { name: 'kmeans', run: compare };
export const assignTask: Task<AssignInput, CompareOutput> = { name: 'assign', run: assign };

/** Every task the analysis worker can be asked for, by name. Who asks knows what a task takes and gives. */
export const TASKS: Readonly<Record<string, Task<unknown, unknown> | undefined>> = {
  [kmeansTask.name]: kmeansTask,
  [assignTask.name]: assignTask,
};
