import type { Span } from '../metrics/spans';
import { date, list, text } from '../sql';

/** A value to read: one sum, or a quotient of two. */
export interface Figure {
  readonly numerator: string;
  readonly denominator: string | null;
  /** Customers of a group that it tells of, for whoever must not show too few. */
  readonly customers: string | null;
}

/** Metrics that are read from the customers' orders in a window of whole months. */
export const WINDOW_METRICS = [
  ...(['repurchase_rate', 'buy_again', 'loyalty', 'customers', 'orders', 'amount'] as const),
  ...(['amount_per_order', 'amount_per_customer', 'target_share', 'known_customer_share'] as const),
  ...(['return_rate', 'margin_rate'] as const),
] as const;
export type WindowMetric = (typeof WINDOW_METRICS)[number];

const EVERYONE = 'count(*)';
const count = (condition: string) => `count(*) FILTER (WHERE ${condition})`;
/** Money given back in a window by customers without an order in it is not theirs to share. */
const PAID = 'sum(amount) FILTER (WHERE o > 0)';
const BUYERS = count('o > 0');

/** How many rows: customers who came, say. */
export const COUNTED: Figure = { numerator: EVERYONE, denominator: null, customers: EVERYONE };

/** First-time buyers who bought again within some days, of all of them. */
export function boughtWithin(days: number): Figure {
  return { numerator: count(`gap <= ${days}`), denominator: EVERYONE, customers: EVERYONE };
}

/** Amount each. */
export const AMOUNT_EACH: Figure = { numerator: 'sum(amount)', denominator: EVERYONE, customers: EVERYONE };

/**
 * What a metric is in a window, over its customers (`cells/kpi/query.ts`: `windowSql`), by the dictionary of DOMAIN 11:
 * ratios of sums, never means of means.
 *
 * @param segment the column of the target segments
 */
export function windowFigure(
  metric: WindowMetric,
  span: Span,
  targets: readonly string[],
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
      const among = targets.length === 0 ? 'FALSE' : `${segment} IN (${list(targets.map(text))})`;
      return of(`sum(amount) FILTER (WHERE o > 0 AND ${among})`, PAID);
    }
    case 'return_rate':
      return of('sum(returned_amount)', 'sum(sold_amount)');
    case 'margin_rate':
      return of('sum(margin)', 'sum(margin_base)');
  }
}
