import type { Available, CellDefinition, Reference } from '../../model/cell';
import { normaliseMigration, type MigrationOptions } from './options';
import type { MigrationResult } from './result';

/** Who moved between groups (客群迁移), measured with a ruler that does not move. */
export const migration: CellDefinition<MigrationOptions, MigrationResult> = {
  kind: 'migration',
  body: 'yaml',
  segments: false,
  normalise: normaliseMigration,
  references,
  publishes: (name) => [name, `${name}_flows`],
  uses: ({ from, refunds }) => (from === null ? null : { table: from, refunds }),
  template,
  load: () => import('./compute'),
};

/** A name that publishes `<name>_segments` is a segmentation; any other one is a table. */
function references(
  { from, before, after, segmentation }: MigrationOptions,
  published: readonly string[],
): Reference[] {
  const grouping = (path: string, name: string | null): Reference[] =>
    name === null
      ? []
      : [{ path: [path], name, as: published.includes(`${name}_segments`) ? 'segmentation' : 'table' }];
  return [
    ...(from === null ? [] : [{ path: ['from'], name: from, as: 'table' as const }]),
    ...grouping('before', before),
    ...grouping('after', after),
    ...(segmentation === null
      ? []
      : [{ path: ['segmentation'], name: segmentation, as: 'segmentation' as const }]),
  ];
}

/** The last table of orders; where there is none, the last two segmentations. */
function template({ tables, segmentations }: Available): Record<string, unknown> {
  const has = (columns: readonly { name: string }[], name: string) =>
    columns.some((column) => column.name === name);
  const orders = tables.filter(({ columns }) => has(columns, 'customer') && has(columns, 'time')).at(-1);
  if (orders) return { from: orders.name };
  const [before, after] = segmentations.slice(-2);
  return after ? { before, after } : { from: tables.at(-1)?.name ?? 'orders' };
}
