import { grainOf, GRAIN_MONTHS, periodsBetween, periodSpan } from '../../sql/metrics/periods';
import { addDays, addMonths, type Span } from '../../sql/metrics/spans';
import { USUAL_KEEP } from './keys';
import type { KpiEntry } from './options-entry';

/** A period with the days that a KPI looks at in it. */
export interface Window {
  readonly period: string;
  /** The period's own days. */
  readonly days: Span;
  /** The whole months that end with it. */
  readonly span: Span;
  readonly running: boolean;
}

/** What the data at hand reach: their days, the last that counts, and how many may be missing at a period's end. */
export interface Reach {
  readonly data: Span;
  readonly lastDay: string;
  /** Days after the last order that may pass without one; 0 where the analysis date is given. */
  readonly slack: number;
}

/** The last periods that the data touch, and the one that the baseline names, the earliest first. */
export function windowsOf(
  kpi: Pick<KpiEntry, 'period' | 'months' | 'metric' | 'baseline'>,
  { data, lastDay, slack }: Reach,
  keep: number | null,
): Window[] {
  const periods = periodsBetween(data.from, lastDay, kpi.period).slice(-(keep ?? USUAL_KEEP[kpi.period]));
  const base = kpi.baseline?.period ?? null;
  const wanted = base !== null && grainOf(base) === kpi.period && !periods.includes(base) ? [base] : [];
  return [...wanted, ...periods].sort().flatMap((period) => {
    const days = periodSpan(period);
    return days === null
      ? []
      : [{ period, days, span: spanOf(kpi, days), running: addDays(lastDay, slack) < days.to }];
  });
}

/** The whole months that end with a period: its own, unless the KPI looks further back. Loyalty is of a year. */
function spanOf(
  { months, period, metric }: Pick<KpiEntry, 'period' | 'months' | 'metric'>,
  { to }: Span,
): Span {
  const wanted = months ?? (metric === 'loyalty' ? 12 : GRAIN_MONTHS[period]);
  return monthsBefore(to, wanted, 0);
}

/** So many whole months, which end so many before the end of a month. */
export function monthsBefore(to: string, months: number, back: number): Span {
  const end = addDays(to, 1);
  return { from: addMonths(end, -back - months), to: addDays(addMonths(end, -back), -1) };
}
