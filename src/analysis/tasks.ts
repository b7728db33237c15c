import type { Task } from '../model/cell';
import { components, type ComponentsInput, type ComponentsOutput } from './components/components';
import { assign, type AssignInput } from './kmeans/assign';
import { compare, type CompareInput, type CompareOutput } from './kmeans/compare';
import { near } from './near/near';
import { nearTask } from './near/task';
import type { NearInput, NearOutput } from './near/types';

export const kmeansTask: Task<CompareInput, CompareOutput> = { name: 'kmeans', run: compare };
export const assignTask: Task<AssignInput, CompareOutput> = { name: 'assign', run: assign };
export const componentsTask: Task<ComponentsInput, ComponentsOutput> = {
  name: 'components',
  run: components,
};
const nearCode: Task<NearInput, NearOutput> = { ...nearTask, run: near };

/** Every task the analysis worker can be asked for, by name. Who asks knows what a task takes and gives. */
export const TASKS: Readonly<Record<string, Task<unknown, unknown> | undefined>> = {
  [kmeansTask.name]: kmeansTask,
  [assignTask.name]: assignTask,
  [nearCode.name]: nearCode,
  [componentsTask.name]: componentsTask,
};
