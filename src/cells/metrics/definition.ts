import type { Available, CellDefinition, Reference } from '../../model/cell';
import { normaliseMetrics, type MetricsOptions } from './options';
import type { MetricsResult } from './result';

/** Feature metrics (特征指标): what describes each customer, and the group metrics of the dictionary. */
export const metrics: CellDefinition<MetricsOptions, MetricsResult> = {
  kind: 'metrics',
  body: 'yaml',
  segments: false,
  normalise: normaliseMetrics,
  references,
  publishes: (name) => [name, `${name}_group`],
  uses: (options) => ({ table: options.from, refunds: options.refunds }),
  template: (available) => ({ from: ordersTable(available) }),
  load: () => import('./compute'),
};

function references({ from, by, tickets, survey, ledger, conversion, targets }: MetricsOptions): Reference[] {
  const table = (path: readonly string[], name: string | undefined): Reference[] =>
    name === undefined ? [] : [{ path, name, as: 'table' }];
  return [
    ...table(['from'], from),
    ...table(['tickets', 'from'], tickets?.from),
    ...table(['survey', 'from'], survey?.from),
    ...table(['ledger', 'from'], ledger?.from),
    ...table(['conversion', 'list'], conversion?.list),
    ...(by && 'segmentation' in by
      ? [{ path: ['by', 'segmentation'], name: by.segmentation, as: 'segmentation' as const }]
      : []),
    ...(targets
      ? [{ path: ['targets', 'segmentation'], name: targets.segmentation, as: 'segmentation' as const }]
      : []),
  ];
}

/** The last table that has a customer and a time and is no view of another analysis. */
function ordersTable({ tables }: Available): string {
  const has = (columns: readonly { name: string }[], name: string) =>
    columns.some((column) => column.name === name);
  const fit = tables.filter(({ columns }) => has(columns, 'customer') && has(columns, 'time'));
  return (fit.at(-1) ?? tables.at(-1))?.name ?? 'orders';
}
