import type { How, SmallRule } from './options';

export interface DimensionValueResult {
  /** Null: not known. */
  readonly key: string | null;
  readonly label_zh: string;
  readonly label_en: string;
  readonly customers: number;
  readonly amount: number | null;
}

export interface DimensionResult {
  readonly column: string;
  readonly as: How;
  /** The column of the published table. */
  readonly name: string;
  readonly values: readonly DimensionValueResult[];
  /** Of bands. */
  readonly cuts: readonly number[] | null;
  /** Which end of a band belongs to it. */
  readonly closed: 'lower' | 'upper' | null;
  /** The year of the table that places or sizes were read with. */
  readonly table_date: string | null;
  /** Values that the table does not have, most customers first, and how many customers have such a value. */
  readonly unread: { readonly examples: readonly string[]; readonly customers: number };
}

export interface GroupResult {
  readonly segment: string;
  readonly customers: number;
  readonly share: number;
  readonly amount: number | null;
  readonly amount_share: number | null;
}

/** A combination that was too small to be a group, and where it went. */
export interface MergedCombination {
  readonly label_zh: string;
  readonly label_en: string;
  readonly customers: number;
  readonly into: string;
}

export interface GroupsResult {
  readonly customers: number;
  readonly amount: number | null;
  readonly dimensions: readonly DimensionResult[];
  readonly segments: readonly GroupResult[];
  readonly merged: readonly MergedCombination[];
  readonly least: number;
  readonly small: SmallRule;
  /** The first two dimensions against each other; empty where there is one. */
  readonly cross: readonly {
    readonly a: string | null;
    readonly b: string | null;
    readonly customers: number;
    readonly amount: number | null;
  }[];
  /** Where a dimension is read from places. */
  readonly provinces:
    | readonly {
        readonly code: string;
        readonly name_zh: string;
        readonly name_en: string;
        readonly customers: number;
        readonly amount: number | null;
      }[]
    | null;
  readonly as_of: string | null;
}
