import type { Span } from '../../sql/metrics/spans';
import type { Unit } from './keys';

/** Why there is no value. The view puts it into words; `what` names the field, date or table in question. */
export const REASONS = [
  'unknown_metric',
  'missing_field',
  'missing_input',
  'no_spend',
  'empty',
  'not_covered',
  'not_observed',
  'not_frozen',
  'no_answers',
  'no_date',
  'only_now',
  'entered',
  'failed',
] as const;
export type Reason = (typeof REASONS)[number];

export interface Unavailable {
  readonly reason: Reason;
  readonly what: string | null;
}

/** What a period comes to by the data at hand. */
export interface LiveValue {
  readonly period: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The days that were looked at, which may be more than the period's. */
  readonly from: string;
  readonly to: string;
  /** The data end before the period does. */
  readonly running: boolean;
  /** Bounds of a 95 % interval, where it is a share of a sample. */
  readonly low: number | null;
  readonly high: number | null;
  readonly excluded: number | null;
  readonly unavailable: Unavailable | null;
}

/** One group's part of a value in each of the KPI's periods, in their order. */
export interface GroupParts {
  /** Null: customers of whom it is not known. */
  readonly group: string | null;
  readonly numerator: readonly (number | null)[];
  /** Null for sums. */
  readonly denominator: readonly (number | null)[] | null;
  /** Customers with an order in the window of the last period; null where it does not go by customers. */
  readonly customers: readonly (number | null)[];
}

export interface DimensionParts {
  /** `segment`, or the column's name. */
  readonly dimension: string;
  readonly groups: readonly GroupParts[];
  /** Groups that were put together as the rest. */
  readonly merged: number;
}

export interface KpiLive {
  readonly key: string;
  readonly unit: Unit;
  /** The earliest first. */
  readonly periods: readonly LiveValue[];
  readonly breakdown: readonly DimensionParts[];
  /** The query of the last period; null where there is none. */
  readonly sql: string | null;
}

/** One side of a list: those who were addressed, or those who were kept out. */
export interface ListSide {
  readonly customers: number;
  readonly bought: number;
  readonly rate: number | null;
  readonly amount: number | null;
  readonly amount_per_customer: number | null;
}

/** A difference with its 95 % interval. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Uplift {
  readonly at: number;
  readonly name: string;
  readonly from: string;
  readonly days: number;
  readonly since: string | null;
  readonly listed: number;
  /** Observed for less than the days. */
  readonly excluded: number;
  readonly treated: ListSide;
  readonly control: ListSide | null;
  /** Share of buyers among the addressed less that of the control group. */
  readonly rate: Difference | null;
  /** That difference over the control group's share. */
  readonly lift: number | null;
  /** Buyers that there would not have been. */
  readonly more_buyers: Difference | null;
  /** Amount a customer, addressed less control. */
  readonly amount: Difference | null;
  /** The chance of such a difference were there none (two-sided). */
  readonly p: number | null;
  readonly unavailable: Unavailable | null;
}

export interface Move {
  readonly from: string | null;
  readonly to: string | null;
  readonly customers: number;
}

/** What a migration cell says, in short. */
export interface MovesResult {
  readonly cell: string;
  readonly stayed: number;
  readonly moved: number;
  readonly entered: number;
  readonly left: number;
  readonly moves: readonly Move[];
}

export interface SegmentLabel {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour: number;
}

export interface KpiResult {
  /** Null where no KPI needs orders. */
  readonly as_of: string | null;
  /** First and last day with an order, and the last day that counts. */
  readonly data: Span | null;
  readonly last_day: string | null;
  readonly new_customer: 'first' | 'lapsed';
  readonly kpis: readonly KpiLive[];
  /** Key -> value of the last whole period, for citations; shares apart, so that they are written as percentages. */
  readonly value: Readonly<Record<string, number>>;
  readonly share: Readonly<Record<string, number>>;
  readonly uplift: readonly Uplift[];
  readonly moves: MovesResult | null;
  readonly segments: readonly SegmentLabel[];
}

/** The group that holds what is too small to stand alone. */
export const REST = '__rest';
