import type { Available, CellDefinition, Reference } from '../../model/cell';
import { normaliseWith } from '../normalise';
import { schema, type CohortOptions } from './options';
import type { CohortResult } from './result';

/** Retention (留存): who of those who bought first in the same period still buys later, and after how many days. */
export const cohort: CellDefinition<CohortOptions, CohortResult> = {
  kind: 'cohort',
  body: 'yaml',
  segments: false,
  normalise: (stored) => normaliseWith(schema, stored),
  references: ({ from, segmentation }) => [
    { path: ['from'], name: from, as: 'table' },
    ...(segmentation === null
      ? []
      : [{ path: ['segmentation'], name: segmentation, as: 'segmentation' } satisfies Reference]),
  ],
  publishes: (name, { segmentation }) => [
    name,
    `${name}_intervals`,
    ...(segmentation === null ? [] : [`${name}_by_segment`]),
  ],
  uses: ({ from, refunds }) => ({ table: from, refunds }),
  template: (available) => ({ from: ordersTable(available) }),
  load: () => import('./compute'),
};

/** The last table that has a customer and a time. */
function ordersTable({ tables }: Available): string {
  const fit = tables.filter(({ columns }) =>
    ['customer', 'time'].every((name) => columns.some((column) => column.name === name)),
  );
  return (fit.at(-1) ?? tables.at(-1))?.name ?? 'orders';
}
