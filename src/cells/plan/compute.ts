import { isDay } from '../../lib/iso-day';
import type { AsOf, ComputeContext, Outcome } from '../../model/cell';
import type { Warning } from '../../model/warning';
import type { PlanOptions, Task } from './options';
import { publish } from './publish';
import { readTable } from './read-table';
import type { PlanResult } from './result';
import { schedule, type PlacedTask } from './schedule';

/** Puts the tasks of the document and of the table in one plan. Publishes `name`, a row a task. */
export async function compute(context: ComputeContext<PlanOptions>): Promise<Outcome<PlanResult>> {
  const { database, options, name } = context;
  const segments = options.segmentation === null ? [] : context.segmentation(options.segmentation).segments;
  const read = await readTable(context);
  const asOf = asOfDay(context);
  const placed: PlacedTask[] = [
    ...options.tasks.map((task, at) => ({ at, task })),
    ...read.tasks.map((task) => ({ at: null, task: byKey(task, segments) })),
  ];
  const keys = new Set(segments.map(({ segment }) => segment));
  const plan = schedule(placed, {
    start: options.start,
    phases: options.phases,
    asOf: asOf?.date ?? null,
    segments: options.segmentation === null ? null : keys,
  });
  const result: PlanResult = {
    ...plan,
    segments: segments.map(({ segment, label_zh, label_en, colour }) => ({
      ...{ segment, label_zh, label_en, colour },
    })),
    emptyRows: read.emptyRows,
  };
  return {
    tables: [await publish(database, name, result)],
    ...(asOf ? { asOf } : {}),
    result,
    warnings: warningsOf(options, result, read.tasks),
    statements: read.statements,
  };
}

/** The day as of which tasks are late: the plan's own, else the document's; there is no other. */
function asOfDay({ options, asOf }: ComputeContext<PlanOptions>): AsOf | null {
  if (options.as_of !== null) return { date: options.as_of, from: 'cell' };
  return asOf !== null && isDay(asOf) ? { date: asOf, from: 'front matter' } : null;
}

/** People write a segment's name into a table, not its key. */
function byKey(
  task: Task,
  segments: readonly { readonly segment: string; readonly label_zh: string; readonly label_en: string }[],
): Task {
  const key = (name: string) =>
    segments.find((one) => [one.segment, one.label_zh, one.label_en].includes(name))?.segment ?? name;
  return { ...task, segments: task.segments.map(key) };
}

function warningsOf(options: PlanOptions, result: PlanResult, read: readonly Task[]): Warning[] {
  const unread = [...options.tasks, ...options.phases, ...read].reduce(
    (sum, one) => sum + one.unread.length,
    0,
  );
  const inCycles = result.cycles.reduce((sum, members) => sum + members.length, 0);
  const missing = result.lines.filter(({ problems }) => problems.includes('missing_task')).length;
  const gone = result.lines.filter(({ problems }) => problems.includes('segment_gone')).length;
  const warnings: (Warning | null)[] = [
    unread > 0 ? { code: 'judgement.unread', values: { count: unread } } : null,
    inCycles > 0
      ? { code: 'plan.cycle', values: { count: inCycles, numbers: result.cycles.map(numbers).join('; ') } }
      : null,
    missing > 0 ? { code: 'plan.missing_task', values: { count: missing } } : null,
    gone > 0 ? { code: 'plan.segment_gone', values: { count: gone } } : null,
    result.late > 0 && result.as_of !== null
      ? { code: 'plan.late', values: { count: result.late, as_of: result.as_of } }
      : null,
    result.unassigned > 0 ? { code: 'plan.unassigned', values: { count: result.unassigned } } : null,
    result.undated > 0 ? { code: 'plan.undated', values: { count: result.undated } } : null,
  ];
  return warnings.filter((warning) => warning !== null);
}

/** A long way round is not told in full. */
const MOST_NUMBERS = 8;

function numbers(members: readonly number[]): string {
  const shown = members.slice(0, MOST_NUMBERS).join(', ');
  return members.length > MOST_NUMBERS ? `${shown}, …` : shown;
}
