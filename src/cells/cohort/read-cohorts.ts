import type { ComputeContext } from '../../model/cell';
import type { Warning } from '../../model/warning';
import type { CohortOptions } from './options';
import { cohortCountSql, curveSql, latestSql } from './query';
import type { Cohort, CohortCell, CurvePoint } from './result';

/** More cohorts than these are no picture any more: the table has them all. */
export const MOST_COHORTS = 60;

interface Row extends CohortCell {
  readonly start: string;
  readonly cohort_customers: number;
}

interface Found {
  readonly cohorts: readonly Cohort[];
  readonly total: number;
  readonly curve: readonly CurvePoint[];
  readonly warnings: readonly Warning[];
}

/** Reads what is drawn from the published table. */
export async function readCohorts({ database, name }: ComputeContext<CohortOptions>): Promise<Found> {
  const rows = await database.rows<Row>(latestSql(name, MOST_COHORTS));
  const [counted] = await database.rows<{ cohorts: number; unpaid: number }>(cohortCountSql(name));
  const { cohorts: total = 0, unpaid = 0 } = counted ?? {};
  const warnings: Warning[] = [];
  if (total > MOST_COHORTS) {
    warnings.push({ code: 'cohort.cut', values: { cohorts: total, shown: MOST_COHORTS } });
  }
  if (unpaid > 0) warnings.push({ code: 'cohort.no_revenue', values: { cohorts: unpaid } });
  return { cohorts: grouped(rows), total, curve: await readCurve(database, name), warnings };
}

function grouped(rows: readonly Row[]): Cohort[] {
  const found = new Map<string, { customers: number; cells: CohortCell[] }>();
  for (const { start, cohort_customers, ...cell } of rows) {
    const cohort = found.get(start) ?? { customers: cohort_customers, cells: [] };
    cohort.cells.push(cell);
    found.set(start, cohort);
  }
  return [...found].map(([start, cohort]) => ({ start, ...cohort }));
}

type Sums = Record<'k' | 'of' | 'customers' | 'later', number> &
  Record<'amount' | 'first_amount', number | null>;

async function readCurve(
  database: ComputeContext<CohortOptions>['database'],
  name: string,
): Promise<CurvePoint[]> {
  const sums = await database.rows<Sums>(curveSql(name));
  return sums.map(({ k, of, customers, later, amount, first_amount: first }) => ({
    k,
    of,
    retention: customers / of,
    rolling: later / of,
    revenue: amount !== null && first !== null && first > 0 ? amount / first : null,
  }));
}
