import type { Compute, ComputeContext } from '../../model/cell';
import type { Warning } from '../../model/warning';
import { replaceRelation } from '../../sql/table/relation';
import { describeTable } from '../../sql/table/describe';
import { type Customers, found, makeCustomers, SLACK } from './customers';
import { metricNamesOf } from './metric-names';
import { needsOrders } from './keys';
import { unavailableKpi } from './live';
import { movesOf } from './moves';
import type { KpiOptions } from './options';
import { type Reach, windowsOf } from './periods';
import { daysSql, groupsSql, publishedSql } from './query';
import type { KpiLive, KpiResult } from './result';
import { comingValues } from './values-coming';
import { otherValues } from './values-other';
import { queryValues } from './values-query';
import { type Planned, windowValues } from './values-window';
import { uplifts } from './uplift';

export { answer } from './answer';

type Context = ComputeContext<KpiOptions>;

/**
 * What every KPI comes to in every period that the data know. Publishes `name(kpi, period, value, …)` and `name_groups`. What
 * the author closed is an option and no part of a run: later files cannot change it.
 */
export const compute: Compute<KpiOptions, KpiResult> = async (context) => {
  const { database, name, options } = context;
  let customers = options.from === null ? null : await makeCustomers(context, options.from);
  const reach: Reach | null = customers ?? (await reachWithout(context));
  const planned = options.kpis.map((kpi): Planned => ({
    kpi,
    windows: reach ? windowsOf(kpi, reach, options.keep) : [],
  }));
  const queries = await queryValues(context, planned);
  // A query that failed took the customers' tables along.
  if (queries.lost && options.from !== null) customers = await makeCustomers(context, options.from);
  const lives = [
    ...queries.lives,
    ...(customers ? await windowValues(context, customers, planned) : []),
    ...(customers ? await comingValues(context, customers, planned) : []),
    ...(await otherValues(context, customers, planned)),
  ];
  const kpis = planned.map((one) => liveOf(one, lives));
  const uplift = await uplifts(context, customers);
  const moves = await movesOf(context);
  await publish(context, kpis);
  if (customers) await database.run(customers.drop);
  return {
    tables: [await describeTable(database, name), await describeTable(database, `${name}_groups`)],
    ...(customers ? { asOf: customers.asOf } : {}),
    result: {
      as_of: customers?.asOf.date ?? reach?.lastDay ?? null,
      data: reach?.data ?? null,
      last_day: reach?.lastDay ?? null,
      new_customer: options.new_customer,
      kpis,
      ...citable(kpis),
      uplift,
      moves,
      segments: segmentsOf(context),
    },
    warnings: [...(customers?.warnings ?? []), ...ownWarnings(options, kpis, customers)],
    statements: [
      ...(customers?.statements ?? []),
      ...options.kpis.flatMap((kpi, i) => {
        const sql = kpis[i]?.sql;
        return sql ? [{ title: titleOf(kpi), sql }] : [];
      }),
    ],
  };
};

function titleOf({ name, metric, key }: KpiOptions['kpis'][number]): string {
  if (name !== '') return name;
  const names = metricNamesOf(metric);
  return names ? `${names.zh} · ${names.en}` : key;
}

function liveOf({ kpi, windows }: Planned, lives: readonly KpiLive[]): KpiLive {
  const live = lives.find(({ key }) => key === kpi.key);
  if (live) return live;
  const needs = kpi.metric !== null && needsOrders(kpi.metric);
  return unavailableKpi(kpi, windows, needs ? 'missing_input' : 'unknown_metric', needs ? 'from' : null);
}

/** Without orders the days are those of the queries and surveys, up to the analysis date where one is given. */
async function reachWithout({ database, options, table, asOf }: Context): Promise<Reach | null> {
  const days: string[] = [];
  for (const { query, survey } of options.kpis) {
    const info = found(() => table(query?.from ?? survey?.from ?? ''));
    const wanted = query?.time ?? 'time';
    const column = info?.columns.find(({ name, type }) => name === wanted && /^(DATE|TIMESTAMP)/.test(type));
    if (!info || !column) continue;
    const [row] = await database.rows<{ first: string | null; last: string | null }>(
      daysSql(info.name, column.name),
    );
    if (row?.first && row.last) days.push(row.first, row.last);
  }
  const given = options.as_of ?? asOf;
  const [from] = [...days].sort();
  const lastDay = given ?? [...days].sort().at(-1);
  if (lastDay === undefined) return null;
  return { data: { from: from ?? lastDay, to: lastDay }, lastDay, slack: given ? 0 : SLACK };
}

async function publish({ database, name }: Context, kpis: readonly KpiLive[]): Promise<void> {
  await replaceRelation(database, name, 'TABLE', publishedSql(kpis));
  await replaceRelation(database, `${name}_groups`, 'TABLE', groupsSql(kpis));
}

/** The last whole period's value of each KPI; where there is none, the running one's. */
function citable(kpis: readonly KpiLive[]): Pick<KpiResult, 'value' | 'share'> {
  const value: Record<string, number> = {};
  const share: Record<string, number> = {};
  for (const { key, unit, periods } of kpis) {
    const known = periods.filter((one) => one.value !== null);
    const last = known.filter(({ running }) => !running).at(-1) ?? known.at(-1);
    if (last?.value === undefined || last.value === null) continue;
    value[key] = last.value;
    if (unit === 'share') share[key] = last.value;
  }
  return { value, share };
}

function segmentsOf({ options, segmentation }: Context): KpiResult['segments'] {
  const { by } = options;
  const info = by.segmentation === null ? null : found(() => segmentation(by.segmentation ?? ''));
  return (info?.segments ?? []).map(({ segment, label_zh, label_en, colour }) => ({
    ...{ segment, label_zh, label_en, colour },
  }));
}

function ownWarnings(options: KpiOptions, kpis: readonly KpiLive[], customers: Customers | null): Warning[] {
  const failed = kpis.flatMap(({ key, periods }) =>
    periods
      .filter(({ unavailable }) => unavailable?.reason === 'failed')
      .map(({ period }) => `${key} ${period}`),
  );
  const unread = options.kpis.reduce((sum, kpi) => sum + kpi.unread.length, 0);
  const bad = unread + options.lists.reduce((sum, one) => sum + one.unread.length, 0);
  const { segmentation } = options.by;
  const gone = segmentation !== null && customers !== null && !customers.segmentColumn.has(segmentation);
  return [
    ...(failed.length > 0
      ? [
          {
            code: 'kpi.query_failed',
            values: { periods: failed.slice(0, 5).join(', '), count: failed.length },
          } as const,
        ]
      : []),
    ...(bad > 0 ? [{ code: 'judgement.unread', values: { count: bad } } as const] : []),
    ...(gone ? [{ code: 'kpi.reference_gone', values: { name: segmentation } } as const] : []),
  ];
}
