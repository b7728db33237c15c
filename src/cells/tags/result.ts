import type { FrozenCounts, TagGroup } from './options';

export interface TagCount {
  readonly tag: string;
  readonly en: string | null;
  readonly group: TagGroup | null;
  /** Null: the tag comes with the data. */
  readonly rule: string | null;
  readonly customers: number;
  /** Of all customers. */
  readonly share: number;
  readonly amount: number | null;
  /** The rule looks at what changes by itself as time goes by. */
  readonly in_time: boolean;
  /** How many had it when counts were frozen; null: not frozen, or not there then. */
  readonly frozen: number | null;
}

export interface TagSegmentResult {
  readonly segment: string;
  readonly customers: number;
  readonly share: number;
  readonly amount: number | null;
  /** How many fit the combination, those that an earlier segment took included. */
  readonly fit: number;
}

/** Why there are no counts of earlier days. */
export type NoHistory = 'off' | 'no_orders' | 'not_in_time' | 'too_many_rows' | 'too_short';

export interface TagsHistory {
  readonly ends: readonly string[];
  readonly customers: readonly number[];
  /** For each tag whose rule depends on time, how many had it at each end. */
  readonly counts: readonly { readonly tag: string; readonly customers: readonly number[] }[];
}

export interface TagsResult {
  readonly customers: number;
  readonly tagged: number;
  /** Tags of all customers together. */
  readonly given: number;
  readonly tags: readonly TagCount[];
  /** How many customers have 0, 1, 2, … tags. */
  readonly per_customer: readonly { readonly tags: number; readonly customers: number }[];
  /** Pairs among the most frequent tags, each once. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly customers: number }[];
  readonly segments: readonly TagSegmentResult[];
  readonly history: TagsHistory | null;
  readonly no_history: NoHistory | null;
  readonly frozen: Pick<FrozenCounts, 'name' | 'date' | 'customers'> | null;
  /** What freezes these counts when it is written under `frozen`, with a name. */
  readonly frozen_candidate: Omit<FrozenCounts, 'name'>;
  readonly as_of: string | null;
  readonly separator: string;
}
