import type { Task } from './options';

export interface Links {
  /** For each task the tasks it must follow. */
  readonly after: readonly (readonly number[])[];
  /** Tasks that name one which is not there. */
  readonly missing: ReadonlySet<number>;
  /** Tasks whose id an earlier one has. */
  readonly twice: ReadonlySet<number>;
}

/** Who follows whom: tasks are named by id, else by their text; the first of a name counts. */
export function linksOf(tasks: readonly Pick<Task, 'id' | 'task' | 'after'>[]): Links {
  const byId = new Map<string, number>();
  const byText = new Map<string, number>();
  const twice = new Set<number>();
  tasks.forEach(({ id, task }, at) => {
    if (id !== '' && byId.has(id)) twice.add(at);
    else if (id !== '') byId.set(id, at);
    if (task !== '' && !byText.has(task)) byText.set(task, at);
  });
  const missing = new Set<number>();
  const after = tasks.map((task, at) =>
    task.after.flatMap((name) => {
      const found = byId.get(name) ?? byText.get(name);
      if (found === undefined) missing.add(at);
      return found ?? [];
    }),
  );
  return { after, missing, twice };
}
