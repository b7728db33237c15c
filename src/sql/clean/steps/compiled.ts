import type { Value } from '../../../model/table';

/** Why a step cannot be run on the data at hand. */
export const MISFITS = [
  'missing_columns',
  'wrong_type',
  'name_taken',
  'missing_table',
  'missing_local_map',
  'not_unique',
  'bad_expression',
  'bad_options',
  'unknown_step',
  'values_unexpected',
  'failed',
] as const;
export type MisfitCode = (typeof MISFITS)[number];

export interface Misfit {
  readonly code: MisfitCode;
  /** What the reader's text is filled with: `columns`, `column`, `type`, `wanted`, `name`, `table`, `message`, `lost`, `values`. */
  readonly values: Readonly<Record<string, Value>>;
}
