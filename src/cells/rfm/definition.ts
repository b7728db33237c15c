import type { CellDefinition, Available } from '../../model/cell';
import { normaliseRfm, type RfmOptions } from './options';
import type { RfmResult } from './result';

/** Recency, frequency and monetary value: scores, segments and a value grade for every customer. */
export const rfm: CellDefinition<RfmOptions, RfmResult> = {
  kind: 'rfm',
  body: 'yaml',
  segments: true,
  normalise: normaliseRfm,
  references: (options) => [{ path: ['from'], name: options.from, as: 'table' }],
  publishes: (name) => [name, `${name}_segments`],
  uses: (options) => ({ table: options.from, refunds: options.refunds }),
  template: (available) => ({ from: ordersTable(available) }),
  load: () => import('./compute'),
};

/** The last table that has a customer and a time: the cleaned or scoped one comes after its source. */
function ordersTable({ tables }: Available): string {
  const has = (columns: readonly { name: string }[], name: string) =>
    columns.some((column) => column.name === name);
  const fit = tables.filter(({ columns }) => has(columns, 'customer') && has(columns, 'time'));
  return (fit.at(-1) ?? tables.at(-1))?.name ?? 'orders';
}
