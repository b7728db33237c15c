import { addEntry, type SetOption } from '../entry-edit';
import { MOST_WRITTEN, type PlanOptions } from './options';
import type { State } from './states';

/** An id that no task has: t1, t2, … */
export function freeId({ tasks }: PlanOptions): string {
  const taken = new Set(tasks.map(({ id }) => id));
  let number = tasks.length + 1;
  while (taken.has(`t${number}`)) number += 1;
  return `t${number}`;
}

/** Whether the document has room for another task. */
export function hasRoom({ tasks }: PlanOptions): boolean {
  return tasks.length < MOST_WRITTEN;
}

/** Puts a new task at the end; returns its place. */
export function addTask(set: SetOption, options: PlanOptions): number {
  const at = options.tasks.length;
  addEntry(set, 'tasks', at, { id: freeId(options), task: '', state: 'todo' });
  return at;
}

/** The state as it is stored: an explicit word always, since the raw text is read too. */
export function storedState(state: State | ''): State | undefined {
  return state === '' ? undefined : state;
}
