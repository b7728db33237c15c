import type { ProblemCode } from './result';

/**
 * How much a problem falsifies what is computed from a table, 1–10: what counts money or people wrongly comes first, what
 * only looks bad last.
 */
export const SEVERITY: Readonly<Record<ProblemCode, number>> = {
  duplicate_rows: 10,
  magnitude: 10,
  unit_in_values: 9,
  refunds: 9,
  test_orders: 9,
  id_as_number: 9,
  scientific_ids: 9,
  numbers_as_text: 8,
  mixed_dates: 8,
  cancelled: 8,
  unit_in_name: 7,
  dates_as_text: 7,
  implausible_dates: 7,
  nobody: 7,
  not_finite: 7,
  near_spellings: 6,
  broken_text: 6,
  masked: 5,
  invalid_phone: 5,
  invalid_email: 5,
  invalid_id_card: 5,
  missing_words: 5,
  padded: 4,
  outliers: 4,
  full_width: 3,
  mostly_missing: 3,
  empty_column: 2,
  constant_column: 1,
};

/** Severity, and up to twice that where every row has it. */
export function weightOf(code: ProblemCode, share: number): number {
  return SEVERITY[code] * (1 + Math.min(1, Math.max(0, share)));
}
