import { dayNumber } from '../../lib/iso-day';
import { cyclesIn } from '../../lib/strong-components';
import { linksOf, type Links } from './links';
import type { Phase, Task } from './options';
import { phaseOn, spansOf, type Span } from './phases';
import { PROBLEMS, type Load, type PlanResult, type Problem, type TaskLine } from './result';
import { isOver, STATES } from './states';

/** A task and its place in the document; null for one from a table. */
export interface PlacedTask {
  readonly at: number | null;
  readonly task: Task;
}

export interface Setting {
  readonly start: string | null;
  readonly phases: readonly Phase[];
  /** The day as of which tasks are late; null: nothing is. */
  readonly asOf: string | null;
  /** Null: segments are not checked. */
  readonly segments: ReadonlySet<string> | null;
}

export type Schedule = Omit<PlanResult, 'segments' | 'emptyRows'>;

/** What follows from the tasks of a plan: phases, what is late, who waits for whom and where that goes round. */
export function schedule(placed: readonly PlacedTask[], setting: Setting): Schedule {
  const tasks = placed.map(({ task }) => task);
  const days = firstAndLast(tasks);
  const spans = spansOf(setting.phases, setting.start ?? days.from);
  const links = linksOf(tasks);
  const cycles = cyclesIn(links.after);
  const inCycle = new Set(cycles.flat());
  const lines = placed.map((one, index) => lineOf(one, index, { tasks, links, inCycle, spans, setting }));
  const counted = lines.filter(({ state }) => state !== 'dropped');
  const done = counted.filter(({ state }) => state === 'done').length;
  const has = (problem: Problem) => lines.filter(({ problems }) => problems.includes(problem)).length;
  return {
    as_of: setting.asOf,
    lines,
    states: countStates(lines),
    progress: counted.length === 0 ? null : done / counted.length,
    late: has('late'),
    unassigned: has('unassigned'),
    undated: has('undated'),
    cycles: cycles.map((members) => members.map((at) => at + 1)),
    phases: spans.map((span) => phaseLine(span, counted)),
    owners: loads(counted),
    ...days,
  };
}

/** The first and the last day of any task; ISO dates are in the order of their texts. */
function firstAndLast(tasks: readonly Task[]): { from: string | null; to: string | null } {
  let from: string | null = null;
  let to: string | null = null;
  for (const { start, due } of tasks) {
    for (const day of [start, due]) {
      if (day !== null && (from === null || day < from)) from = day;
      if (day !== null && (to === null || day > to)) to = day;
    }
  }
  return { from, to };
}

interface Whole {
  readonly tasks: readonly Task[];
  readonly links: Links;
  readonly inCycle: ReadonlySet<number>;
  readonly spans: readonly Span[];
  readonly setting: Setting;
}

function lineOf({ at, task }: PlacedTask, index: number, whole: Whole): TaskLine {
  const { spans, setting, links, tasks } = whole;
  const { unread: _unread, notes: _notes, after: _after, bare: _bare, ...plain } = task;
  const after = links.after[index] ?? [];
  const late = lateDays(task, setting.asOf);
  const before = after.flatMap((one) => tasks[one] ?? []);
  return {
    ...plain,
    number: index + 1,
    at,
    phase: task.phase ?? phaseOn(task.due ?? task.start, spans),
    after: after.map((one) => one + 1),
    late,
    waits: !isOver(task.state) && before.some(({ state }) => !isOver(state)),
    problems: problemsOf(task, index, before, late, whole),
  };
}

/** Whole days beyond the due date; one that is done or dropped is not late. */
function lateDays({ due, state }: Task, asOf: string | null): number | null {
  if (due === null || asOf === null || isOver(state) || due >= asOf) return null;
  return dayNumber(asOf) - dayNumber(due);
}

function problemsOf(
  task: Task,
  index: number,
  before: readonly Task[],
  late: number | null,
  { links, inCycle, setting, spans }: Whole,
): Problem[] {
  const { start, due, owner, state, phase } = task;
  const open = !isOver(state);
  const found: Readonly<Record<Problem, boolean>> = {
    cycle: inCycle.has(index),
    late: late !== null,
    reversed: start !== null && due !== null && due < start,
    missing_task: links.missing.has(index),
    twice: links.twice.has(index),
    too_early: open && before.some((one) => one.due !== null && start !== null && start < one.due),
    done_before: state === 'done' && before.some((one) => !isOver(one.state)),
    nameless: task.task.trim() === '',
    unassigned: open && owner.trim() === '',
    undated: open && due === null,
    segment_gone: setting.segments !== null && task.segments.some((key) => !setting.segments?.has(key)),
    phase_gone: phase !== null && !spans.some((span) => span.phase === phase),
    unread: task.unread.length > 0,
  };
  return PROBLEMS.filter((problem) => found[problem]);
}

function countStates(lines: readonly TaskLine[]): Schedule['states'] {
  const counts = STATES.map((state) => [state, lines.filter((line) => line.state === state).length] as const);
  return Object.fromEntries(counts) as Schedule['states'];
}

function phaseLine(span: Span, lines: readonly TaskLine[]): PlanResult['phases'][number] {
  const own = lines.filter(({ phase }) => phase === span.phase);
  return { ...span, tasks: own.length, done: own.filter(({ state }) => state === 'done').length };
}

/** Who has how much to do: most open tasks first, nobody last. */
function loads(lines: readonly TaskLine[]): Load[] {
  const found = new Map<string, { tasks: number; open: number; late: number }>();
  for (const { owner, state, late } of lines) {
    const load = found.get(owner) ?? { tasks: 0, open: 0, late: 0 };
    load.tasks += 1;
    if (!isOver(state)) load.open += 1;
    if (late !== null) load.late += 1;
    found.set(owner, load);
  }
  return [...found]
    .map(([owner, load]) => ({ owner, ...load }))
    .sort(
      (a, b) =>
        Number(a.owner === '') - Number(b.owner === '') ||
        b.open - a.open ||
        b.tasks - a.tasks ||
        (a.owner < b.owner ? -1 : 1),
    );
}
