import type { GapFigures } from '../../analysis/quantile/intervals';
import type { Refunds } from '../../model/cell';
import type { OrderCount } from '../../sql/orders/customers-sql';
import type { Cuts, Grouping } from './options';
import type { NesKey, StageKey } from './stages';

export interface ClassResult<Key extends string = string> {
  readonly segment: Key;
  readonly customers: number;
  readonly share: number;
  readonly amount: number | null;
  readonly amount_share: number | null;
  readonly orders: number;
  /** Mean days since the last order; null where nobody is in it or has one. */
  readonly recency: number | null;
}

/** Chance to have come back within some days of a purchase. */
export interface ReturnChance {
  readonly days: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** After which purchase of a customer time is counted. */
export const SPELL_GROUPS = ['all', 'first', 'second', 'fourth'] as const;
export type SpellGroup = (typeof SPELL_GROUPS)[number];

export interface SurvivalResult {
  readonly group: SpellGroup;
  readonly spells: number;
  readonly events: number;
  /** Days after which half have come back; null where that was not seen. */
  readonly median: number | null;
  /** The longest time observed. */
  readonly last: number;
  /** Share who have come back by then, with a 95 % interval. */
  readonly points: readonly ReturnChance[];
  /** At round numbers of days, as far as they were observed. */
  readonly returns: readonly ReturnChance[];
}

/** Of customers silent for some days: the chance that they come within the next ones. */
export interface SilentChance {
  readonly cut: keyof Cuts;
  readonly silent: number;
  readonly within: number;
  /** Silences observed for longer than that: what the chance rests on. */
  readonly base: number;
  /** Null where so long a silence was not observed, or too seldom. */
  readonly share: number | null;
  /** Why there is none. */
  readonly unknown: 'short' | 'few' | null;
}

export interface LifecycleResult {
  readonly as_of: string;
  readonly observed_to: string;
  readonly customers: number;
  /** Those with an order. */
  readonly buyers: number;
  /** Those of the list of customers; null without one. */
  readonly registered: number | null;
  readonly by: Grouping;
  readonly counted: OrderCount;
  readonly refunds: Refunds;
  readonly has_amount: boolean;
  readonly cuts: Cuts;
  readonly cuts_from: 'options' | 'gaps' | 'default';
  readonly new_days: number;
  readonly mature_orders: number;
  readonly interval_factor: number | null;
  /** Mean of customers' own mean intervals; null where nobody bought twice. */
  readonly mean_interval: number | null;
  readonly intervals: GapFigures;
  readonly bought_once_share: number;
  readonly stages: readonly ClassResult<StageKey>[];
  readonly nes: readonly ClassResult<NesKey>[];
  readonly survival: readonly SurvivalResult[];
  readonly silent: readonly SilentChance[];
}
