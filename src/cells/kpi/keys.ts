import { WINDOW_METRICS } from '../../sql/kpi/figures';
import type { Grain } from '../../sql/metrics/periods';

/** What a value is, which says how it is written and compared. */
export const UNITS = ['share', 'money', 'count', 'number', 'rank'] as const;
export type Unit = (typeof UNITS)[number];

export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Metrics of customers who came in the period, or long enough before it. */
export const COMING_METRICS = ['new_customers', 'cac', 'n_day_repurchase', 'ltv'] as const;
export type ComingMetric = (typeof COMING_METRICS)[number];

/** Metrics of other tables, one's own queries, and what is entered by hand. */
export const OTHER_METRICS = [
  ...(['conversion', 'satisfaction', 'survey_loyalty', 'completeness'] as const),
  ...(['market_share', 'market_rank', 'query', 'entered'] as const),
] as const;

export const KPI_METRICS = [...WINDOW_METRICS, ...COMING_METRICS, ...OTHER_METRICS] as const;
export type KpiMetric = (typeof KPI_METRICS)[number];

interface Usual {
  readonly unit: Unit;
  readonly direction: Direction;
}

const up = (unit: Unit): Usual => ({ unit, direction: 'up' });
const down = (unit: Unit): Usual => ({ unit, direction: 'down' });

/** How each metric is written, and which way is better. A query's and an entered value's are the author's to say. */
export const USUAL: Readonly<Record<KpiMetric, Usual>> = {
  repurchase_rate: up('share'),
  buy_again: up('share'),
  loyalty: up('share'),
  customers: up('count'),
  orders: up('count'),
  amount: up('money'),
  amount_per_order: up('money'),
  amount_per_customer: up('money'),
  target_share: up('share'),
  known_customer_share: up('share'),
  return_rate: down('share'),
  margin_rate: up('share'),
  new_customers: up('count'),
  cac: down('money'),
  n_day_repurchase: up('share'),
  ltv: up('money'),
  conversion: up('share'),
  satisfaction: up('share'),
  survey_loyalty: up('share'),
  completeness: up('share'),
  market_share: up('share'),
  market_rank: down('rank'),
  query: up('number'),
  entered: up('number'),
};

/** Values without a denominator. Everything else is a ratio. */
const SUMS: ReadonlySet<KpiMetric> = new Set(['customers', 'orders', 'amount', 'new_customers']);

export function isSum(metric: KpiMetric): boolean {
  return SUMS.has(metric);
}

/** Sums to which every day adds its own. Customers are no such: who bought before and buys again adds none. */
const GROWING: ReadonlySet<KpiMetric> = new Set(['orders', 'amount', 'new_customers']);

/** Whether a part of a period is due a part of its target. */
export function growsByDay(metric: KpiMetric): boolean {
  return GROWING.has(metric);
}

/** Metrics that nobody can compute from data: their actuals are typed, with a source. */
export function isEntered(metric: KpiMetric): boolean {
  return metric === 'entered' || metric === 'market_share' || metric === 'market_rank';
}

/** Metrics that need the table of orders. */
export function needsOrders(metric: KpiMetric): boolean {
  const all: readonly KpiMetric[] = [...WINDOW_METRICS, ...COMING_METRICS, 'conversion'];
  return all.includes(metric);
}

/** Periods shown of each length, unless the author says another number: enough to see the one a year ago. */
export const USUAL_KEEP: Readonly<Record<Grain, number>> = { month: 13, quarter: 8, year: 5 };
