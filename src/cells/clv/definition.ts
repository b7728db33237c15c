import type { Available, CellDefinition, Reference } from '../../model/cell';
import { normaliseWith } from '../normalise';
import { schema, type ClvOptions } from './options';
import type { ClvResult } from './result';

/** What each customer will bring: probability to be alive, expected purchases, expected value. */
export const clv: CellDefinition<ClvOptions, ClvResult> = {
  kind: 'clv',
  body: 'yaml',
  segments: false,
  normalise: (stored) => normaliseWith(schema, stored),
  references: ({ from, segmentation }) => [
    { path: ['from'], name: from, as: 'table' },
    ...(segmentation === null
      ? []
      : [{ path: ['segmentation'], name: segmentation, as: 'segmentation' } satisfies Reference]),
  ],
  publishes: (name, { segmentation }) => (segmentation === null ? [name] : [name, `${name}_by_segment`]),
  uses: ({ from, refunds }) => ({ table: from, refunds }),
  template,
  load: () => import('./compute'),
};

/** The last table with customers and times, and the first segmentation there is. */
function template({ tables, segmentations }: Available): Record<string, unknown> {
  const fit = tables.filter(({ columns }) =>
    ['customer', 'time'].every((name) => columns.some((column) => column.name === name)),
  );
  const [segmentation] = segmentations;
  return {
    from: (fit.at(-1) ?? tables.at(-1))?.name ?? 'orders',
    ...(segmentation === undefined ? {} : { segmentation }),
  };
}
