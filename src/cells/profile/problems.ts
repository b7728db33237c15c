import type { TableInfo } from '../../model/table';
import type { Profiled } from '../../sql/table/profile/profile';
import type { DayProblem } from './days';
import { byWeight, problem } from './found';
import { numberProblems } from './number-problems';
import { outsideDays } from './query';
import type { Problem } from './result';
import { statusProblems } from './status-problems';
import { textProblems } from './text-problems';

/** What was found of the table as a whole. */
export interface TableFindings {
  readonly duplicates: number;
  readonly days: readonly DayProblem[];
}

/** More than this share of a column is missing. */
const MOSTLY = 0.5;

/** Everything wrong with a table, heaviest first, each with the step that mends it where one can. */
export function problemsOf(
  table: TableInfo,
  columns: readonly Profiled[],
  { duplicates, days }: TableFindings,
): Problem[] {
  const { rows } = table;
  if (rows === 0) return [];
  return [
    ...problem('duplicate_rows', rows, { rows: duplicates, step: { dedupe: { keep: 'first' } } }),
    ...columns.flatMap((column) => [
      ...valueProblems(column, rows),
      ...textProblems(column),
      ...statusProblems(column),
      ...numberProblems(column),
    ]),
    ...days.flatMap((day) => dayProblem(day, rows)),
  ].sort(byWeight);
}

/** Columns that say little or nothing. */
function valueProblems({ profile }: Profiled, rows: number): Problem[] {
  const { name, filled, distinct, sort } = profile;
  const columns = [name];
  if (filled === 0) return problem('empty_column', rows, { columns, rows, step: { drop: columns } });
  // One row repeats nothing.
  const isConstant = rows > 1 && distinct === 1 && filled === rows;
  if (isConstant) {
    const value = profile.top[0]?.value ?? profile.min;
    const examples = value === null || profile.personal ? [] : [String(value)];
    return problem('constant_column', rows, { columns, rows, examples, step: { drop: columns } });
  }
  const missing = rows - filled;
  const step = sort === 'text' ? { fill: { columns, with: 'unknown' } } : null;
  return missing > rows * MOSTLY ? problem('mostly_missing', rows, { columns, rows: missing, step }) : [];
}

function dayProblem({ column, rows: odd, examples, from, to }: DayProblem, rows: number): Problem[] {
  const where = outsideDays(column, from, to);
  return problem('implausible_dates', rows, {
    columns: [column],
    rows: odd,
    examples,
    step: { exclude: { where } },
  });
}
