import type { Refunds } from '../../model/cell';
import type { Database } from '../../model/database';
import { ident } from '../sql';
import type { OrderFields } from './fields';
import { AFTER, type DayCount, FAR, type PlausibleDays, plausibleDays } from './plausible';
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

type Counts = Omit<OrderFacts, 'plausible' | 'statuses' | 'cancelledOrders'>;

/** What one cheap pass over plain columns tells. */
interface Outline {
  readonly rows: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly noCustomer: number;
  readonly noTime: number;
  readonly noOrderId: number;
  readonly noAmount: number;
  readonly noPaidTime: number;
  readonly leastAmount: number | null;
  readonly leastQuantity: number | null;
}

/** When a row has no usable time. */
export function noTime(fields: OrderFields): string | null {
  return fields.time && `${fields.time} IS NULL OR NOT isfinite(${fields.time})`;
}

/** Days since 1970-01-01 of a row. */
export function epochDay(time: string): string {
  return `date_diff('day', DATE '1970-01-01', ${time}::DATE)`;
}

/** Reads what is to know: a cheap pass, and closer looks only where it found a reason. */
export async function orderFacts(
  database: Database,
  table: string,
  fields: OrderFields,
  refunds: Refunds,
): Promise<OrderFacts> {
  const [outline] = await database.rows<Outline>(outlineSql(table, fields));
  if (!outline) throw new Error(`missing facts: ${table}`);
  const keep = refunds === 'keep';
  const details = keep ? NOTHING : await amountDetails(database, table, fields, outline);
  return {
    ...outline,
    ...details,
    plausible: plausibleDays(await dayCounts(database, table, fields, outline)),
    statuses: await statuses(database, table, keep ? null : fields.status),
    cancelledOrders: await cancelledOrders(database, table, fields, details.negative),
  };
}

function outlineSql(table: string, f: OrderFields): string {
  const missing = (column: string | null) => (column ? `(count(*) - count(${column}))::DOUBLE` : '0::DOUBLE');
  const least = (column: string | null) => (column ? `min(${column})::DOUBLE` : 'NULL::DOUBLE');
  const bad = noTime(f) ?? 'FALSE';
  const day = (pick: string) =>
    f.time ? `${epochDay(`${pick}(${f.time}) FILTER (WHERE isfinite(${f.time}))`)}::DOUBLE` : 'NULL::DOUBLE';
  return `SELECT count(*)::DOUBLE AS rows,
  ${day('min')} AS first,
  ${day('max')} AS last,
  count(*) FILTER (WHERE ${f.customer ? `${f.customer} IS NULL OR ${f.customer} = ''` : 'FALSE'})::DOUBLE AS "noCustomer",
  count(*) FILTER (WHERE ${bad})::DOUBLE AS "noTime",
  ${missing(f.orderIsUnique ? null : f.order)} AS "noOrderId",
  ${missing(f.amount)} AS "noAmount",
  ${missing(f.paidTime)} AS "noPaidTime",
  ${least(f.amount)} AS "leastAmount",
  ${least(f.quantity)} AS "leastQuantity"
FROM ${ident(table)}`;
}

type Details = Pick<Counts, 'negative' | 'zero' | 'refunds' | 'refundsBeyondAmount'>;

const NOTHING: Details = { negative: 0, zero: 0, refunds: 0, refundsBeyondAmount: 0 };

async function amountDetails(
  database: Database,
  table: string,
  { amount, quantity, refundAmount }: OrderFields,
  { leastAmount, leastQuantity }: Outline,
): Promise<Details> {
  const positive = (least: number | null) => least === null || least > 0;
  if (!refundAmount && positive(leastAmount) && (leastQuantity ?? 0) >= 0) return NOTHING;
  const count = (...conditions: (string | null)[]) =>
    `count(*) FILTER (WHERE ${conditions.filter(Boolean).join(' OR ') || 'FALSE'})::DOUBLE`;
  const [found] = await database.rows<Details>(`SELECT
  ${count(amount && `${amount} < 0`, quantity && `${quantity} < 0`)} AS negative,
  ${count(amount && `${amount} = 0`)} AS zero,
  ${count(refundAmount && `abs(${refundAmount}) > 0`)} AS refunds,
  ${count(refundAmount && amount && `abs(${refundAmount}) > greatest(${amount}, 0)`)} AS "refundsBeyondAmount"
FROM ${ident(table)}`);
  return found ?? NOTHING;
}

/** Rows a day; only the ends where the dates do not reach far or the last year holds its share, so none stands apart. */
async function dayCounts(
  database: Database,
  table: string,
  fields: OrderFields,
  { first, last, rows }: Outline,
): Promise<DayCount[]> {
  const { time } = fields;
  if (!time || first === null || last === null) return [];
  const ends = [first, last].map((day) => ({ day, rows: rows / 2 }));
  if (last - first <= AFTER.gap) return ends;
  if (last - first <= FAR.gap && (await lastYearShare(database, table, time, last, rows)) >= AFTER.share)
    return ends;
  return database.rows<{ day: number; rows: number }>(`SELECT ${epochDay('day')}::DOUBLE AS day, rows
FROM (
  SELECT ${time}::DATE AS day, count(*)::DOUBLE AS rows
  FROM ${ident(table)} WHERE NOT (${noTime(fields) ?? 'FALSE'}) GROUP BY 1
) ORDER BY day`);
}

async function lastYearShare(
  database: Database,
  table: string,
  time: string,
  last: number,
  rows: number,
): Promise<number> {
  const [found] = await database.rows<{ n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM ${ident(table)} WHERE ${time} > DATE '1970-01-01' + ${last - AFTER.gap}`,
  );
  return (found?.n ?? 0) / rows;
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
