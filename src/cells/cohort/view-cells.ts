import type { TriangleCell } from '../../charts/triangle';
import type { Cohort, CohortCell, CohortResult } from './result';
import type { Period } from './options';

export const MEASURES = ['retention', 'rolling', 'revenue', 'customers', 'orders', 'amount'] as const;
export type Measure = (typeof MEASURES)[number];

/** Whether a measure is a share. */
export function isShare(measure: Measure): boolean {
  return measure === 'retention' || measure === 'rolling' || measure === 'revenue';
}

/** `2011-01`, `2011-Q1`, or the Monday of a week. */
export function cohortName(start: string, period: Period): string {
  if (period === 'week') return start;
  const month = Number(start.slice(5, 7));
  return period === 'month' ? start.slice(0, 7) : `${start.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
}

/** A measure of one cell; NaN where it has none. */
export function measureOf(measure: Measure, cell: CohortCell, { customers, cells }: Cohort): number {
  const first = cells[0]?.amount ?? null;
  switch (measure) {
    case 'retention':
      return cell.customers / customers;
    case 'rolling':
      return cell.later / customers;
    case 'revenue':
      return cell.amount !== null && first !== null && first > 0 ? cell.amount / first : NaN;
    case 'amount':
      return cell.amount ?? NaN;
    case 'customers':
    case 'orders':
      return cell[measure];
  }
}

/** The cells of the triangle; `count` writes a cohort's size. */
export function triangleCells(
  { cohorts, period }: Pick<CohortResult, 'cohorts' | 'period'>,
  measure: Measure,
  count: (customers: number) => string,
): TriangleCell[] {
  return cohorts.flatMap((cohort) =>
    cohort.cells.map((cell) => ({
      cohort: `${cohortName(cohort.start, period)} · ${count(cohort.customers)}`,
      k: cell.k,
      value: measureOf(measure, cell, cohort),
      open: !cell.complete,
    })),
  );
}
