import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import { columnNumber, type NumberSource } from './query';

/** Metrics of customers that say something of behaviour and needs, as the `metrics` step publishes them. */
export const USUAL_MEASURES = [
  'interval_mean',
  'promotion_share',
  'mean_discount',
  'return_share_amount',
  'complaints',
  'price_sensitivity',
  'service_demand',
] as const;

const NUMBER = /^(DECIMAL|DOUBLE|FLOAT|REAL|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)/;

/**
 * Where each figure beside those of the orders is read from: the first of the tables with a column of that name.
 *
 * @throws KequnError `analysis.missing_column` for one the author names and no table has
 */
export function measureSources(
  tables: readonly TableInfo[],
  measures: readonly string[] | null,
): NumberSource[] {
  return (measures ?? USUAL_MEASURES).flatMap((measure) => {
    const table = tables.find(({ columns }) =>
      columns.some(({ name, type }) => name === measure && NUMBER.test(type)),
    );
    if (table) return [columnNumber(table.name, measure)];
    if (measures === null) return [];
    throw new KequnError('analysis.missing_column', `missing column: ${measure}`, {
      values: { column: measure, table: tables.map(({ name }) => name).join(', ') },
    });
  });
}
