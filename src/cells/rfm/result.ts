import type { GRADES } from '../../sql/orders/hundred';
import type { Refunds } from '../../model/cell';
import type { Baseline, Count, CutRule, Measure, PerMeasure } from './options';
import type { PresetName } from './presets';

/** How a measure was scored. */
export type Scoring = 'quantile' | 'thresholds' | 'percentile' | 'mean' | 'median';

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

/** How the segments of a map cover all scores there can be; the first that takes a score has it. */
export interface CoverageResult {
  readonly bins: Readonly<Record<'r' | 'f' | 'm', number>>;
  readonly scores: readonly {
    readonly score: string;
    /** Null: a hole. */
    readonly segment: string | null;
    /** How many segments would take it; more than one is an overlap. */
    readonly taken: number;
    readonly customers: number;
  }[];
  /** Segments to which no score leads. */
  readonly unreachable: readonly string[];
  /** Of these, the ones whose own rule takes no score at all; the others are covered by earlier ones. */
  readonly empty: readonly string[];
  readonly holes: { readonly scores: number; readonly customers: number };
  readonly overlaps: { readonly scores: number; readonly customers: number };
}

/** One period of several, measured with the one ruler. */
export interface PeriodResult {
  /** ISO dates, both days included. */
  readonly from: string;
  readonly to: string;
  readonly customers: number;
  readonly orders: number;
  readonly amount: number;
  readonly segments: readonly {
    readonly segment: string;
    readonly customers: number;
    readonly share: number;
    readonly amount: number;
  }[];
  /** Share of the customers whom cuts of the period's own would put into another segment: what a moving ruler does. */
  readonly moved_by_own_ruler: number;
}

export interface PeriodsResult {
  /** Whose cuts measured all periods: a named baseline's, or those of the first. */
  readonly ruler: 'baseline' | 'first';
  readonly items: readonly PeriodResult[];
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
  /** Customers by recency and monetary score. */
  readonly grid_rm: readonly { r: number; m: number; customers: number; amount: number }[];
  readonly distributions: PerMeasure<readonly HistogramBin[]>;
  /** Customers by score, lowest first. */
  readonly score_counts: Readonly<Record<'r' | 'f' | 'm', readonly number[]>>;
  readonly grades: readonly { grade: (typeof GRADES)[number]; customers: number; amount: number }[];
  readonly bought_once_share: number;
  readonly monetary: 'total' | 'per_order';
  readonly frequency: Count;
  /** The tool whose way it was done. */
  readonly like: PresetName | null;
  readonly counted: 'rows' | 'orders' | 'days' | null;
  readonly refunds: Refunds;
  readonly baseline: { readonly name: string; readonly date: string } | null;
  /** Null for high-and-low maps, which are complete, and for segments that go by raw values too. */
  readonly coverage: CoverageResult | null;
  /** Periods side by side; null where none were asked for. */
  readonly periods: PeriodsResult | null;
  /** The ruler of this run, ready to be frozen under a name. */
  readonly baseline_candidate: Omit<Baseline, 'name'>;
}

export type { Measure, PerMeasure };
