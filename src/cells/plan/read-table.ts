import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import { columnsOf } from './columns';
import { readTask, type PlanOptions, type Task } from './options';
import { tasksSql } from './query';
import type { Statement } from '../../model/cell';

export interface TableTasks {
  readonly tasks: readonly Task[];
  readonly emptyRows: number;
  readonly statements: readonly Statement[];
}

/** More tasks than this are no plan: whoever has them filters first. */
const MOST_TASKS = 20_000;

/**
 * The tasks of the table that the plan names.
 *
 * @throws KequnError `analysis.missing_column` where no column is known to hold the tasks, `plan.too_many_tasks`
 */
export async function readTable({
  database,
  options,
  table,
}: ComputeContext<PlanOptions>): Promise<TableTasks> {
  if (options.from === null) return { tasks: [], emptyRows: 0, statements: [] };
  const info = table(options.from);
  const columns = columnsOf(info.columns, options.columns);
  if (columns.task === undefined) {
    const column = options.columns['task'] ?? 'task';
    throw new KequnError('analysis.missing_column', `missing column: ${info.name}.${column}`, {
      values: { column, table: info.name },
    });
  }
  if (info.rows > MOST_TASKS) {
    throw new KequnError('plan.too_many_tasks', `invalid tasks: ${info.rows}`, {
      values: { table: info.name, count: info.rows, most: MOST_TASKS },
    });
  }
  const sql = tasksSql(info.name, columns);
  const rows = await database.rows<Record<string, string | null>>(sql);
  const filled = rows.filter((row) =>
    Object.values(row).some((value) => value !== null && value.trim() !== ''),
  );
  return {
    tasks: filled.map((row) => readTask(listsOf(row))),
    emptyRows: rows.length - filled.length,
    statements: [{ title: 'tasks', sql }],
  };
}

/** Several names stand in one value of a table, separated as people do. */
function listsOf(row: Readonly<Record<string, string | null>>): Record<string, unknown> {
  const split = (text: string | null | undefined) =>
    text
      ?.split(/[;；,，、]/)
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return {
    ...row,
    ...('segment' in row ? { segment: split(row['segment']) } : {}),
    ...('after' in row ? { after: split(row['after']) } : {}),
  };
}
