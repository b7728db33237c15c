import { storedClaim } from '../claim';
import type { OptionChange } from '../../model/cell';
import type { Claim } from '../../model/evidence';
import { periodSpan, shiftPeriod } from '../../sql/metrics/periods';
import type { Standing } from './board';
import type { KpiEntry, Target } from './options-entry';
import type { KpiResult } from './result';

/** A change of the cell's stored options. */
export type Edit = OptionChange;

type ListName = keyof KpiEntry['stored'];

/** Puts an item behind a list of a KPI, those of its items that cannot be read included. */
function appended({ at, stored }: KpiEntry, name: ListName, item: unknown): Edit {
  return stored[name] === 0
    ? { path: ['kpis', at, name], value: [item] }
    : { path: ['kpis', at, name, stored[name]], value: item };
}

/**
 * Closing a period: what it came to is written into the document and stays, whatever later files say. Null where there is
 * nothing to close, or it is closed.
 */
export function closing(kpi: KpiEntry, standing: Standing, { as_of, last_day }: KpiResult): Edit | null {
  const { actual, live, period } = standing;
  const end = periodSpan(period)?.to ?? '';
  if (actual !== null || live === null || live.value === null) return null;
  const item = {
    period,
    value: live.value,
    ...(live.denominator === null
      ? {}
      : { numerator: live.numerator ?? undefined, denominator: live.denominator }),
    ...(as_of === null ? {} : { as_of }),
    ...(last_day !== null && last_day < end ? { through: last_day } : {}),
  };
  return appended(kpi, 'actuals', item);
}

/** A value that is entered by hand, in the place of one that was entered before. */
export function entering(
  kpi: KpiEntry,
  period: string,
  { value, source, date }: { readonly value: number; readonly source: string; readonly date: string },
): Edit {
  const item = { period, value, ...(source.trim() ? { source } : {}), ...(date.trim() ? { date } : {}) };
  const known = kpi.actuals.find((actual) => actual.period === period);
  return known
    ? { path: ['kpis', kpi.at, 'actuals', known.at], value: item }
    : appended(kpi, 'actuals', item);
}

/** Opens a period again: what was closed leaves the document. */
export function opening(kpi: KpiEntry, period: string): Edit | null {
  const known = kpi.actuals.find((actual) => actual.period === period);
  return known ? { path: ['kpis', kpi.at, 'actuals', known.at], value: undefined } : null;
}

/** The author's note on a period: why it came so, or what will be done. */
export function noting(kpi: KpiEntry, period: string, part: 'cause' | 'adjustment', claim: Claim): Edit {
  const known = kpi.reviews.find((review) => review.period === period);
  const value = claim.text === '' ? undefined : storedClaim(claim);
  if (known) return { path: ['kpis', kpi.at, 'reviews', known.at, part], value };
  return appended(kpi, 'reviews', { period, [part]: value });
}

/** The target from the next period on; null takes back what was set for it. */
export function retargeting(kpi: KpiEntry, period: string, target: Target | null): Edit | null {
  const from = shiftPeriod(period, 1);
  const known = kpi.revised.find((revised) => revised.from === from);
  if (target === null)
    return known ? { path: ['kpis', kpi.at, 'revised', known.at], value: undefined } : null;
  const item = { from, ...target };
  return known
    ? { path: ['kpis', kpi.at, 'revised', known.at], value: item }
    : appended(kpi, 'revised', item);
}
