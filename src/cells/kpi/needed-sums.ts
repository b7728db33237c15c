import type { WindowMetric } from '../../sql/kpi/figures';
import type { SumName } from './query';

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
