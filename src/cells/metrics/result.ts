import type { Refunds } from '../../model/cell';
import type { OrderCount } from '../../sql/orders/customers-sql';
import type { Span } from '../../sql/metrics/spans';
import type { Per } from '../../sql/metrics/fields';
import type { IndexName } from '../../sql/metrics/work';
import type { CustomerMetric, GroupMetric } from './keys';
import type { GroupBy } from './options';

/** Why a metric has no value. The view puts it into words; `what` names the field, input or date in question. */
export const REASONS = [
  'missing_field',
  'missing_input',
  'no_spend',
  'no_margin',
  'no_returns',
  'empty',
  'not_covered',
  'not_observed',
  'not_aged',
  'not_frozen',
  'no_answers',
  'no_source',
  'no_date',
  'no_orders_before',
  'retention_too_high',
] as const;
export type Reason = (typeof REASONS)[number];

export interface Unavailable {
  readonly reason: Reason;
  readonly what: string | null;
}

/** A value of another period beside the one shown. */
export interface Compared {
  readonly value: number | null;
  readonly from: string;
  readonly to: string;
  /** Relative change of counts, amounts and quotients; points (0.05 = 5 points) of shares. Null where none can be told. */
  readonly change: number | null;
}

/** One group metric as it is shown and published. */
export interface MetricValue {
  readonly metric: GroupMetric;
  /** Of N-day repurchase. */
  readonly days: number | null;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Customers (answers, periods) that are not in it, by what the dictionary says. */
  readonly excluded: number | null;
  readonly unavailable: Unavailable | null;
  /** 环比: the period right before. */
  readonly before: Compared | null;
  /** 同比: the same period a year ago. */
  readonly year: Compared | null;
  /** Bounds of a 95 % interval, where the metric is a share of a sample. */
  readonly low: number | null;
  readonly high: number | null;
  /** Said beside it: the source of an entered figure, the period of a spend. */
  readonly note: string | null;
}

export interface GroupResult {
  /** Null: customers of whom the group is not known. */
  readonly group: string | null;
  readonly label_zh: string | null;
  readonly label_en: string | null;
  readonly customers: number;
  readonly metrics: readonly MetricValue[];
}

export interface WindowInfo extends Span {
  /** Whether the data reach back to its first day. */
  readonly covered: boolean;
}

export interface MetricsResult {
  readonly as_of: string;
  readonly customers: number;
  readonly counted: OrderCount;
  readonly refunds: Refunds;
  readonly months: number;
  readonly new_customer: 'first' | 'lapsed';
  readonly window: WindowInfo;
  readonly before: WindowInfo;
  readonly year: WindowInfo;
  /** First and last day with an order. */
  readonly data: Span;
  readonly metrics: readonly MetricValue[];
  /** Metric -> value, for citations; shares apart, so that they are written as percentages. */
  readonly value: Readonly<Record<string, number>>;
  readonly share: Readonly<Record<string, number>>;
  /** Metric -> the query that it is read by. */
  readonly queries: Readonly<Record<string, string>>;
  readonly by: GroupBy | null;
  readonly groups: readonly GroupResult[];
  /** Customer metrics that the table allows, and why not the others. */
  readonly available: readonly CustomerMetric[];
  readonly unavailable: readonly (Unavailable & { readonly metric: CustomerMetric })[];
  /** Gaps between the distinct order days of a customer, over all customers. */
  readonly intervals: {
    readonly n: number;
    readonly mean: number | null;
    readonly p50: number | null;
    readonly p80: number | null;
    readonly p90: number | null;
    /** Customers with at least two distinct order days. */
    readonly repeat: number;
  };
  readonly indices: Readonly<
    Record<IndexName, { readonly parts: readonly string[]; readonly missing: readonly string[] }>
  >;
  readonly assumptions: {
    readonly list_price: Per | null;
    readonly cost: Per | null;
    readonly complaints: 'where' | 'kind' | 'all' | null;
  };
}
