/** Language-free facts of a persona: the texts are made from them on the page. */

import type { InterviewOptions, PriorityClass } from './options';

/** The figures a group is compared by with everyone. A group's value is a ratio of sums, never a mean of means. */
export const MEASURES = ['recency', 'frequency', 'per_customer', 'per_order', 'repurchase'] as const;
export type Measure = (typeof MEASURES)[number];

export interface Figures {
  readonly customers: number;
  /** Of the customers of all groups shown. */
  readonly share: number;
  readonly amount: number | null;
  /** Of the amount of all groups shown; null where that is not positive. */
  readonly amount_share: number | null;
  /** Customers with at least one order that counts: the base of the measures. */
  readonly buyers: number;
  /** Share of the amount that one customer brings: what the privacy check goes by. Null where no amount is positive. */
  readonly dominant: number | null;
  /** recency: mean days since the last order. frequency: orders ÷ buyers. per_customer: amount ÷ buyers. per_order: amount ÷ orders. repurchase: buyers with ≥ 2 orders ÷ buyers. */
  readonly measures: Readonly<Record<Measure, number | null>>;
}

/** One value of an attribute in a group. */
export interface ValueShare {
  readonly value: string;
  readonly customers: number;
  /** Of the customers of the group whose attribute is known; for what is bought, of those who bought anything known. */
  readonly share: number;
  readonly share_all: number;
  /** 100 = as everyone. */
  readonly index: number;
}

export interface ValueList {
  readonly attribute: string;
  /** Customers of the group for whom it is known: the base, which is printed. */
  readonly known: number;
  readonly known_share: number;
  /** False: known for too few to say anything, and nothing is. */
  readonly enough: boolean;
  readonly values: readonly ValueShare[];
}

/** What sets a group apart, with the measure it is ranked by (`apart.ts`). */
export type Trait =
  | {
      readonly kind: 'measure';
      readonly measure: Measure;
      readonly value: number;
      readonly all: number;
      readonly index: number | null;
      readonly effect: number;
    }
  | ({
      readonly kind: 'value';
      readonly attribute: string;
      readonly known: number;
      readonly effect: number;
    } & ValueShare);

/**
 * How a figure is spread over the customers of a group for whom it is known, as quantiles rounded to three digits so
 * that no single customer's figure is read off. Null: too few (the ends need 100 customers, the middle 30).
 */
export interface Spread {
  readonly measure: string;
  readonly known: number;
  readonly known_share: number;
  readonly mean: number | null;
  readonly p10: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
}

/** A figure of a group's customers, beside everyone's. */
export interface NumberFacts extends Spread {
  readonly enough: boolean;
  /** 100 = as everyone; null where everyone's is not positive. */
  readonly index: number | null;
  /** Difference of the means in standard deviations of everyone's customers. */
  readonly effect: number;
}

/** A need of a group's customers: how many of those whose need is known have it. */
export interface NeedShare {
  readonly value: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly customers: number;
  readonly share: number;
  readonly share_all: number;
  readonly index: number;
}

export interface NeedFacts {
  readonly known: number;
  readonly known_share: number;
  readonly enough: boolean;
  readonly values: readonly NeedShare[];
}

/** Where a group stands by value × potential. */
export interface PriorityFacts {
  /** Amount per customer (buyers or not) of the group, 100 = as everyone; null without amounts. */
  readonly value_index: number | null;
  /** Expected value per customer, or growth of the amount, 100 = as everyone; null where it cannot be told. */
  readonly potential_index: number | null;
  /** Amount of the last days over the amount of as many days before, less one. */
  readonly growth: number | null;
  /** Customers with an amount in the days that are compared: the base of the growth. */
  readonly growth_known: number;
  /** Mean expected value of a customer for whom it is known. */
  readonly clv: number | null;
  /** For how many it is known. */
  readonly clv_known: number;
  readonly class: PriorityClass;
  /** 1 = first, by class, then by value × potential. */
  readonly rank: number;
}

/** Margin where the table of customers knows it. */
export interface ProfitFacts {
  readonly margin: number;
  /** Of the margin of everyone; null where that is not positive. */
  readonly margin_share: number | null;
  /** Customers with an amount whose cost is known, or whose margin is. */
  readonly known: number;
}

export interface PersonaFacts {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour: number;
  readonly rank: number;
  readonly rule: string;
  /** Too few customers: nothing else is known of it here. */
  readonly hidden: boolean;
  readonly figures: Figures | null;
  /** 100 = as everyone. */
  readonly indexes: Readonly<Record<Measure, number | null>> | null;
  readonly lists: readonly ValueList[];
  readonly numbers: readonly NumberFacts[];
  /** Null without a segmentation of needs. */
  readonly needs: NeedFacts | null;
  readonly profit: ProfitFacts | null;
  readonly priority: PriorityFacts | null;
  readonly apart: readonly Trait[];
  /** Customers with an order in each of `months`; null: too few to show. */
  readonly activity: readonly (number | null)[];
}

export interface AttributeInfo {
  readonly attribute: string;
  /** `one` value a customer, or the `many` that they bought. */
  readonly kind: 'one' | 'many';
  readonly from: string;
}

/** What stands for potential. `days` is the length of the two windows that growth is told from. */
export type PotentialBy =
  | { readonly by: 'clv'; readonly table: string; readonly column: string }
  | { readonly by: 'growth'; readonly days: number; readonly circular: boolean }
  | { readonly by: 'none' };

/** Who was drawn of one stratum. */
export interface StratumDraw {
  readonly stratum: string;
  readonly customers: number;
  readonly drawn: number;
  readonly reserve: number;
}

export interface SegmentDraw {
  readonly segment: string;
  /** Customers who can be asked, and those left out since they opted out. */
  readonly customers: number;
  readonly opted_out: number;
  readonly drawn: number;
  readonly reserve: number;
  readonly strata: readonly StratumDraw[];
}

export interface InterviewResult extends InterviewOptions {
  /** Strata that no table knows. */
  readonly unknown_strata: readonly string[];
  /** The column that says who opted out; null: none does. */
  readonly consent: string | null;
  readonly segments: readonly SegmentDraw[];
}

export interface PersonaResult {
  readonly segmentation: string;
  readonly orders: string | null;
  readonly as_of: string | null;
  readonly everyone: Figures;
  /** Everyone's figures as spreads, in the order in which they are shown. */
  readonly numbers: readonly Spread[];
  /** Expected value, growth and margin of everyone. */
  readonly everyone_growth: number | null;
  readonly everyone_clv: number | null;
  readonly potential: PotentialBy;
  readonly thresholds: { readonly value: number; readonly potential: number };
  readonly interviews: InterviewResult | null;
  readonly segments: readonly PersonaFacts[];
  readonly attributes: readonly AttributeInfo[];
  /** `2024-03` …, oldest first. */
  readonly months: readonly string[];
  readonly suppress: number;
}
