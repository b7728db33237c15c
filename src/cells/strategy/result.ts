import type { Nature } from './options';

/** By what a segment's nature was judged: its key or label, or its figures beside everyone's. */
export type NatureBy = 'key' | 'label' | 'figures';

export interface SegmentFacts {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour: number;
  readonly rank: number;
  readonly customers: number;
  /** Of the customers of all segments. */
  readonly share: number;
  readonly amount: number | null;
  /** Of the amount of all segments; null where that is not positive. */
  readonly amount_share: number | null;
  /** Amount a customer over everyone's; 1 = as everyone. */
  readonly value_index: number | null;
  /** Mean days since the last order, where the segmentation knows them. */
  readonly recency: number | null;
  /** Mean orders a customer. */
  readonly frequency: number | null;
  /** Null: nothing tells. */
  readonly nature: Nature | null;
  readonly nature_by: NatureBy | null;
}

export interface OwnerCount {
  /** Null: no account manager is known. */
  readonly owner: string | null;
  readonly customers: number;
}

/** One list, from the customers of its segments to those who are handed over. */
export interface ListFacts {
  readonly key: string;
  readonly table: string;
  /** Segments of the measure that the segmentation does not have (any more). */
  readonly gone: readonly string[];
  /** Customers of its segments. */
  readonly customers: number;
  readonly opted_out: number;
  /** Not opted out, but without the contact that the measure needs. */
  readonly no_contact: number;
  readonly control: number;
  /** Who is handed over. */
  readonly handed_over: number;
  /** The smallest difference of two conversion rates around 10 % that the two groups would show; null without a control group. */
  readonly detectable: number | null;
  readonly owners: readonly OwnerCount[];
  /** How many account managers there are, also beyond those listed. */
  readonly owner_count: number;
}

export interface StrategyResult {
  readonly segmentation: string;
  readonly customers: number;
  readonly amount: number | null;
  readonly segments: readonly SegmentFacts[];
  readonly lists: readonly ListFacts[];
  /** Customers who are handed over on more than one list. */
  readonly on_several: number;
  /** Which table said who opted out; null: none does. */
  readonly consent: string | null;
  /** Columns of the table of customers that a contact can be required of. */
  readonly contacts: readonly string[];
  /** Whether lists name account managers. */
  readonly has_owner: boolean;
}
