/** Language-free facts of a persona: the texts are made from them on the page. */

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

export interface PersonaResult {
  readonly segmentation: string;
  readonly orders: string | null;
  readonly as_of: string | null;
  readonly everyone: Figures;
  readonly segments: readonly PersonaFacts[];
  readonly attributes: readonly AttributeInfo[];
  /** `2024-03` …, oldest first. */
  readonly months: readonly string[];
  readonly suppress: number;
}
