import type { Database } from '../../model/database';
import type { DayNames } from '../../sql/intervals/names';
import { slicesOf, spellsSql } from '../../sql/intervals/spells';
import type { OrderDays } from '../../sql/intervals/order-days';
import { newcomersSql, outlineSql, regularitySql } from './query';

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

/** Days in which newcomers are counted. */
const SPAN = 30;

/** New customers by spans of 30 days from the first purchase of all on, up to the first span without any. */
export async function readNewcomers(
  database: Database,
  histories: string,
  first: string,
  lastDay: string,
): Promise<number[]> {
  const rows = await database.rows<{ span: number; n: number }>(
    newcomersSql(histories, first, lastDay, SPAN),
  );
  return rows.filter(({ span }, i) => span === i).map(({ n }) => n);
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
