import { GROUP_KEYS, type GroupKey } from '../../sql/metrics/group';

/** Metrics of a customer: the columns of the published table, as far as they are metrics. */
export const CUSTOMER_METRICS = [
  ...(['frequency', 'frequency_3m', 'frequency_6m', 'frequency_12m', 'frequency_per_month'] as const),
  ...(['recency', 'average_order_value', 'amount', 'amount_12m', 'growth'] as const),
  ...(['interval_mean', 'interval_median', 'tenure', 'first_time', 'last_time'] as const),
  ...(['categories', 'channel', 'promotion_share', 'mean_discount'] as const),
  ...(['return_share_pieces', 'return_share_amount', 'complaints', 'complaint_rate'] as const),
  ...(['margin', 'margin_rate', 'price_sensitivity', 'service_demand'] as const),
  ...(['r100', 'f100', 'm100', 'score100', 'grade'] as const),
] as const;
export type CustomerMetric = (typeof CUSTOMER_METRICS)[number];

/** Group metrics that come from other tables than the customers', or are entered. */
export const OTHER_KEYS = [
  ...(['cac', 'ltv', 'clv', 'satisfaction', 'loyalty_survey'] as const),
  ...(['conversion', 'target_share', 'market_share', 'market_rank', 'ledger_completeness'] as const),
] as const;
export type OtherKey = (typeof OTHER_KEYS)[number];

export type GroupMetric = GroupKey | OtherKey;
export const GROUP_METRICS: readonly GroupMetric[] = [...GROUP_KEYS, ...OTHER_KEYS];

export type MetricKey = CustomerMetric | GroupMetric;

/** What a group metric's value is, which says how it is written and compared. */
export type Unit = 'count' | 'money' | 'share' | 'quotient' | 'rank';

export const UNITS: Readonly<Record<GroupMetric, Unit>> = {
  customers: 'count',
  orders: 'count',
  amount: 'money',
  amount_per_order: 'money',
  amount_per_customer: 'money',
  items_per_order: 'quotient',
  amount_per_item: 'money',
  discount_rate: 'share',
  margin_rate: 'share',
  return_rate_pieces: 'share',
  return_rate_amount: 'share',
  known_customer_share: 'share',
  repurchase_rate: 'share',
  buy_again_month: 'share',
  buy_again_quarter: 'share',
  loyalty: 'share',
  n_day_repurchase: 'share',
  new_customers_first: 'count',
  new_customers_lapsed: 'count',
  complaint_rate: 'share',
  cac: 'money',
  ltv: 'money',
  clv: 'money',
  satisfaction: 'share',
  loyalty_survey: 'share',
  conversion: 'share',
  target_share: 'share',
  market_share: 'share',
  market_rank: 'rank',
  ledger_completeness: 'share',
};

/** Sections of the view, in which group metrics stand together. */
export const SECTIONS = {
  trade: [
    ...(['customers', 'orders', 'amount', 'amount_per_order', 'amount_per_customer'] as const),
    ...(['items_per_order', 'amount_per_item', 'discount_rate', 'margin_rate'] as const),
    ...(['return_rate_pieces', 'return_rate_amount', 'known_customer_share'] as const),
  ],
  repurchase: [
    'repurchase_rate',
    'buy_again_month',
    'buy_again_quarter',
    'n_day_repurchase',
    'loyalty',
    'loyalty_survey',
  ],
  growth: ['new_customers_first', 'new_customers_lapsed', 'cac', 'conversion'],
  value: ['ltv', 'clv', 'target_share'],
  service: ['satisfaction', 'complaint_rate', 'ledger_completeness', 'market_share', 'market_rank'],
} as const satisfies Record<string, readonly GroupMetric[]>;
export type Section = keyof typeof SECTIONS;

/** A metric's name in citations and tables: N-day repurchase has one for each N. */
export function metricName(metric: GroupMetric, days: number | null): string {
  return days === null ? metric : `${metric}_${days}`;
}
