import type { Database } from '../../model/database';
import type { CountedOrders } from './customers';
import { activity as activitySql } from './query';

/** How many of the last months are shown. */
const MONTHS = 24;

export interface Activity {
  /** `2024-03` …, oldest first. */
  readonly months: readonly string[];
  /** Customers of each group with an order in the month; null: too few to show. */
  readonly of: ReadonlyMap<string, readonly (number | null)[]>;
}

/** Customers who ordered, by group and month. */
export async function readActivity(
  database: Database,
  orders: CountedOrders | null,
  suppress: number,
): Promise<Activity> {
  if (!orders) return { months: [], of: new Map() };
  const { info, customer, time, where } = orders;
  const found = await database.rows<{ segment: string; month: string; customers: number }>(
    activitySql({ table: info.name, customer, time, where }),
  );
  const rows = found.map((row) => ({ ...row, month: row.month.slice(0, 7) }));
  const months = lastMonths(rows.map((row) => row.month));
  const counts = new Map(rows.map((row) => [`${row.segment}\n${row.month}`, row.customers]));
  const at = (segment: string, month: string) => {
    const customers = counts.get(`${segment}\n${month}`) ?? 0;
    return customers > 0 && customers < suppress ? null : customers;
  };
  const segments = new Set(rows.map((row) => row.segment));
  return { months, of: new Map([...segments].map((one) => [one, months.map((month) => at(one, month))])) };
}

/** The months from the first to the last, without holes, at most the latest. */
function lastMonths(found: readonly string[]): string[] {
  const sorted = [...found].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const months: string[] = [];
  for (
    let month = last;
    month !== undefined && first !== undefined && month >= first && months.length < MONTHS;
  ) {
    months.unshift(month);
    month = before(month);
  }
  return months;
}

function before(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
