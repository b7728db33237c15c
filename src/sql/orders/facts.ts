import type { Refunds } from '../../model/cell';
import type { Database } from '../../model/database';
import { ident } from '../sql';
import type { OrderFields } from './fields';
import { type DayCount, type PlausibleDays, plausibleDays } from './plausible';
import { type StatusMeaning, statusMeaning } from './status';

/** What must be known of a table before its rows are classed; what does not occur costs nothing later. */
export interface OrderFacts {
  readonly rows: number;
  readonly noCustomer: number;
  readonly noTime: number;
  readonly noOrderId: number;
  readonly noAmount: number;
  /** Rows with a negative amount or quantity. */
  readonly negative: number;
  readonly zero: number;
  readonly noPaidTime: number;
  /** Rows with a refund amount, and those of them where it is more than the amount. */
  readonly refunds: number;
  readonly refundsBeyondAmount: number;
  /** Order ids that hold positive and negative lines and sum to nothing or less. */
  readonly cancelledOrders: number;
  readonly plausible: PlausibleDays;
  /** First and last day (days since 1970-01-01); null where there is no time. */
  readonly first: number | null;
  readonly last: number | null;
  readonly statuses: Readonly<Record<StatusMeaning, readonly string[]>>;
}

type Counts = Record<keyof typeof COUNTS | 'rows', number> & Pick<OrderFacts, 'first' | 'last'>;

const never = 'FALSE';
const or = (...conditions: (string | null)[]) => conditions.filter(Boolean).join(' OR ') || never;

/** Conditions counted in the first pass over the table. */
const COUNTS = {
  noCustomer: (f: OrderFields) => or(f.customer && `${f.customer} IS NULL OR ${f.customer} = ''`),
  noTime: (f: OrderFields) => noTime(f) ?? never,
  noOrderId: (f: OrderFields) => or(f.order && !f.orderIsUnique ? `${f.order} IS NULL` : null),
  noAmount: (f: OrderFields) => or(f.amount && `${f.amount} IS NULL`),
  negative: (f: OrderFields) => or(f.amount && `${f.amount} < 0`, f.quantity && `${f.quantity} < 0`),
  zero: (f: OrderFields) => or(f.amount && `${f.amount} = 0`),
  noPaidTime: (f: OrderFields) => or(f.paidTime && `${f.paidTime} IS NULL`),
  refunds: (f: OrderFields) => or(f.refundAmount && `abs(${f.refundAmount}) > 0`),
  refundsBeyondAmount: (f: OrderFields) =>
    or(f.refundAmount && f.amount && `abs(${f.refundAmount}) > greatest(${f.amount}, 0)`),
};

/** When a row has no usable time. */
export function noTime(fields: OrderFields): string | null {
  return fields.time && `${fields.time} IS NULL OR NOT isfinite(${fields.time})`;
}

/** Days since 1970-01-01 of a row. */
export function epochDay(time: string): string {
  return `date_diff('day', DATE '1970-01-01', ${time}::DATE)`;
}

/** Reads what is to know: one pass over the table, a second over the days where the dates reach over a year. */
export async function orderFacts(
  database: Database,
  table: string,
  fields: OrderFields,
  refunds: Refunds,
): Promise<OrderFacts> {
  const [counts] = await database.rows<Counts>(factsSql(table, fields));
  if (!counts) throw new Error(`missing facts: ${table}`);
  const keep = refunds === 'keep';
  return {
    ...counts,
    plausible: plausibleDays(await dayCounts(database, table, fields, counts)),
    statuses: await statuses(database, table, keep ? null : fields.status),
    cancelledOrders: keep ? 0 : await cancelledOrders(database, table, fields, counts.negative),
  };
}

function factsSql(table: string, fields: OrderFields): string {
  const counted = Object.entries(COUNTS).map(
    ([name, condition]) => `count(*) FILTER (WHERE ${condition(fields)})::DOUBLE AS ${ident(name)}`,
  );
  const usable = `FILTER (WHERE NOT (${noTime(fields) ?? never}))`;
  const day = (pick: string) => (fields.time ? epochDay(`${pick}(${fields.time}) ${usable}`) : 'NULL');
  return `SELECT count(*)::DOUBLE AS rows,
  ${counted.join(',\n  ')},
  ${day('min')}::DOUBLE AS first,
  ${day('max')}::DOUBLE AS last
FROM ${ident(table)}`;
}

/** Rows a day; only the ends where nothing can stand apart from the rest. */
async function dayCounts(
  database: Database,
  table: string,
  fields: OrderFields,
  { first, last, rows }: Pick<OrderFacts, 'first' | 'last' | 'rows'>,
): Promise<DayCount[]> {
  if (!fields.time || first === null || last === null) return [];
  if (last - first <= 366) return [first, last].map((day) => ({ day, rows: rows / 2 }));
  return database.rows<{ day: number; rows: number }>(`SELECT ${epochDay('day')}::DOUBLE AS day, rows
FROM (
  SELECT ${fields.time}::DATE AS day, count(*)::DOUBLE AS rows
  FROM ${ident(table)} WHERE NOT (${noTime(fields) ?? never}) GROUP BY 1
) ORDER BY day`);
}

async function statuses(
  database: Database,
  table: string,
  status: string | null,
): Promise<OrderFacts['statuses']> {
  const found: Record<StatusMeaning, string[]> = {
    paid: [],
    unpaid: [],
    closed: [],
    refunded: [],
    partly_refunded: [],
    test: [],
    unknown: [],
  };
  if (!status) return found;
  const rows = await database.rows<{ status: string }>(
    `SELECT DISTINCT ${status} AS status FROM ${ident(table)} WHERE ${status} IS NOT NULL ORDER BY 1 LIMIT 2000`,
  );
  for (const row of rows) found[statusMeaning(row.status)].push(row.status);
  return found;
}

/** The ids of orders that were taken back by lines of their own: `SELECT` of one column. */
export function cancelledOrdersSql(table: string, order: string, amount: string): string {
  return `SELECT ${order} FROM ${ident(table)}
    WHERE ${order} IN (SELECT ${order} FROM ${ident(table)} WHERE ${amount} < 0)
    GROUP BY ${order} HAVING sum(${amount}) <= 0 AND max(${amount}) > 0`;
}

async function cancelledOrders(
  database: Database,
  table: string,
  { order, amount, orderIsUnique }: OrderFields,
  negative: number,
): Promise<number> {
  if (!order || !amount || orderIsUnique || negative === 0) return 0;
  const [row] = await database.rows<{ n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM (${cancelledOrdersSql(table, order, amount)})`,
  );
  return row?.n ?? 0;
}
