import type { Chance } from '../../analysis/stats/chance';
import type { Size } from '../../analysis/stats/effect';
import type { Correction, LargeFrom } from './options';

export interface Segment {
  readonly key: string;
  readonly label_zh: string;
  readonly label_en: string;
  /** 1–8. */
  readonly colour: number;
  readonly customers: number;
}

/**
 * `clear`: real and large. `small`: real but small. `chance`: may be chance. `unreliable`: too few customers for the test.
 */
export type Verdict = 'clear' | 'small' | 'chance' | 'unreliable';

interface Judged {
  readonly column: string;
  /** Customers of whom it is known, and not. */
  readonly base: number;
  readonly unknown: number;
  readonly verdict: Verdict;
  readonly size: Size;
  /** The p-value that decides, and corrected for the number of columns. */
  readonly chance: Chance;
  readonly adjusted: Chance;
  /** The segmentation's own table has it: the segments may have been made by it, so a difference is no discovery. */
  readonly own: boolean;
  readonly pairs: readonly Pair[];
}

/** Two segments in one column; places in `segments`. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  /** Corrected for the number of pairs. */
  readonly adjusted: Chance;
  readonly size: Size;
  readonly real: boolean;
  readonly large: boolean;
  /** Cramér's V of the two, or by how much one stands above the other in rank (−1 to 1). */
  readonly effect: number;
  /** Of a metric: the difference of means, in standard deviations too, with the corrected p of Welch's t. */
  readonly difference?: number;
  readonly d?: number | null;
  readonly adjusted_means?: Chance | null;
}

export interface DimensionCell {
  readonly customers: number;
  /** Share of the segment's known customers. */
  readonly share: number;
  /** 100 × share ÷ share of everyone (TGI); null where nobody has the value. */
  readonly index: number | null;
  readonly expected: number;
  readonly residual: number;
  /** The residual's p, corrected for all cells of the table. */
  readonly adjusted: number;
}

export interface DimensionResult extends Judged {
  readonly kind: 'dimension';
  /** Most frequent first; `merged` of the rarest stand as one, last. */
  readonly values: readonly string[];
  readonly merged: number;
  /** Of everyone, by value. */
  readonly shares: readonly number[];
  /** Segment × value. */
  readonly cells: readonly (readonly DimensionCell[])[];
  readonly statistic: number;
  readonly df: number;
  readonly v: number;
  readonly v_corrected: number;
  readonly few_share: number;
  readonly least_expected: number;
}

export interface MetricGroup {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  /** Where the customers stand among everyone on the mean: 0.5 = in the middle. */
  readonly percentile: number | null;
}

export interface TestResult {
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number | null;
  readonly chance: Chance;
}

export interface MetricResult extends Judged {
  readonly kind: 'metric';
  readonly groups: readonly MetricGroup[];
  readonly overall: MetricGroup;
  readonly anova: TestResult | null;
  readonly welch: TestResult | null;
  /** Welch's p (else that of the analysis of variance) corrected for the number of columns. */
  readonly adjusted_means: Chance | null;
  readonly kruskal: TestResult;
  readonly eta2: number;
  readonly omega2: number;
  readonly epsilon2: number;
  /** Standard deviation inside segments. */
  readonly sd_within: number;
  /** Only the means differ (a few extreme customers), or only the ranks. */
  readonly only: 'means' | 'ranks' | null;
}

export type ColumnResult = DimensionResult | MetricResult;

/** How far two segments differ over all columns. */
export interface SegmentPair {
  readonly a: number;
  readonly b: number;
  /** Columns in which the difference is real and large. */
  readonly clear: readonly string[];
}

export interface Proposal {
  /** Places in `segments`, largest group first. */
  readonly groups: readonly (readonly number[])[];
  readonly customers: readonly number[];
  /** Whether every two of the groups differ clearly in some column. */
  readonly all_clear: boolean;
}

export interface AgreementResult {
  readonly other: string;
  readonly segments: readonly Segment[];
  /** Keys of the segments that the rows of the table are of. */
  readonly rows: readonly string[];
  /** Segment × other segment: customers. */
  readonly counts: readonly (readonly number[])[];
  readonly customers: number;
  readonly only_first: number;
  readonly only_second: number;
  readonly ari: number;
  readonly nmi: number;
}

export interface CompareResult {
  readonly segmentation: string;
  readonly segments: readonly Segment[];
  readonly customers: number;
  /** Most telling first. */
  readonly columns: readonly ColumnResult[];
  readonly pairs: readonly SegmentPair[];
  readonly proposal: Proposal | null;
  readonly agreement: AgreementResult | null;
  readonly alpha: number;
  readonly correction: Correction;
  readonly large: LargeFrom;
}
