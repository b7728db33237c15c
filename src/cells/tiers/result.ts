import type { LorenzPoint, TopShare } from '../../analysis/lorenz/lorenz';
import type { ValueClass } from '../../sql/table/histogram';
import type { Refunds } from '../../model/cell';
import type { Baseline, Method } from './options';

export interface TierResult {
  readonly segment: string;
  readonly customers: number;
  readonly share: number;
  /** Null where no amounts are known. */
  readonly amount: number | null;
  /** Of the whole amount; null where that is not positive. */
  readonly amount_share: number | null;
  /** The least and the greatest value of the column that tiers are made of; null for rules. */
  readonly min: number | null;
  readonly max: number | null;
}

/** What one rule does. */
export interface RuleResult {
  readonly segment: string;
  /** Customers for whom it holds. */
  readonly meets: number;
  /** Those of them whom it takes, since no earlier rule did. */
  readonly takes: number;
  readonly amount: number | null;
}

/** Two rules that hold for the same customers; the first takes them. */
export interface Overlap {
  readonly first: string;
  readonly second: string;
  readonly customers: number;
}

/** Customers whom no rule took and who miss just one condition of a rule. */
export interface NearMiss {
  readonly segment: string;
  /** The condition that does not hold, as `contract_years ≥ 3`. */
  readonly condition: string;
  readonly customers: number;
  /** Those of them where the value is not known. */
  readonly unknown: number;
}

export interface RulesResult {
  readonly rules: readonly RuleResult[];
  readonly overlaps: readonly Overlap[];
  /** Customers for whom two rules or more hold. */
  readonly overlapping: number;
  readonly covered: number;
  readonly leftover: number;
  readonly near: readonly NearMiss[];
  /** Rules whose condition contradicts their name. */
  readonly contradictions: readonly {
    readonly segment: string;
    readonly metric: string;
    readonly condition: string;
  }[];
}

export interface BreaksResult {
  readonly gvf: number;
  readonly by_tiers: readonly { readonly tiers: number; readonly gvf: number }[];
  readonly distinct: number;
  readonly grouped: number | null;
}

export interface TiersResult {
  readonly method: Method;
  /** The column tiers are made of; null for rules. */
  readonly by: string | null;
  readonly customers: number;
  readonly amount: number | null;
  readonly as_of: string | null;
  readonly refunds: Refunds | null;
  readonly segments: readonly TierResult[];
  /** Where each tier but the lowest begins, ascending; null for rules and ABC without a baseline. */
  readonly cuts: readonly number[] | null;
  readonly shares: readonly number[] | null;
  /** Customers who stand apart: with a negative amount (ABC), without a value. */
  readonly apart: { readonly negative: number; readonly negative_amount: number; readonly unknown: number };
  readonly lorenz: {
    readonly points: readonly LorenzPoint[];
    readonly gini: number;
    readonly top: readonly TopShare[];
  } | null;
  readonly distribution: readonly ValueClass[] | null;
  readonly breaks: BreaksResult | null;
  readonly rules: RulesResult | null;
  readonly baseline: { readonly name: string; readonly date: string } | null;
  /** The ruler of this run, ready to be frozen under a name; null for rules, which never move. */
  readonly baseline_candidate: Omit<Baseline, 'name'> | null;
}
