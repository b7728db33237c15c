import { newCustomersSql } from '../../../sql/metrics/group';
import { hasReach } from '../../../sql/metrics/reach';
import { compared } from '../compare';
import { metricValue, unavailableMetric } from '../group-values';
import type { Valued, ValueSource } from '../other-values';
import { periodBefore, periodSpan } from '../../../sql/metrics/periods';
import type { Span } from '../../../sql/metrics/spans';

interface Spent {
  readonly period: string;
  readonly spend: number;
  readonly span: Span;
}

/**
 * Acquisition spend of a period ÷ new customers of the same period: one metric a period, the latest first. Periods that
 * the data do not cover whole are left out and counted.
 */
export async function cac(source: ValueSource): Promise<Valued[]> {
  const { context, tables } = source;
  const entered = periods(context.options.spend);
  if (entered.length === 0) return [none('no_spend', null)];
  const whole = entered.filter(({ span }) => span.to <= tables.joined.asOf && hasReach(tables.data, span));
  const excluded = entered.length - whole.length;
  if (whole.length === 0) return [none('not_observed', entered[0]?.period ?? null)];
  const values = new Map<string, number>();
  const found: { readonly spent: Spent; readonly customers: number; readonly sql: string }[] = [];
  for (const spent of whole) {
    const sql = newCustomersSql(tables.joined.names, context.options.new_customer, spent.span);
    const [row] = await context.database.rows<{ n: number }>(sql);
    const customers = row?.n ?? 0;
    if (customers > 0) values.set(spent.period, spent.spend / customers);
    found.push({ spent, customers, sql });
  }
  return found.map(({ spent, customers, sql }) => {
    const { span, period } = spent;
    const known = {
      numerator: spent.spend,
      denominator: customers,
      from: span.from,
      to: span.to,
      note: period,
      excluded,
    };
    const value = values.get(period) ?? null;
    if (value === null)
      return { metric: unavailableMetric('cac', { reason: 'empty', what: null }, known), sql };
    const beside = (other: string) => {
      const otherSpan = periodSpan(other);
      return otherSpan && values.has(other)
        ? compared('cac', value, values.get(other) ?? null, otherSpan)
        : null;
    };
    const { last, year } = periodBefore(period);
    return { metric: metricValue('cac', { ...known, value, before: beside(last), year: beside(year) }), sql };
  });
}

function none(reason: 'no_spend' | 'not_observed', what: string | null): Valued {
  return { metric: unavailableMetric('cac', { reason, what }), sql: null };
}

/** The periods entered, the one that ends last first; of two that end together the shorter. */
function periods(spend: Readonly<Record<string, number>>): Spent[] {
  return Object.entries(spend)
    .flatMap(([period, amount]) => {
      const span = periodSpan(period);
      return span ? [{ period, spend: amount, span }] : [];
    })
    .sort((a, b) => compareText(b.span.to, a.span.to) || compareText(b.span.from, a.span.from));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
