import { spanColumn } from '../../../sql/metrics/customers';
import { clvSql } from '../../../sql/metrics/group';
import { hasReach } from '../../../sql/metrics/reach';
import { metricValue, unavailableMetric } from '../group-values';
import type { Valued, ValueSource } from '../other-values';
import type { Unavailable } from '../result';

interface Parts {
  readonly margin: number;
  readonly customers: number;
  readonly stayed: number;
  readonly before: number;
}

/** Margin per customer-year × r ÷ (1 + d − r), r the share of last year's customers who bought this year. */
export async function clv({ context, tables }: ValueSource): Promise<Valued> {
  const { joined, data } = tables;
  const { spans, columns, names } = joined;
  const { margin: rate, discount } = context.options;
  const none = (unavailable: Unavailable, sql: string | null = null): Valued => ({
    metric: unavailableMetric('clv', unavailable, { from: spans.m12.from, to: spans.m12.to }),
    sql,
  });
  const margin = columns.has('margin')
    ? spanColumn(spans, 'margin', 'm12')
    : rate !== null && columns.has('amount')
      ? spanColumn(spans, 'amount', 'm12')
      : null;
  if (margin === null) return none({ reason: 'no_margin', what: null });
  if (!hasReach(data, spans.y1)) return none({ reason: 'not_covered', what: data.from });
  const sql = clvSql(names.work, spans, margin);
  const [row] = await context.database.rows<Parts>(sql);
  if (!row || row.customers === 0) return none({ reason: 'empty', what: null }, sql);
  if (row.before === 0) return none({ reason: 'no_orders_before', what: null }, sql);
  const retention = row.stayed / row.before;
  // Of a sum of exact amounts: a product before summing would be a fraction that is not.
  const each = (row.margin * (columns.has('margin') ? 1 : (rate ?? 0))) / row.customers;
  const divisor = 1 + discount - retention;
  if (divisor <= 0) return none({ reason: 'retention_too_high', what: null }, sql);
  const metric = metricValue('clv', {
    value: (each * retention) / divisor,
    numerator: each * retention,
    denominator: divisor,
    from: spans.m12.from,
    to: spans.m12.to,
    note: `m = ${round(each, 2)}, r = ${round(retention, 4)}, d = ${discount}`,
  });
  return { metric, sql };
}

function round(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
