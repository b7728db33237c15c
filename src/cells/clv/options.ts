import * as v from 'valibot';
import { BTYD_MODELS } from '../../analysis/btyd/model';
import { REFUNDS, type Refunds } from '../../model/cell';

/** `auto` is BG/NBD where the data carry it, else `simple`: margin a period × r ÷ (1 + d − r). */
export const MODELS = ['auto', ...BTYD_MODELS, 'simple'] as const;
export type ModelChoice = (typeof MODELS)[number];

export const UNITS = ['week', 'day'] as const;

export interface ClvOptions {
  readonly from: string;
  readonly refunds: Refunds;
  readonly as_of: string | null;
  readonly model: ModelChoice;
  /** Customers renew a contract instead of buying when they like; null: as the columns of the table say. */
  readonly contract: boolean | null;
  /** The unit of time that alpha is told in. */
  readonly unit: (typeof UNITS)[number];
  /** Months of 30 days that are looked ahead. */
  readonly horizon: number;
  /** A month. */
  readonly discount: number;
  /** What is left of an amount, as a share: 1 tells turnover. */
  readonly margin: number;
  /** Whose segments' value is told. */
  readonly segmentation: string | null;
}

const name = v.pipe(v.string(), v.nonEmpty('expected a name'));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Stored options -> options with every default in place. */
export const schema: v.GenericSchema<unknown, ClvOptions> = v.strictObject({
  from: v.pipe(v.string('missing table: from'), v.nonEmpty('missing table: from')),
  refunds: v.optional(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD')), null),
  model: v.optional(v.picklist(MODELS), 'auto'),
  contract: v.nullish(v.boolean(), null),
  unit: v.optional(v.picklist(UNITS), 'week'),
  horizon: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)), 12),
  discount: v.optional(share, 0.01),
  margin: v.optional(share, 1),
  segmentation: v.nullish(name, null),
});
