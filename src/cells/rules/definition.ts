import type { Available, CellDefinition } from '../../model/cell';
import type { Column } from '../../model/table';
import { normaliseWith } from '../normalise';
import { schema, type RulesOptions } from './options';
import type { RulesResult } from './result';

export const rules: CellDefinition<RulesOptions, RulesResult> = {
  kind: 'rules',
  body: 'yaml',
  segments: false,
  normalise: (stored) => normaliseWith(schema, stored),
  references: ({ from, segmentation }) => [
    { path: ['from'], name: from, as: 'table' },
    ...(segmentation === null
      ? []
      : [{ path: ['segmentation'], name: segmentation, as: 'segmentation' } as const]),
  ],
  publishes: (name, { segmentation, sequence, next }) => [
    name,
    `${name}_itemsets`,
    ...(segmentation === null ? [] : [`${name}_by_segment`]),
    ...(sequence ? [`${name}_sequences`] : []),
    ...(next ? [`${name}_next`] : []),
  ],
  uses: ({ from, refunds }) => ({ table: from, refunds }),
  template,
  load: () => import('./compute'),
};

/** What an item can be, the best first. */
const ITEMS = ['product', 'category', 'item', 'sku', '商品', '品类'];

/** The last table with products or categories; baskets are orders where there are order ids. */
function template({ tables, segmentations }: Available): Record<string, unknown> {
  const fit = [...tables].reverse().find(({ columns }) => itemOf(columns) !== undefined);
  const columns = fit?.columns ?? [];
  const item = itemOf(columns) ?? 'product';
  const basket = has(columns, 'order') || !has(columns, 'customer') ? 'order' : 'customer';
  const segmentation = has(columns, 'customer') ? segmentations.at(-1) : undefined;
  return { from: fit?.name ?? 'orders', basket, item, ...(segmentation ? { segmentation } : {}) };
}

function itemOf(columns: readonly Column[]): string | undefined {
  return ITEMS.find((name) => has(columns, name));
}

function has(columns: readonly Column[], name: string): boolean {
  return columns.some((column) => column.name === name);
}
