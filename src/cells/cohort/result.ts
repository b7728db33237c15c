import type { Refunds } from '../../model/cell';
import type { OrderCount } from '../../sql/orders/customers-sql';
import type { Period } from './options';

/** What a cohort did in its k-th period after the first (k = 0). */
export interface CohortCell {
  readonly k: number;
  /** Customers with an order in it. */
  readonly customers: number;
  /** Customers with an order in it or later. */
  readonly later: number;
  readonly orders: number;
  readonly amount: number | null;
  /** Whether the period had ended on the last day observed. */
  readonly complete: boolean;
}

export interface Cohort {
  /** ISO date of the first day of its first period. */
  readonly start: string;
  readonly customers: number;
  readonly cells: readonly CohortCell[];
}

/** All cohorts that were observed for the whole of period k: sums, and what they make of period 0. */
export interface CurvePoint {
  readonly k: number;
  /** Customers of those cohorts. */
  readonly of: number;
  readonly retention: number;
  readonly rolling: number;
  /** Null where there is no amount, or none in period 0. */
  readonly revenue: number | null;
}

export interface SegmentCurve {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour: number;
  readonly customers: number;
  /** Median days between purchases; null where nobody bought twice. */
  readonly p50: number | null;
  readonly points: readonly Pick<CurvePoint, 'k' | 'of' | 'retention'>[];
}

/** Days between one order day of a customer and the next. */
export interface Intervals {
  readonly n: number;
  /** Customers with at least two order days. */
  readonly repeat: number;
  readonly mean: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p80: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  /** Classes of equal width up to the 99th percentile; the last holds what lies beyond. */
  readonly classes: readonly { readonly from: number; readonly to: number; readonly count: number }[];
}

export interface CohortResult {
  readonly as_of: string;
  readonly observed_to: string;
  readonly period: Period;
  readonly customers: number;
  readonly has_amount: boolean;
  readonly counted: OrderCount;
  readonly refunds: Refunds;
  /** The latest ones, oldest first; `cohorts_total` says how many there are. */
  readonly cohorts: readonly Cohort[];
  readonly cohorts_total: number;
  readonly curve: readonly CurvePoint[];
  readonly segments: readonly SegmentCurve[];
  readonly intervals: Intervals;
}
