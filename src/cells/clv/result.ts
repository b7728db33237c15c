import type { BtydModel, BtydParameters } from '../../analysis/btyd/model';
import type { GammaGammaParameters } from '../../analysis/btyd/gamma-gamma';
import type { Refunds } from '../../model/cell';
import type { OrderCount } from '../../sql/orders/customers-sql';
import type { ModelChoice } from './options';

/** Why BG/NBD was not used though nothing else was asked for. */
export const FALLBACKS = ['contract', 'few_customers', 'few_repeats', 'not_converged'] as const;
export type Fallback = (typeof FALLBACKS)[number];

/** What a purchase is expected to be worth: Gamma–Gamma, or, where that does not hold, what was observed. */
export type ValueModel = 'gamma_gamma' | 'observed' | 'none';

export interface PurchaseModelResult {
  readonly model: BtydModel;
  /** `alpha` in the unit chosen. */
  readonly parameters: BtydParameters;
  readonly errors: BtydParameters | null;
  /** With times in the unit chosen. */
  readonly log_likelihood: number;
  readonly converged: boolean;
  /** A parameter was stopped on its way to 0 or infinity: there are no standard errors. */
  readonly at_edge: boolean;
  readonly iterations: number;
}

export interface ValueModelResult {
  readonly parameters: GammaGammaParameters;
  readonly errors: GammaGammaParameters | null;
  readonly log_likelihood: number;
  readonly converged: boolean;
  /** Customers with a repeat purchase of some value. */
  readonly customers: number;
  /** Mean value of a purchase over all customers; null where q ≤ 1. */
  readonly mean: number | null;
}

export interface CountCheck {
  readonly repeat: number;
  /** This many or more. */
  readonly open: boolean;
  readonly actual: number;
  readonly expected: number;
}

export interface TrackPoint {
  /** ISO date of the last day counted. */
  readonly date: string;
  readonly week: number;
  readonly actual: number;
  readonly expected: number;
}

/** Margin a customer and period × r ÷ (1 + d − r): no horizon, no account of single customers' histories. */
export interface SimpleClv {
  /** Days of a period: a year, or less where the data do not cover two. */
  readonly period: number;
  /** Customers of the period before, and how many of them bought again in the last one. */
  readonly before: number;
  readonly stayed: number;
  readonly retention: number;
  readonly discount: number;
  /** Customers of the last period, and what they brought each. */
  readonly customers: number;
  readonly margin: number;
  /** Of one such customer; null where r ≥ 1 + d. */
  readonly value: number | null;
}

export interface SegmentValue {
  readonly segment: string | null;
  readonly label_zh: string | null;
  readonly label_en: string | null;
  readonly colour: number | null;
  readonly customers: number;
  /** Means over the customers; null without a purchase model. */
  readonly p_alive: number | null;
  readonly expected_purchases: number | null;
  readonly clv: number | null;
  /** Sum, and its share of everybody's. */
  readonly total: number | null;
  readonly share: number | null;
}

export interface ClvResult {
  readonly as_of: string;
  /** The last day observed, from which on is looked ahead. */
  readonly observed_to: string;
  readonly customers: number;
  readonly repeat_customers: number;
  readonly repeat_purchases: number;
  readonly asked: ModelChoice;
  readonly used: BtydModel | 'simple';
  readonly fallback: Fallback | null;
  readonly unit: 'week' | 'day';
  readonly horizon: number;
  readonly discount: number;
  readonly margin: number;
  readonly counted: OrderCount;
  readonly refunds: Refunds;
  readonly purchases: PurchaseModelResult | null;
  readonly value_model: ValueModel;
  readonly values: ValueModelResult | null;
  /** Of repeat purchases with their mean value. */
  readonly correlation: number | null;
  readonly counts: readonly CountCheck[];
  readonly tracking: readonly TrackPoint[];
  /** Customers by probability to be alive, in ten classes from 0 to 1; empty without a purchase model. */
  readonly alive: readonly { readonly from: number; readonly to: number; readonly customers: number }[];
  readonly simple: SimpleClv | null;
  /** Over all customers. */
  readonly p_alive_mean: number | null;
  readonly expected_purchases: number | null;
  readonly clv_mean: number | null;
  readonly clv_total: number | null;
  /** Share of the value that the best fifth of the customers brings. */
  readonly top_share: number | null;
  readonly segments: readonly SegmentValue[];
}
