import type { ComputeContext } from '../../model/cell';
import { WINDOW_METRICS, windowFigure, type WindowMetric } from '../../sql/kpi/figures';
import { hasReach } from '../../sql/metrics/reach';
import type { Span } from '../../sql/metrics/spans';
import type { Customers } from './customers';
import { isSum, type KpiMetric } from './keys';
import {
  BreakdownBuilder,
  type GroupedRow,
  noValue,
  numberAt,
  quotient,
  unavailableKpi,
  wholeRow,
} from './live';
import { FIELD_OF, NEEDED_SUMS } from './needed-sums';
import type { KpiOptions } from './options';
import type { KpiEntry } from './options-entry';
import { monthsBefore, type Window } from './periods';
import { figureSql, groupedSql, windowSql } from './query';
import type { KpiLive, LiveValue, Unavailable } from './result';

/** A KPI with the periods it is read in. */
export interface Planned {
  readonly kpi: KpiEntry;
  readonly windows: readonly Window[];
}

interface PlannedWindow extends Planned {
  readonly metric: WindowMetric;
}

export function isWindowMetric(metric: KpiMetric | null): metric is WindowMetric {
  return WINDOW_METRICS.some((one) => one === metric);
}

/** Values of the metrics that are read from windows of whole months: one pass a window, whatever the number of KPIs. */
export async function windowValues(
  context: ComputeContext<KpiOptions>,
  customers: Customers,
  planned: readonly Planned[],
): Promise<KpiLive[]> {
  const wanted = planned.flatMap(({ kpi, windows }) =>
    isWindowMetric(kpi.metric) ? [{ kpi, windows, metric: kpi.metric }] : [],
  );
  const usable = wanted.filter((one) => whyNot(context, customers, one) === null);
  const rows = await readWindows(context, customers, usable);
  return wanted.map((one) => {
    const why = whyNot(context, customers, one);
    return why === null
      ? liveOf(customers, one, rows)
      : unavailableKpi(one.kpi, one.windows, why.reason, why.what);
  });
}

/** What a metric lacks altogether. */
function whyNot(
  context: ComputeContext<KpiOptions>,
  { columns, segmentColumn }: Customers,
  { kpi, metric }: PlannedWindow,
): Unavailable | null {
  const missing = (NEEDED_SUMS[metric] ?? []).find((name) => !columns.has(name));
  if (missing) return { reason: 'missing_field', what: FIELD_OF[missing] };
  if (metric !== 'target_share') return null;
  const { targets } = kpi;
  if (!targets || targets.segments.length === 0) return { reason: 'missing_input', what: 'targets' };
  if (!segmentColumn.has(targets.segmentation))
    return { reason: 'missing_input', what: targets.segmentation };
  const { basis, baseline } = context.segmentation(targets.segmentation);
  // Customers that are high in value by this period's amounts have a high share of them: that says nothing.
  if (basis === 'value' && !baseline) return { reason: 'not_frozen', what: targets.segmentation };
  return null;
}

const keyOf = ({ from, to }: Span) => `${from} ${to}`;

type Rows = ReadonlyMap<
  string,
  { readonly at: ReadonlyMap<string, number>; readonly rows: readonly GroupedRow[] }
>;

/** The rows of every window, with the place of each KPI's figure in them. */
async function readWindows(
  { database, progress }: ComputeContext<KpiOptions>,
  customers: Customers,
  planned: readonly PlannedWindow[],
): Promise<Rows> {
  const spans = new Map<string, { span: Span; kpis: PlannedWindow[] }>();
  for (const one of planned) {
    for (const { span } of one.windows.filter((window) => isCovered(customers, one, window))) {
      const known = spans.get(keyOf(span)) ?? { span, kpis: [] };
      known.kpis.push(one);
      spans.set(keyOf(span), known);
    }
  }
  const found = new Map<string, { at: Map<string, number>; rows: GroupedRow[] }>();
  for (const [key, { span, kpis }] of spans) {
    progress({ stage: 'query', done: found.size, total: spans.size });
    const figures = kpis.map((one) => figureOf(customers, one, span));
    const from = windowSql(customers.tables, span, customers.columns);
    const groups = customers.groups.map(({ column }) => column);
    const rows = await database.rows<GroupedRow>(groupedSql(from, figures, groups));
    found.set(key, { at: new Map(kpis.map(({ kpi }, i) => [kpi.key, i])), rows });
  }
  return found;
}

function figureOf({ segmentColumn }: Customers, { kpi, metric }: PlannedWindow, span: Span) {
  const segment = segmentColumn.get(kpi.targets?.segmentation ?? '') ?? 'NULL';
  return windowFigure(metric, span, kpi.targets?.segments ?? [], segment);
}

/** Buy-again and loyalty ask what went before, which must be in the data too. */
function isCovered({ data }: Customers, { metric }: PlannedWindow, { span, days }: Window): boolean {
  const before = metric === 'buy_again' || metric === 'loyalty';
  if (!before) return hasReach(data, span) && hasReach(data, days);
  const months = monthsIn(span);
  return hasReach(data, monthsBefore(span.to, months, months));
}

function monthsIn({ from, to }: Span): number {
  const [a = '', b = ''] = [from, to].map((day) => day.slice(0, 7));
  const number = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5));
  return number(b) - number(a) + 1;
}

function liveOf(customers: Customers, one: PlannedWindow, rows: Rows): KpiLive {
  const { kpi, windows, metric } = one;
  const builder = new BreakdownBuilder(customers.groups, windows.length, isSum(metric));
  const periods = windows.map((window, period): LiveValue => {
    const found = rows.get(keyOf(window.span));
    const at = found?.at.get(kpi.key);
    if (!found || at === undefined) return noValue(window, 'not_covered', customers.data.from);
    builder.add(found.rows, at, period);
    const whole = wholeRow(found.rows, customers.groups.length);
    return quotient(window, numberAt(whole, `n${at}`), numberAt(whole, `d${at}`), isSum(metric));
  });
  const last = windows.at(-1);
  const sql = last
    ? figureSql(
        windowSql(customers.tables, last.span, customers.columns),
        figureOf(customers, one, last.span),
      )
    : null;
  return { key: kpi.key, unit: kpi.unit, periods, breakdown: builder.finish(), sql };
}
