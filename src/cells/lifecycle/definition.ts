import type { Available, CellDefinition, Reference } from '../../model/cell';
import { normaliseWith } from '../normalise';
import { schema, type LifecycleOptions } from './options';
import type { LifecycleResult } from './result';

/** Where customers stand (生命周期): new, growing, mature, at risk, lapsed, lost, or registered and never bought. */
export const lifecycle: CellDefinition<LifecycleOptions, LifecycleResult> = {
  kind: 'lifecycle',
  body: 'yaml',
  segments: true,
  normalise: (stored) => normaliseWith(schema, stored),
  references: ({ from, customers }) => [
    { path: ['from'], name: from, as: 'table' },
    ...(customers === null
      ? []
      : [{ path: ['customers'], name: customers, as: 'table' } satisfies Reference]),
  ],
  publishes: (name) => [name, `${name}_segments`],
  uses: ({ from, refunds }) => ({ table: from, refunds }),
  template,
  load: () => import('./compute'),
};

type Table = Available['tables'][number];

const has = ({ columns }: Table, name: string) => columns.some((column) => column.name === name);

/** The last table of orders, and the last list of registered customers if there is one. */
function template({ tables }: Available): Record<string, unknown> {
  const orders = tables.filter((table) => has(table, 'customer') && has(table, 'time'));
  const list = tables.findLast(
    (table) => has(table, 'customer') && has(table, 'registered_time') && !has(table, 'time'),
  );
  return {
    from: (orders.at(-1) ?? tables.at(-1))?.name ?? 'orders',
    ...(list ? { customers: list.name } : {}),
  };
}
