import type { Database } from '../../model/database';
import type { DayNames } from '../../sql/intervals/names';
import { slicesOf, spellsSql } from '../../sql/intervals/spells';
import type { OrderDays } from '../../sql/intervals/order-days';
import { outlineSql, regularitySql } from './query';

/** What is known of all customers before anything is fitted. */
export interface Outline {
  readonly customers: number;
  readonly repeat_customers: number;
  readonly repeat_purchases: number;
  /** Customers whose repeat purchases sum to less than nothing after refunds. */
  readonly negative: number;
  /** ISO date of the first purchase of all. */
  readonly first: string;
}

/** Reads it. */
export async function readOutline(database: Database, histories: string): Promise<Outline> {
  const [row] = await database.rows<Outline>(outlineSql(histories));
  if (!row) throw new RangeError(`missing outline: ${histories}`);
  return row;
}

/** Customers whose regularity is told, at least. */
const ENOUGH = 30;

/**
 * The median spread of customers' gaps between purchases over their mean: 1 for purchases at random moments as the models
 * have them, near 0 for purchases by the calendar. Null where few customers bought often enough.
 */
export async function readRegularity(
  database: Database,
  names: DayNames,
  { lastDay }: Pick<OrderDays, 'lastDay'>,
  days: number,
): Promise<number | null> {
  // A part of the customers tells it well enough.
  const [slice] = slicesOf(days);
  if (!slice) return null;
  const [row] = await database.rows<{ customers: number; spread: number | null }>(
    regularitySql(spellsSql(names, lastDay, slice)),
  );
  return row && row.customers >= ENOUGH ? row.spread : null;
}
