import { inSlice, type Slice } from '../metrics/events';
import { date, ident } from '../sql';
import type { DayNames } from './names';

/** Order days of so many are sorted at a time: all at once takes more memory than there is. */
const AT_ONCE = 3_000_000;

/** The parts in which the days of all customers are looked at. */
export function slicesOf(days: number): Slice[] {
  const of = Math.max(1, Math.ceil(days / AT_ONCE));
  return Array.from({ length: of }, (_, at) => ({ at, of }));
}

/**
 * `(id, nth, gap, waited)`: after each order day of a customer (`nth` counts them) the days until the next one; null and
 * the days `waited` up to the last observed day where there was none yet.
 */
export function spellsSql({ days }: DayNames, lastDay: string, slice: Slice): string {
  const where = inSlice('id', slice);
  return `SELECT id, nth, (next - day)::INTEGER AS gap,
  CASE WHEN next IS NULL THEN greatest(0, ${date(lastDay)} - day)::INTEGER END AS waited
FROM (
  SELECT id, day, lead(day) OVER (PARTITION BY id ORDER BY day) AS next,
    row_number() OVER (PARTITION BY id ORDER BY day) AS nth
  FROM ${ident(days)}${where ? ` WHERE ${where}` : ''}
)`;
}
