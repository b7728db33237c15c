import * as v from 'valibot';
import { REFUNDS, type Refunds } from '../../model/cell';

/** By which classes customers are grouped: both are in the table. */
export const GROUPINGS = ['stages', 'nes'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Days without an order after which a customer is at risk (流失风险), lapsed (沉睡) and lost (流失). */
export interface Cuts {
  readonly at_risk: number;
  readonly lapsed: number;
  readonly lost: number;
}

export interface LifecycleOptions {
  readonly from: string;
  /** A table of registered customers; null: only buyers are known. */
  readonly customers: string | null;
  readonly refunds: Refunds;
  readonly as_of: string | null;
  readonly by: Grouping;
  /** Null: P80, P90 and P95 of the gaps between purchases. */
  readonly cuts: Cuts | null;
  /** Days from the first purchase during which a customer is new, whatever they buy. */
  readonly new_days: number;
  /** Order days from which on a customer is mature. */
  readonly mature_orders: number;
  /**
   * A customer with two intervals of their own or more is at risk after so many of them (and more than a median gap)
   * without an order, though the general threshold is not reached; null: the general threshold alone.
   */
  readonly interval_factor: number | null;
}

const name = v.pipe(v.string(), v.nonEmpty('expected a name'));
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500));

const cuts = v.pipe(
  v.strictObject({ at_risk: days, lapsed: days, lost: days }),
  v.check(
    ({ at_risk, lapsed, lost }) => at_risk <= lapsed && lapsed <= lost,
    'expected at_risk ≤ lapsed ≤ lost',
  ),
);

/** Stored options -> options with every default in place. */
export const schema: v.GenericSchema<unknown, LifecycleOptions> = v.strictObject({
  from: v.pipe(v.string('missing table: from'), v.nonEmpty('missing table: from')),
  customers: v.nullish(name, null),
  refunds: v.optional(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD')), null),
  by: v.optional(v.picklist(GROUPINGS), 'stages'),
  cuts: v.nullish(cuts, null),
  new_days: v.optional(days, 30),
  mature_orders: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1000)), 4),
  interval_factor: v.optional(v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(100))), 3),
});
