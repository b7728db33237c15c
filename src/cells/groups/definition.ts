import type { Available, CellDefinition } from '../../model/cell';
import { customerColumns, holdsOrders } from '../../sql/customers/columns';
import { customerTables } from '../customer-tables';
import { normaliseWith } from '../normalise';
import { usualDimensions } from './presets';
import { schema, type GroupsOptions } from './options';
import type { GroupsResult } from './result';

/** Groups by what customers are: place, person, company, behaviour, one to three of them together. */
export const groups: CellDefinition<GroupsOptions, GroupsResult> = {
  kind: 'groups',
  body: 'yaml',
  segments: true,
  normalise: (stored) => normaliseWith<GroupsOptions>(schema, stored),
  references: (options) => [
    { path: ['from'], name: options.from, as: 'table' },
    ...options.with.map((name, at) => ({ path: ['with', at], name, as: 'table' as const })),
  ],
  publishes: (name) => [name, `${name}_segments`],
  uses: ({ from, refunds }) => ({ table: from, refunds }),
  template,
  load: () => import('./compute'),
};

/** The ledger where there is one, else the orders, else any table of customers, by the first dimensions it can answer. */
function template({ tables }: Available): Record<string, unknown> {
  const people = customerTables({ tables });
  const has = (table: (typeof people)[number], name: string) =>
    table.columns.some((column) => column.name === name);
  const ledger = people.findLast((table) => has(table, 'completeness'));
  const orders = people.findLast((table) => holdsOrders({ ...table, rows: 0 }));
  const from = ledger ?? orders ?? people.at(-1);
  if (!from) return { from: 'orders', dimensions: ['city'] };
  const names = customerColumns([from]).map(({ name }) => name);
  return { from: from.name, dimensions: usualDimensions(names) };
}
