import type { Available, CellDefinition } from '../../model/cell';
import { customerTables } from '../customer-tables';
import { isOrders } from './is-orders';
import { normaliseTiers, type TiersOptions } from './options';
import type { TiersResult } from './result';

/** Tiers of customers by value (ABC, thresholds, quantiles, natural breaks) or by ordered business rules. */
export const tiers: CellDefinition<TiersOptions, TiersResult> = {
  kind: 'tiers',
  body: 'yaml',
  segments: true,
  normalise: normaliseTiers,
  references: ({ from, also }) => [
    { path: ['from'], name: from, as: 'table' },
    ...(also === null ? [] : [{ path: ['also'], name: also, as: 'table' } as const]),
  ],
  publishes: (name) => [name, `${name}_segments`],
  uses: ({ from, refunds }) => ({ table: from, refunds }),
  template: (available) => ({ from: customersTable(available) }),
  load: () => import('./compute'),
};

/** The last table of orders (the cleaned or scoped one comes after its source), else the last with a customer. */
function customersTable({ tables }: Available): string {
  const orders = tables.filter(isOrders).at(-1);
  const customers = customerTables({ tables }).at(-1);
  return (orders ?? customers ?? tables.at(-1))?.name ?? 'orders';
}
