import type { ComputeContext, Outcome, Statement } from '../../model/cell';
import type { Warning } from '../../model/warning';
import { gapCountsSql } from '../../sql/metrics/customers';
import type { Span } from '../../sql/metrics/spans';
import { orderCount } from '../../sql/orders/customers-sql';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { hasReach } from '../../sql/metrics/reach';
import { customerMetrics } from './customer-metrics';
import { type CustomerTables, makeCustomerTables } from './customer-tables';
import { metricNames } from './dictionary';
import { byName, groupValues, type GroupValues } from './group-values';
import { gapFigures } from './intervals';
import { type GroupMetric, GROUP_METRICS, metricName } from './keys';
import { labelled } from './labels';
import type { MetricsOptions } from './options';
import { otherValues, type Valued } from './other-values';
import { type Prepared, prepare } from './prepare';
import { type GroupRow, groupTableSql } from './query';
import type { MetricsResult, MetricValue, WindowInfo } from './result';

export { answer } from './answer';

type Context = ComputeContext<MetricsOptions>;

/** The most groups that are published: more are no groups any more. */
const MOST_GROUPS = 200;

/**
 * Describes every customer and the whole by the dictionary's metrics. Publishes `name(customer, …)` and
 * `name_group(metric, value, numerator, denominator, …)`.
 */
export async function compute(context: Context): Promise<Outcome<MetricsResult>> {
  const { database, name } = context;
  context.progress({ stage: 'count', done: 0 });
  const prepared = await prepare(context);
  const tables = await makeCustomerTables(context, prepared);
  context.progress({ stage: 'query', done: 7, total: 8 });
  const customers = await customerMetrics(context, prepared, tables);
  const intervals = await gapFigures(database, gapCountsSql(prepared.source.names), tables);
  const groups = await groupValues(context, tables, prepared.recordsReturns);
  const others = await otherValues({ context, tables });
  const metrics = inOrder([...groups.whole, ...others.map(({ metric }) => metric)]);
  const shown = labelled(context, groups.groups.slice(0, MOST_GROUPS));
  await replaceRelation(database, `${name}_group`, 'TABLE', groupTableSql(groupRows(metrics, shown)));
  await database.run(tables.drop);
  const windows = windowsOf(prepared, tables);
  return {
    tables: [
      await describeTable(database, name, { key: 'customer', unique: ['customer'] }),
      await describeTable(database, `${name}_group`, {}),
    ],
    asOf: prepared.source.orders.asOf,
    result: {
      as_of: prepared.source.orders.asOf.date,
      customers: tables.customers,
      counted: orderCount(prepared.source.orders),
      refunds: context.options.refunds,
      months: context.options.window,
      new_customer: context.options.new_customer,
      ...windows,
      data: tables.data,
      metrics,
      ...byName(metrics, ({ metric, days }) => metricName(metric, days)),
      by: context.options.by,
      groups: shown,
      ...customers.result,
      intervals,
      queries: Object.fromEntries(
        metricQueries(groups, others).map(({ metric, days, sql }) => [metricName(metric, days), sql]),
      ),
      assumptions: {
        list_price: prepared.per.list,
        cost: prepared.per.cost,
        complaints: tables.tickets?.by ?? null,
      },
    },
    warnings: [...tables.warnings, ...ownWarnings(tables, windows.window, groups.groups.length)],
    statements: [...tables.statements, ...customers.statements, ...metricStatements(groups, others)],
  };
}

/** The metrics in the order of the dictionary; those of one name keep theirs. */
function inOrder(metrics: readonly MetricValue[]): MetricValue[] {
  const place = (metric: GroupMetric) => GROUP_METRICS.indexOf(metric);
  return [...metrics].sort((a, b) => place(a.metric) - place(b.metric));
}

function groupRows(metrics: readonly MetricValue[], groups: MetricsResult['groups']): GroupRow[] {
  const name = ({ metric, days }: MetricValue) => metricNames(metric, days);
  return [
    ...metrics.map((value) => ({ value, name: name(value) })),
    ...groups.flatMap(({ group, metrics: own }) => own.map((value) => ({ value, group, name: name(value) }))),
  ];
}

function windowsOf(
  { spans }: Prepared,
  { data }: CustomerTables,
): Pick<MetricsResult, 'window' | 'before' | 'year'> {
  const info = (span: Span): WindowInfo => ({ ...span, covered: hasReach(data, span) });
  return { window: info(spans.w0), before: info(spans.w1), year: info(spans.wy) };
}

function ownWarnings(tables: CustomerTables, window: WindowInfo, groups: number): Warning[] {
  const warnings: Warning[] = [...(tables.tickets?.warnings ?? [])];
  if (!window.covered) {
    warnings.push({
      code: 'metrics.window_not_covered',
      values: { date: window.from, first: tables.data.from },
    });
  }
  if (groups > MOST_GROUPS) {
    warnings.push({ code: 'metrics.groups_left_out', values: { shown: MOST_GROUPS, of: groups } });
  }
  return warnings;
}

interface MetricQuery {
  readonly metric: GroupMetric;
  readonly days: number | null;
  readonly sql: string;
}

/** The query of each group metric; of several periods of one, the first. */
function metricQueries({ queries }: GroupValues, others: readonly Valued[]): MetricQuery[] {
  const found: MetricQuery[] = [
    ...queries,
    ...others.flatMap(({ metric, sql }) => (sql === null ? [] : [{ ...metric, sql }])),
  ];
  return found.filter(
    (query, i) => found.findIndex((one) => one.metric === query.metric && one.days === query.days) === i,
  );
}

/** The same under the metric's names, so that the reader finds it by them. */
function metricStatements(groups: GroupValues, others: readonly Valued[]): Statement[] {
  return metricQueries(groups, others).map(({ metric, days, sql }) => {
    const { zh, en } = metricNames(metric, days);
    return { title: `${zh} · ${en}`, sql };
  });
}
