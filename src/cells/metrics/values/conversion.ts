import { wilson } from '../../../analysis/stats/wilson';
import { conversionSql, listDay } from '../../../sql/metrics/other-tables';
import { KequnError } from '../../../model/failure';
import { metricValue, unavailableMetric } from '../group-values';
import type { Valued, ValueSource } from '../other-values';

/** Of a list that was handed over, who ordered within so many days; the list is the denominator. */
export async function conversion({ context, tables }: ValueSource): Promise<Valued> {
  const { options, database } = context;
  if (!options.conversion) {
    return {
      metric: unavailableMetric('conversion', { reason: 'missing_input', what: 'conversion' }),
      sql: null,
    };
  }
  const { list, days, since } = options.conversion;
  const table = context.table(list);
  if (!table.columns.some(({ name }) => name === 'customer')) {
    throw new KequnError('analysis.missing_column', `missing column: ${list}.customer`, {
      values: { column: 'customer', table: list },
    });
  }
  const day = listDay(table, since);
  if (day === null) {
    return { metric: unavailableMetric('conversion', { reason: 'no_date', what: list }), sql: null };
  }
  const { names, asOf } = tables.joined;
  const sql = conversionSql(names, { table, since: day, days, asOf });
  const [row] = await database.rows<{ listed: number; observed: number; converted: number }>(sql);
  const known = {
    numerator: row?.converted ?? 0,
    denominator: row?.observed ?? 0,
    excluded: (row?.listed ?? 0) - (row?.observed ?? 0),
    note: String(days),
  };
  if (known.denominator === 0) {
    const unavailable = { reason: 'not_observed', what: String(days) } as const;
    return { metric: unavailableMetric('conversion', unavailable, known), sql };
  }
  const value = known.numerator / known.denominator;
  const interval = wilson(known.numerator, known.denominator);
  return { metric: metricValue('conversion', { ...known, value, ...interval }), sql };
}
