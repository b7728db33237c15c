import { date, list, text } from '../../sql/sql';
import type { Span } from '../../sql/metrics/spans';
import type { KpiEntry } from './options-entry';
import type { WindowMetric } from './keys';
import type { Figure, SumName } from './query';

const count = (condition: string) => `count(*) FILTER (WHERE ${condition})`;
/** Money given back in a window by customers without an order in it is not theirs to share. */
const PAID = 'sum(amount) FILTER (WHERE o > 0)';
const BUYERS = count('o > 0');

/** Which sums each metric needs; orders are always there. */
export const NEEDED_SUMS: Readonly<Partial<Record<WindowMetric, readonly SumName[]>>> = {
  amount: ['amount'],
  amount_per_order: ['amount'],
  amount_per_customer: ['amount'],
  target_share: ['amount'],
  known_customer_share: ['amount'],
  return_rate: ['sold_amount', 'returned_amount'],
  margin_rate: ['margin', 'margin_base'],
};

/** The logical field that brings a sum. */
export const FIELD_OF: Readonly<Record<SumName, string>> = {
  amount: 'amount',
  margin: 'cost',
  margin_base: 'cost',
  sold_amount: 'refund_amount',
  returned_amount: 'refund_amount',
};

/**
 * What a metric is in a window, over its customers (`query.ts`: `windowSql`), by the dictionary of DOMAIN 11: ratios of
 * sums, never means of means.
 *
 * @param segment the column of the target segments
 */
export function windowFigure(
  metric: WindowMetric,
  span: Span,
  { targets }: Pick<KpiEntry, 'targets'>,
  segment: string,
): Figure {
  const of = (numerator: string, denominator: string | null, customers = BUYERS): Figure => ({
    numerator,
    denominator,
    customers,
  });
  switch (metric) {
    case 'customers':
      return of(BUYERS, null);
    case 'orders':
      return of('sum(o)', null);
    case 'amount':
      return of(PAID, null);
    case 'amount_per_order':
      return of(PAID, 'sum(o)');
    case 'amount_per_customer':
      return of(PAID, BUYERS);
    case 'repurchase_rate':
      return of(count('o >= 2'), BUYERS);
    case 'buy_again':
      return of(count('b > 0 AND o > 0'), count('b > 0'), count('b > 0'));
    case 'loyalty':
      return of(count('b > 0 AND o >= 2'), count('b > 0'), count('b > 0'));
    case 'known_customer_share':
      return of(`sum(amount) FILTER (WHERE o > 0 AND first_day < ${date(span.from)})`, PAID);
    case 'target_share': {
      const chosen = targets?.segments ?? [];
      const among = chosen.length === 0 ? 'FALSE' : `${segment} IN (${list(chosen.map(text))})`;
      return of(`sum(amount) FILTER (WHERE o > 0 AND ${among})`, PAID);
    }
    case 'return_rate':
      return of('sum(returned_amount)', 'sum(sold_amount)');
    case 'margin_rate':
      return of('sum(margin)', 'sum(margin_base)');
  }
}
