import type { Available, CellDefinition, Reference } from '../../model/cell';
import { kpiClaims, normaliseKpi, type KpiOptions } from './options';
import type { KpiResult } from './result';

/** Targets, what became of them, and what follows (效果跟踪). */
export const kpi: CellDefinition<KpiOptions, KpiResult> = {
  kind: 'kpi',
  body: 'yaml',
  segments: false,
  normalise: normaliseKpi,
  references,
  publishes: (name) => [name, `${name}_groups`],
  uses: ({ from, refunds }) => (from === null ? null : { table: from, refunds }),
  computeKey,
  claims: kpiClaims,
  template,
  load: () => import('./compute'),
};

/**
 * The orders must be there. What only one KPI or list needs is a reference while it is there: where it is gone, that KPI
 * says so and the others go on.
 */
function references(options: KpiOptions, published: readonly string[]): Reference[] {
  const { from, by, kpis, lists, migration } = options;
  const known = new Set(published);
  const table = (path: Reference['path'], name: string | undefined): Reference[] =>
    name !== undefined && known.has(name) ? [{ path, name, as: 'table' }] : [];
  const segmentation = (path: Reference['path'], name: string | null | undefined): Reference[] =>
    name && known.has(`${name}_segments`) ? [{ path, name, as: 'segmentation' }] : [];
  return [
    ...(from === null ? [] : [{ path: ['from'], name: from, as: 'table' as const }]),
    ...segmentation(['by', 'segmentation'], by.segmentation),
    ...table(['migration'], migration ?? undefined),
    ...kpis.flatMap(({ at, targets, list, survey, ledger, query }) => [
      ...segmentation(['kpis', at, 'targets', 'segmentation'], targets?.segmentation),
      ...table(['kpis', at, 'list', 'from'], list?.from),
      ...table(['kpis', at, 'survey', 'from'], survey?.from),
      ...table(['kpis', at, 'ledger', 'from'], ledger?.from),
      ...table(['kpis', at, 'query', 'from'], query?.from),
    ]),
    ...lists.flatMap((list) => table(['lists', list.at, 'from'], list.from)),
  ];
}

/** Words, owners, targets, actuals and notes compute nothing. */
function computeKey(options: KpiOptions): unknown {
  const { tolerance: _tolerance, kpis, lists, ...rest } = options;
  return {
    ...rest,
    kpis: kpis.map((kpi) => ({
      ...{ key: kpi.key, metric: kpi.metric, unit: kpi.unit, period: kpi.period },
      ...{ months: kpi.months, days: kpi.days, ltv_months: kpi.ltv_months, spend: kpi.spend },
      ...{ targets: kpi.targets, list: kpi.list, survey: kpi.survey, ledger: kpi.ledger, query: kpi.query },
      baseline: kpi.baseline?.period ?? null,
    })),
    lists: lists.map(({ at, name, from, since, days, control }) => ({
      at,
      name,
      from,
      since,
      days,
      control,
    })),
  };
}

/** Orders and the last segmentation; three KPIs that every table of orders gives, without targets: these are the author's. */
function template(available: Available): Record<string, unknown> {
  const orders = ordersTable(available);
  const segmentation = available.segmentations.at(-1);
  const moves = available.tables.find(({ columns }) =>
    ['move', 'segment_before', 'customer'].every((name) => columns.some((column) => column.name === name)),
  );
  if (!orders) return { kpis: [] };
  const columns = ['channel', 'province'].filter((name) =>
    orders.columns.some((column) => column.name === name),
  );
  const by = { ...(segmentation ? { segmentation } : {}), ...(columns.length > 0 ? { columns } : {}) };
  return {
    from: orders.name,
    ...(Object.keys(by).length > 0 ? { by } : {}),
    ...(moves ? { migration: moves.name } : {}),
    kpis: [
      { key: 'repurchase_rate', metric: 'repurchase_rate', months: 12 },
      { key: 'amount', metric: 'amount' },
      { key: 'new_customers', metric: 'new_customers' },
    ],
  };
}

/** The last table that can be counted as orders. */
function ordersTable({ tables }: Available): Available['tables'][number] | undefined {
  return tables
    .filter(({ columns }) =>
      ['customer', 'time'].every((wanted) => columns.some((column) => column.name === wanted)),
    )
    .at(-1);
}
