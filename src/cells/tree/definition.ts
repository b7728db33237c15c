import type { Available, CellDefinition } from '../../model/cell';
import { holdsOrders } from '../../sql/customers/columns';
import { customerTables } from '../customer-tables';
import { normaliseWith } from '../normalise';
import { schema, type TreeOptions } from './options';
import type { TreeResult } from './result';

/** Decision tree (决策树): which conditions lead to a segment, or to leaving, buying again, and the like. */
export const tree: CellDefinition<TreeOptions, TreeResult> = {
  kind: 'tree',
  body: 'yaml',
  segments: true,
  normalise: (stored) => normaliseWith<TreeOptions>(schema, stored),
  references: (options) => [
    { path: ['from'], name: options.from, as: 'table' },
    ...options.with.map((name, at) => ({ path: ['with', at], name, as: 'table' as const })),
    ...(options.segmentation === null
      ? []
      : [{ path: ['segmentation'], name: options.segmentation, as: 'segmentation' as const }]),
  ],
  publishes: (name) => [name, `${name}_segments`],
  uses: ({ from, refunds }) => ({ table: from, refunds }),
  template,
  load: () => import('./compute'),
};

/**
 * The last segmentation, explained by what else is known of its customers: the ledger and the orders where they are there,
 * else its own table. Without a segmentation, who bought again.
 */
function template({ tables, segmentations }: Available): Record<string, unknown> {
  const people = customerTables({ tables });
  const orders = people.findLast((table) => holdsOrders({ ...table, rows: 0 }));
  const ledger = people.findLast(({ columns }) => columns.some(({ name }) => name === 'completeness'));
  const usable = segmentations.filter((name) => !isTree(tables, name));
  const segmentation = usable.at(-1);
  const chosen = [...new Set([ledger, orders].flatMap((table) => (table ? [table.name] : [])))];
  const [from = segmentation ?? people.at(-1)?.name ?? 'orders', ...others] = chosen;
  const tablesUsed = { from, ...(others.length > 0 ? { with: others } : {}) };
  return segmentation === undefined
    ? { ...tablesUsed, condition: 'frequency >= 2' }
    : { ...tablesUsed, segmentation };
}

/** The leaves of a tree only repeat what it explains. */
function isTree(tables: Available['tables'], name: string): boolean {
  const columns = tables.find((table) => table.name === name)?.columns ?? [];
  return ['predicted', 'actual'].every((own) => columns.some((column) => column.name === own));
}
