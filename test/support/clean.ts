import type { CleanResult, StepResult } from '../../src/cells/clean/result';
import type { Outcome } from '../../src/model/cell';
import type { Database } from '../../src/model/database';
import type { Value } from '../../src/model/table';
import { runCell, type CellRun } from './run-cell';

export interface Cleaned {
  readonly outcome: Outcome;
  readonly result: CleanResult;
  readonly steps: readonly StepResult[];
  /** Rows of the published table, ordered by all columns. */
  readonly rows: readonly Readonly<Record<string, Value>>[];
}

/** Runs a recipe as the cell `tidy` over a table. */
export async function cleaned(
  database: Database,
  from: string,
  steps: readonly unknown[],
  more: Partial<CellRun> = {},
): Promise<Cleaned> {
  const run = { name: 'tidy', tables: [from], ...more, options: { from, steps } };
  const outcome = await runCell('clean', run, database);
  const result = outcome.result as CleanResult;
  return {
    outcome,
    result,
    steps: result.steps,
    rows: await database.rows('SELECT * FROM tidy ORDER BY ALL'),
  };
}

/** A table of text columns (or of other types, `name::TYPE`) from rows of values; null is null. */
export async function tableOf(
  database: Database,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const typed = columns.map((column) => {
    const [title = '', type = 'VARCHAR'] = column.split('::');
    return { title, type };
  });
  const literal = (value: Value) =>
    value === null ? 'NULL' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  const tuples = rows.map(
    (row) => `(${row.map((value, i) => `${literal(value)}::${typed[i]?.type ?? 'VARCHAR'}`).join(', ')})`,
  );
  const names = typed.map(({ title }) => `"${title}"`).join(', ');
  await database.run(
    `CREATE OR REPLACE TABLE "${name}" AS SELECT * FROM (VALUES ${tuples.join(', ')}) AS t(${names})`,
  );
}
