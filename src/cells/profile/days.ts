import type { Database } from '../../model/database';
import type { TableInfo } from '../../model/table';
import { plausibleDays, type DayCount } from '../../sql/orders/plausible';
import type { Profiled } from '../../sql/table/profile/profile';
import { isoDay } from './iso-day';
import { dayCountsSql } from './query';

/** Rows of a time column on days that cannot be meant, with the days that can; ISO dates, null = open. */
export interface DayProblem {
  readonly column: string;
  readonly rows: number;
  readonly examples: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

/** Time columns with days before 1900 or far from the rest (the rule by which orders are judged). */
export async function dayProblems(
  database: Database,
  table: TableInfo,
  columns: readonly Profiled[],
): Promise<DayProblem[]> {
  const found: DayProblem[] = [];
  for (const { profile } of columns) {
    if (profile.sort !== 'time' || profile.quantiles === null) continue;
    const days = await database.rows<DayCount>(dayCountsSql(table.name, profile.name));
    const problem = problemOf(profile.name, days);
    if (problem) found.push(problem);
  }
  return found;
}

function problemOf(column: string, days: readonly DayCount[]): DayProblem | null {
  const { from, to } = plausibleDays(days);
  const odd = days.filter(({ day }) => (from !== null && day < from) || (to !== null && day > to));
  if (odd.length === 0) return null;
  return {
    column,
    rows: odd.reduce((sum, { rows }) => sum + rows, 0),
    examples: odd.slice(0, 3).map(({ day }) => isoDay(day)),
    from: from === null ? null : isoDay(from),
    to: to === null ? null : isoDay(to),
  };
}
