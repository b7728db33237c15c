import type { Baseline, Measure, PerMeasure } from './options';

export type { Measure, PerMeasure };

/** What became of a customer. */
export const MOVES = ['stayed', 'moved', 'entered', 'left'] as const;
export type Move = (typeof MOVES)[number];

export interface Side {
  /** The grouping's name; null for a window. */
  readonly name: string | null;
  /** First and last day of a window; null for groupings. */
  readonly from: string | null;
  readonly to: string | null;
  readonly customers: number;
  /** Null where no amount is known. */
  readonly amount: number | null;
}

export interface MigrationSegment {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour: number;
  readonly before: number;
  readonly after: number;
  readonly amount_before: number | null;
  readonly amount_after: number | null;
}

/** Customers of one way: a null group is "not there". */
export interface Flow {
  readonly move: Move;
  readonly from: string | null;
  readonly to: string | null;
  readonly customers: number;
  /** Of the customers of `from` (of those who entered, for a null). */
  readonly share: number;
  readonly amount_before: number | null;
  readonly amount_after: number | null;
}

export interface MoveTotal {
  readonly move: Move;
  readonly customers: number;
  readonly amount_before: number | null;
  readonly amount_after: number | null;
}

/**
 * By what both sides were measured: a named `baseline`, the `first` window's own ruler, a `segmentation`'s, the `same`
 * ruler in both groupings; or `own`: each side by its own.
 */
export interface RulerUsed {
  readonly kind: 'baseline' | 'first' | 'segmentation' | 'same' | 'own';
  readonly name: string | null;
  readonly date: string | null;
}

/** What a ruler cut anew for the second side would change by itself, with nobody having done anything. */
export interface RulerAlone {
  /** Customers of the second side. */
  readonly customers: number;
  /** Of these, who lands in another group by the second side's own ruler. */
  readonly changed: number;
  readonly share: number;
  /** The same of score codes; null where there are none. */
  readonly codes_changed: number | null;
  readonly codes_share: number | null;
  /** Of those on both sides: who moved by the one ruler, and who would seem to have moved with each side's own. */
  readonly moved: number;
  readonly moved_own: number;
}

export interface MigrationResult {
  readonly mode: 'windows' | 'groupings';
  /** Days of each window. */
  readonly days: number | null;
  readonly before: Side;
  readonly after: Side;
  readonly both: number;
  readonly stayed_share: number | null;
  readonly moved_share: number | null;
  readonly left_share: number | null;
  readonly entered_share: number | null;
  /** Of those who entered, whose first order ever lies in the second window; null for groupings. */
  readonly entered_new: number | null;
  readonly moves: readonly MoveTotal[];
  readonly segments: readonly MigrationSegment[];
  readonly flows: readonly Flow[];
  readonly ruler: RulerUsed;
  readonly ruler_alone: RulerAlone | null;
  readonly cuts: PerMeasure<readonly number[]> | null;
  /** The ruler of this run, ready to be frozen under a name; null where it is another cell's. */
  readonly baseline_candidate: Omit<Baseline, 'name'> | null;
}
