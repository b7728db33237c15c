import type { Grouping, ItemKind } from './options';

export interface ItemResult {
  readonly item: string;
  readonly label: string;
  readonly number: number | null;
  readonly kind: ItemKind;
  readonly reversed: boolean;
  /** The needs it speaks of. */
  readonly types: readonly string[];
  readonly answered: number;
  readonly missing: number;
  /** Of scales and figures, as answered. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** Answers and how many gave them; of free text those that speak of a need, by its key. */
  readonly answers: readonly { readonly value: string; readonly count: number }[];
}

export interface ScaleItemResult {
  readonly item: string;
  readonly mean: number;
  readonly sd: number;
  readonly item_total: number | null;
  readonly alpha_without: number | null;
}

export interface ScaleResult {
  readonly scale: string;
  readonly rows: number;
  readonly alpha: number | null;
  readonly standardised: number | null;
  readonly items: readonly ScaleItemResult[];
}

export interface FactorsResult {
  readonly rows: number;
  readonly items: readonly string[];
  readonly eigenvalues: readonly number[];
  readonly loadings: readonly (readonly number[])[];
  readonly shares: readonly number[];
  readonly rotated: 'varimax' | 'none';
}

export interface NeedSegmentResult {
  readonly segment: string;
  /** Answer sheets. */
  readonly respondents: number;
  readonly share: number;
  /** Those of them that are a known customer. */
  readonly customers: number;
  /** The mean index of each need: in standard deviations from the mean of everyone. */
  readonly indices: Readonly<Record<string, number | null>>;
  /** The need that gave it its name; null: named by its level. */
  readonly named_by: string | null;
}

export interface NeedsResult {
  readonly source: 'survey' | 'inferred';
  readonly grouped: Exclude<Grouping, 'auto'>;
  readonly k: number;
  readonly items: readonly ItemResult[];
  readonly scales: readonly ScaleResult[];
  readonly factors: FactorsResult | null;
  readonly types: readonly { readonly type: string; readonly items: readonly string[] }[];
  readonly segments: readonly NeedSegmentResult[];
  /** A row for each item of a scale: mean of everyone, and of each segment in standard deviations from it. */
  readonly profile: readonly {
    readonly item: string;
    readonly label: string;
    /** The choice that was counted, of free text the need; null for what is measured. */
    readonly choice: string | null;
    readonly z: readonly (number | null)[];
  }[];
  readonly coverage: {
    readonly rows: number;
    readonly used: number;
    readonly incomplete: number;
    readonly straight_liners: number;
    /** Answer sheets without anything to tell a customer by. */
    readonly anonymous: number;
    /** Told, but not in the ledger. */
    readonly unmatched: number;
    readonly repeated: number;
    readonly matched_by: Readonly<Record<'customer' | 'phone' | 'email', number>>;
    /** Customers published. */
    readonly customers: number;
    /** Customers there are; null without a ledger. */
    readonly of: number | null;
    readonly share: number | null;
  };
  readonly silhouette: number | null;
  readonly seed: number;
}
