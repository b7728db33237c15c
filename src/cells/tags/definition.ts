import type { Available, CellDefinition } from '../../model/cell';
import { customerColumns, holdsOrders } from '../../sql/customers/columns';
import { customerTables } from '../customer-tables';
import { normaliseWith } from '../normalise';
import { schema, type TagsOptions } from './options';
import type { TagsResult } from './result';
import { usualRules } from './usual-rules';

/** Tags (标签): rules give them, a customer has many; segments are combinations of them. */
export const tags: CellDefinition<TagsOptions, TagsResult> = {
  kind: 'tags',
  body: 'yaml',
  segments: true,
  normalise: (stored) => normaliseWith<TagsOptions>(schema, stored),
  references: (options) => [
    { path: ['from'], name: options.from, as: 'table' },
    ...options.with.map((name, at) => ({ path: ['with', at], name, as: 'table' as const })),
  ],
  publishes: (name) => ['', '_tags', '_dictionary', '_segments'].map((part) => `${name}${part}`),
  uses: ({ from, refunds }) => ({ table: from, refunds }),
  template,
  load: () => import('./compute'),
};

/** The ledger with the metrics beside it where they are there, else the metrics, else the orders; and the usual rules. */
function template({ tables }: Available): Record<string, unknown> {
  const people = customerTables({ tables });
  const has = (table: (typeof people)[number], name: string) =>
    table.columns.some((column) => column.name === name);
  const metrics = people.findLast((table) => has(table, 'score100') && has(table, 'frequency_12m'));
  const ledger = people.findLast((table) => has(table, 'completeness'));
  const orders = people.findLast((table) => holdsOrders({ ...table, rows: 0 }));
  const chosen = [ledger, metrics ?? orders].filter((table) => table !== undefined);
  const used = chosen.length > 0 ? chosen : people.slice(-1);
  const column = ledger && has(ledger, 'tags') ? 'tags' : undefined;
  return {
    from: used[0]?.name ?? 'orders',
    ...(used.length > 1 ? { with: used.slice(1).map(({ name }) => name) } : {}),
    ...(column === undefined ? {} : { column }),
    rules: usualRules(customerColumns(used).map(({ name }) => name)),
  };
}
