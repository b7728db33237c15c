import type { ComputeContext } from '../../model/cell';
import { AMOUNT_EACH, boughtWithin, COUNTED, type Figure } from '../../sql/kpi/figures';
import { hasReach } from '../../sql/metrics/reach';
import { addDays, type Span } from '../../sql/metrics/spans';
import type { Customers } from './customers';
import { COMING_METRICS, isSum, type ComingMetric, type KpiMetric } from './keys';
import {
  BreakdownBuilder,
  type GroupedRow,
  liveValue,
  noValue,
  numberAt,
  quotient,
  unavailableKpi,
  wholeRow,
} from './live';
import type { KpiOptions } from './options';
import type { KpiEntry } from './options-entry';
import { monthsBefore, type Window } from './periods';
import { equalAgeSql, figureSql, firstTimersSql, groupedSql, newcomersSql } from './query';
import type { KpiLive, LiveValue } from './result';
import type { Planned } from './values-window';

type Context = ComputeContext<KpiOptions>;

export function isComingMetric(metric: KpiMetric | null): metric is ComingMetric {
  return COMING_METRICS.some((one) => one === metric);
}

/** Values of the metrics of customers who came: one query a period. */
export async function comingValues(
  context: Context,
  customers: Customers,
  planned: readonly Planned[],
): Promise<KpiLive[]> {
  const found: KpiLive[] = [];
  for (const { kpi, windows } of planned) {
    if (isComingMetric(kpi.metric)) found.push(await valuesOf(context, customers, kpi, kpi.metric, windows));
  }
  return found;
}

async function valuesOf(
  { database }: Context,
  customers: Customers,
  kpi: KpiEntry,
  metric: ComingMetric,
  windows: readonly Window[],
): Promise<KpiLive> {
  if (metric === 'ltv' && !customers.columns.has('amount'))
    return unavailableKpi(kpi, windows, 'missing_field', 'amount');
  // Spend is not known by group.
  const groups = metric === 'cac' ? [] : customers.groups;
  const builder = new BreakdownBuilder(groups, windows.length, isSum(metric));
  const periods: LiveValue[] = [];
  let sql: string | null = null;
  for (const [at, window] of windows.entries()) {
    const asked = question(customers, kpi, metric, window);
    if ('unavailable' in asked) {
      periods.push(asked.unavailable);
      continue;
    }
    const columns = groups.map(({ column }) => column);
    const rows = await database.rows<GroupedRow>(groupedSql(asked.from, [asked.figure], columns));
    builder.add(rows, 0, at);
    const whole = wholeRow(rows, groups.length);
    sql = figureSql(asked.from, asked.figure);
    periods.push(valueOf(kpi, metric, { ...window, span: asked.span }, whole));
  }
  return { key: kpi.key, unit: kpi.unit, periods, breakdown: builder.finish(), sql };
}

interface Question {
  readonly from: string;
  readonly figure: Figure;
  readonly span: Span;
}

/** What is asked of a period, or why there is nothing to ask. */
function question(
  { tables, source, data, lastDay }: Customers,
  kpi: KpiEntry,
  metric: ComingMetric,
  window: Window,
): Question | { readonly unavailable: LiveValue } {
  const none = (reason: 'not_covered' | 'not_observed' | 'no_spend', what: string | null) => ({
    unavailable: noValue(window, reason, what),
  });
  switch (metric) {
    case 'new_customers':
      if (!hasReach(data, window.span)) return none('not_covered', data.from);
      return { from: newcomersSql(tables, window.span), figure: COUNTED, span: window.span };
    case 'cac':
      if (!hasReach(data, window.days)) return none('not_covered', data.from);
      if (kpi.spend[window.period] === undefined) return none('no_spend', window.period);
      return { from: newcomersSql(tables, window.days), figure: COUNTED, span: window.days };
    case 'n_day_repurchase': {
      if (!hasReach(data, window.days)) return none('not_covered', data.from);
      const observed = addDays(window.days.to, kpi.days);
      if (lastDay < observed) return none('not_observed', observed);
      const figure = boughtWithin(kpi.days);
      return { from: firstTimersSql(tables, window.days), figure, span: window.days };
    }
    case 'ltv': {
      // The customers who reach the age within the period, each looked at for equally long.
      const own = monthsBefore(window.days.to, monthsOf(window), kpi.ltv_months);
      if (!hasReach(data, own)) return none('not_covered', data.from);
      if (window.running) return none('not_observed', window.days.to);
      const from = equalAgeSql(tables, source.names, own, kpi.ltv_months);
      return { from, figure: AMOUNT_EACH, span: own };
    }
  }
}

function monthsOf({ period }: Window): number {
  return period.includes('Q') ? 3 : period.length > 4 ? 1 : 12;
}

function valueOf(
  kpi: KpiEntry,
  metric: ComingMetric,
  window: Window,
  whole: GroupedRow | undefined,
): LiveValue {
  const numerator = numberAt(whole, 'n0');
  if (metric !== 'cac') return quotient(window, numerator, numberAt(whole, 'd0'), isSum(metric));
  const known = { numerator: kpi.spend[window.period] ?? 0, denominator: numerator ?? 0 };
  return known.denominator > 0
    ? liveValue(window, { ...known, value: known.numerator / known.denominator })
    : liveValue(window, { ...known, unavailable: { reason: 'empty', what: null } });
}
