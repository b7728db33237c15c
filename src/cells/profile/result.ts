import type { ColumnProfile } from '../../model/profile';

/** What can be wrong with a table, and what mends it. */
export const PROBLEMS = [
  'empty_column',
  'constant_column',
  'mostly_missing',
  'duplicate_rows',
  'numbers_as_text',
  'dates_as_text',
  'mixed_dates',
  'padded',
  'full_width',
  'missing_words',
  'broken_text',
  'masked',
  'nobody',
  'invalid_phone',
  'invalid_email',
  'invalid_id_card',
  'outliers',
  'near_spellings',
  'unit_in_name',
  'unit_in_values',
  'magnitude',
  'test_orders',
  'refunds',
  'cancelled',
  'id_as_number',
  'scientific_ids',
  'implausible_dates',
  'not_finite',
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];

export interface Problem {
  readonly code: ProblemCode;
  /** Empty where it is about whole rows. */
  readonly columns: readonly string[];
  readonly rows: number;
  /** Of the table's rows, 0–1. */
  readonly share: number;
  /** Whether the rows were estimated from a sample of the values. */
  readonly sampled: boolean;
  readonly examples: readonly string[];
  /** The step of a recipe that mends it; null where nothing can. */
  readonly step: Readonly<Record<string, unknown>> | null;
  /** By what problems are ordered: how much it falsifies, times how much of the table. */
  readonly weight: number;
}

export interface ProfileResult {
  readonly table: string;
  readonly rows: number;
  /** Rows that repeat an earlier one in every column. */
  readonly duplicates: number;
  /** Filled cells over all cells; null for a table without any. */
  readonly completeness: number | null;
  /** Columns (one or two) whose values tell rows apart. */
  readonly keys: readonly (readonly string[])[];
  readonly columns: readonly ColumnProfile[];
  readonly problems: readonly Problem[];
}
