import type { Available, CellDefinition } from '../../model/cell';
import { holdsOrders } from '../../sql/customers/columns';
import { customerTables } from '../customer-tables';
import { normaliseWith } from '../normalise';
import { schema, type CompareOptions } from './options';
import type { CompareResult } from './result';

/** Cross analysis (交叉验证): do segments differ, by how much, and what does another grouping say? */
export const compare: CellDefinition<CompareOptions, CompareResult> = {
  kind: 'compare',
  body: 'yaml',
  segments: false,
  normalise: (stored) => normaliseWith<CompareOptions>(schema, stored),
  references: ({ segmentation, other, from, with: others }) => [
    ...(segmentation === null
      ? []
      : [{ path: ['segmentation'], name: segmentation, as: 'segmentation' as const }]),
    ...(other === null ? [] : [{ path: ['other'], name: other, as: 'segmentation' as const }]),
    ...(from === null ? [] : [{ path: ['from'], name: from, as: 'table' as const }]),
    ...others.map((name, at) => ({ path: ['with', at], name, as: 'table' as const })),
  ],
  publishes: (name) => [name],
  uses: ({ from, refunds }) => (from === null ? null : { table: from, refunds }),
  template,
  load: () => import('./compute'),
};

/** The last segmentation by all that is known of its customers: the ledger and the orders; beside the one before it. */
function template({ tables, segmentations }: Available): Record<string, unknown> {
  const people = customerTables({ tables });
  const orders = people.findLast((table) => holdsOrders({ ...table, rows: 0 }));
  const ledger = people.findLast(({ columns }) => columns.some(({ name }) => name === 'completeness'));
  const [from, ...others] = [ledger, orders].flatMap((table) => (table ? [table.name] : []));
  const usable = segmentations.filter((name) => !isTree(tables, name));
  const segmentation = usable.at(-1);
  const other = usable.at(-2);
  return {
    ...(segmentation === undefined ? {} : { segmentation }),
    ...(from === undefined ? {} : { from }),
    ...(others.length > 0 ? { with: others } : {}),
    ...(other === undefined ? {} : { other }),
  };
}

/** The leaves of a tree only repeat what it explains. */
function isTree(tables: Available['tables'], name: string): boolean {
  const columns = tables.find((table) => table.name === name)?.columns ?? [];
  return ['predicted', 'actual'].every((own) => columns.some((column) => column.name === own));
}
