import type { RuleSort, Splits } from './options';

/** A rule with the names of its items. */
export interface RuleResult {
  readonly antecedent: readonly string[];
  readonly consequent: readonly string[];
  /** Baskets with all of it, with the left side, with the right side. */
  readonly count: number;
  readonly antecedent_count: number;
  readonly consequent_count: number;
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
  readonly leverage: number;
  /** Null: the rule holds always, the conviction is infinite. */
  readonly conviction: number | null;
  readonly zhang: number;
  readonly jaccard: number;
  readonly certainty: number;
  readonly kulczynski: number;
  readonly p: number;
  readonly q: number;
}

/** A rule in a segment, and the same among everyone else. */
export interface SegmentRule {
  readonly antecedent: readonly string[];
  readonly consequent: readonly string[];
  readonly count: number;
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
  readonly rest_count: number;
  readonly rest_antecedent_count: number;
  readonly rest_confidence: number | null;
  readonly rest_lift: number | null;
  /** Whether it holds more often in the segment: Fisher's p corrected over all segments. */
  readonly q: number;
}

export interface SegmentRules {
  readonly segment: string;
  readonly baskets: number;
  readonly rest_baskets: number;
  readonly min_support: number;
  readonly found: number;
  readonly rules: readonly SegmentRule[];
}

export interface SequenceResult {
  readonly antecedent: string;
  readonly consequent: string;
  readonly count: number;
  readonly antecedent_count: number;
  readonly support: number;
  readonly confidence: number;
  /** Share of all visits that are followed by one with the consequent. */
  readonly base_rate: number;
  readonly lift: number;
  readonly median_gap_days: number;
  readonly p: number;
  readonly q: number;
}

export interface SequencesResult {
  readonly days: number;
  readonly visits: number;
  readonly followed: number;
  readonly incomplete: number;
  readonly found: number;
  readonly below_lift: number;
  readonly again: boolean;
  readonly rules: readonly SequenceResult[];
}

export interface HitRateResult {
  /** Null: everyone. */
  readonly segment: string | null;
  readonly customers: number;
  /** Null where there is nobody to ask. */
  readonly by_rules: number | null;
  readonly by_popularity: number | null;
}

export interface NextResult {
  readonly customers: number;
  readonly offers: number;
  readonly rules: number;
  /** ISO date: rules for the test are made from what lies up to it. Null where time cannot be split. */
  readonly split: string | null;
  readonly holdout: number;
  readonly hit_rates: readonly HitRateResult[];
  /** What is offered most, by segment (null: everyone). */
  readonly products: readonly {
    readonly segment: string | null;
    readonly product: string;
    readonly customers: number;
    readonly share: number;
  }[];
}

export interface RulesResult {
  readonly basket: 'order' | 'day' | 'customer' | 'column';
  readonly basket_column: string;
  readonly item: string;
  readonly baskets: number;
  readonly items: number;
  readonly frequent_items: number;
  readonly mean_items: number;
  readonly largest_basket: number;
  readonly single_item_share: number;
  readonly min_support: number;
  readonly min_count: number;
  /** No support was asked for. */
  readonly support_found: boolean;
  readonly min_confidence: number;
  readonly min_lift: number;
  readonly max_length: number;
  readonly splits: Splits;
  readonly sort: RuleSort;
  readonly itemsets: readonly { readonly length: number; readonly count: number }[];
  readonly rules_found: number;
  readonly rules_below_lift: number;
  readonly rules_redundant: number;
  readonly rules_capped: number;
  readonly rules_kept: number;
  /** Kept rules that hold beyond chance (q ≤ 0.05). */
  readonly rules_significant: number;
  /** The first of the rules, in the order asked for; the table has all. */
  readonly rules: readonly RuleResult[];
  readonly top_items: readonly { readonly item: string; readonly count: number; readonly support: number }[];
  /** The segments compared, with their names. */
  readonly segments: readonly {
    readonly segment: string;
    readonly label_zh: string;
    readonly label_en: string;
  }[];
  readonly by_segment: readonly SegmentRules[];
  readonly sequences: SequencesResult | null;
  readonly next: NextResult | null;
}
