import { equalAgeSql } from '../../../sql/metrics/group';
import { monthsBack, type Span } from '../../../sql/metrics/spans';
import { hasReach } from '../../../sql/metrics/reach';
import { compared } from '../compare';
import { metricValue, unavailableMetric } from '../group-values';
import type { Valued, ValueSource } from '../other-values';

/**
 * Value at equal age: what the customers who were acquired in a window paid within their first months, all of them
 * observed for that long. The window ends that many months before the analysis date.
 */
export async function equalAge({ context, tables }: ValueSource): Promise<Valued> {
  const { joined, data } = tables;
  const { ltv_months, window } = context.options;
  if (!joined.columns.has('amount')) {
    return { metric: unavailableMetric('ltv', { reason: 'missing_field', what: 'amount' }), sql: null };
  }
  const acquired = (back: number) => monthsBack(joined.lastDay, window, ltv_months + back);
  const queryOf = (span: Span) => equalAgeSql(joined.names, span, ltv_months);
  const read = async (span: Span) => {
    const [row] = await context.database.rows<{ amount: number; customers: number }>(queryOf(span));
    return row && row.customers > 0 ? { ...row, value: row.amount / row.customers } : null;
  };
  const span = acquired(0);
  const now = await read(span);
  const known = { from: span.from, to: span.to, note: String(ltv_months) };
  if (!now) {
    const unavailable = { reason: 'not_aged', what: String(ltv_months) } as const;
    return { metric: unavailableMetric('ltv', unavailable, known), sql: queryOf(span) };
  }
  const beside = async (other: Span) => {
    const then = hasReach(data, other) ? await read(other) : null;
    return compared('ltv', now.value, then?.value ?? null, other);
  };
  const metric = metricValue('ltv', {
    ...known,
    ...{ value: now.value, numerator: now.amount, denominator: now.customers },
    before: await beside(acquired(window)),
    year: await beside(acquired(12)),
  });
  return { metric, sql: queryOf(span) };
}
