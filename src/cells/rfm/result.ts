import type { GRADES } from '../../sql/orders/hundred';
import type { Refunds } from '../../model/cell';
import type { Baseline, CutRule, Measure, PerMeasure } from './options';

/** How a measure was scored. */
export type Scoring = 'quantile' | 'thresholds' | 'mean' | 'median';

/** From where on a measure counts as high in two-way maps. Of scores, or (`mean`, `median`) of the raw value. */
export interface HighLevel {
  readonly of: 'score' | 'value';
  /** `<` and `<=` for recency, where near is high. */
  readonly sign: '>' | '>=' | '<' | '<=';
  readonly value: number;
}

export interface RfmSegmentResult {
  readonly segment: string;
  readonly customers: number;
  readonly amount: number;
  readonly orders: number;
  readonly share: number;
  /** Null where the whole amount is not positive. */
  readonly amount_share: number | null;
}

/** A class of a histogram: `from <= value < to`; the first and the last hold what lies beyond. */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly customers: number;
}

export interface RfmResult {
  readonly customers: number;
  readonly orders: number;
  readonly amount: number;
  /** Null where the table gives recency itself. */
  readonly as_of: string | null;
  readonly cuts: PerMeasure<readonly number[]>;
  readonly means: PerMeasure<number>;
  readonly medians: PerMeasure<number>;
  readonly mean_scores: PerMeasure<number>;
  readonly scoring: PerMeasure<Scoring>;
  readonly cut_rule: CutRule;
  readonly thresholds_high: PerMeasure<HighLevel>;
  readonly segments: readonly RfmSegmentResult[];
  /** Customers by recency and frequency score. */
  readonly grid: readonly { r: number; f: number; customers: number; amount: number }[];
  readonly distributions: PerMeasure<readonly HistogramBin[]>;
  /** Customers by score, lowest first. */
  readonly score_counts: Readonly<Record<'r' | 'f' | 'm', readonly number[]>>;
  readonly grades: readonly { grade: (typeof GRADES)[number]; customers: number; amount: number }[];
  readonly bought_once_share: number;
  readonly monetary: 'total' | 'per_order';
  readonly counted: 'rows' | 'orders' | 'days' | null;
  readonly refunds: Refunds;
  readonly baseline: { readonly name: string; readonly date: string } | null;
  /** The ruler of this run, ready to be frozen under a name. */
  readonly baseline_candidate: Omit<Baseline, 'name'>;
}

export type { Measure, PerMeasure };
