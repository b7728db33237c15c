import type { TaskLine } from './result';
import type { State } from './states';

/** Which tasks are shown; '' for all. */
export interface TaskFilter {
  readonly search: string;
  readonly segment: string;
  /** A name, or `NOBODY`. */
  readonly owner: string;
  readonly state: State | '';
  readonly phase: string;
  readonly problems: boolean;
}

export const NO_FILTER: TaskFilter = {
  search: '',
  segment: '',
  owner: '',
  state: '',
  phase: '',
  problems: false,
};

/** Stands for tasks without an owner: no name looks like it. */
export const NOBODY = '\u0000';

/** The tasks that pass every part of a filter. */
export function filterTasks(lines: readonly TaskLine[], filter: TaskFilter): readonly TaskLine[] {
  const search = filter.search.normalize('NFKC').trim().toLowerCase();
  const { segment, owner, state, phase, problems } = filter;
  return lines.filter(
    (line) =>
      (segment === '' || line.segments.includes(segment)) &&
      (owner === '' || line.owner === (owner === NOBODY ? '' : owner)) &&
      (state === '' || line.state === state) &&
      (phase === '' || line.phase === phase) &&
      (!problems || line.problems.length > 0) &&
      (search === '' ||
        `${line.task}\n${line.measure}\n${line.owner}\n${line.id}`.toLowerCase().includes(search)),
  );
}
