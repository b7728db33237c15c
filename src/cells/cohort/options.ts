import * as v from 'valibot';
import { REFUNDS, type Refunds } from '../../model/cell';

export const PERIODS = ['month', 'week', 'quarter'] as const;
export type Period = (typeof PERIODS)[number];

export interface CohortOptions {
  readonly from: string;
  readonly refunds: Refunds;
  readonly as_of: string | null;
  /** How long a period is: who bought first in the same one is a cohort (首购批次). Weeks begin on Mondays. */
  readonly period: Period;
  /** Whose segments are told apart. */
  readonly segmentation: string | null;
}

/** Stored options -> options with every default in place. */
export const schema: v.GenericSchema<unknown, CohortOptions> = v.strictObject({
  from: v.pipe(v.string('missing table: from'), v.nonEmpty('missing table: from')),
  refunds: v.optional(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD')), null),
  period: v.optional(v.picklist(PERIODS), 'month'),
  segmentation: v.nullish(v.pipe(v.string(), v.nonEmpty('expected a name')), null),
});
