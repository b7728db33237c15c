import { date, ident, list, literal, text } from '../../sql/sql';
import type { Value } from '../../model/table';

/** One row a customer: `customer, segment, recency, frequency, amount`. Amounts are exact decimals. */
export const CUSTOMERS = '__kequn_persona';

const EXACT = 'DECIMAL(38,8)';

/** Customers with what the orders say of them. */
export function customersFromOrders(segmentation: string, orders: string, asOf: string): string {
  return `CREATE OR REPLACE TEMP TABLE ${ident(CUSTOMERS)} AS
SELECT s.customer::VARCHAR AS customer, s.segment::VARCHAR AS segment,
  date_diff('day', o.last_time::DATE, ${date(asOf)}) AS recency,
  o.frequency, o.amount::${EXACT} AS amount
FROM ${ident(segmentation)} s LEFT JOIN ${ident(orders)} o ON o.customer = s.customer::VARCHAR
WHERE s.segment IS NOT NULL`;
}

/** Customers with what the segmentation's own table says of them. */
export function customersAlone(segmentation: string, has: (column: string) => boolean): string {
  const column = (name: string) => (has(name) ? ident(name) : 'NULL');
  return `CREATE OR REPLACE TEMP TABLE ${ident(CUSTOMERS)} AS
SELECT customer::VARCHAR AS customer, segment::VARCHAR AS segment, ${column('recency')}::DOUBLE AS recency,
  ${column('frequency')}::DOUBLE AS frequency, TRY_CAST(${column('monetary')} AS ${EXACT}) AS amount
FROM ${ident(segmentation)} WHERE segment IS NOT NULL`;
}

export const sizes = `SELECT segment, count(*)::DOUBLE AS customers FROM ${ident(CUSTOMERS)} GROUP BY 1`;

/** Only the groups that are shown: everything else is counted among these. */
export function keepSegments(segments: readonly string[]): string {
  const shown = list(['NULL', ...segments.map(text)]);
  return `DELETE FROM ${ident(CUSTOMERS)} WHERE (segment IN (${shown})) IS NOT TRUE`;
}

/** Sums by group; the row without a group is everyone. Spreads are everyone's, for `apart.ts`. */
export const figures = `SELECT segment, count(*)::DOUBLE AS customers,
  count(*) FILTER (WHERE frequency >= 1)::DOUBLE AS buyers,
  count(*) FILTER (WHERE frequency >= 2)::DOUBLE AS repeaters,
  sum(frequency)::DOUBLE AS orders, sum(amount)::DOUBLE AS amount,
  sum(amount) FILTER (WHERE frequency >= 1)::DOUBLE AS buyers_amount,
  sum(recency)::DOUBLE AS days, count(recency)::DOUBLE AS dated,
  stddev_pop(recency::DOUBLE) AS sd_recency, stddev_pop(frequency::DOUBLE) AS sd_frequency,
  stddev_pop(amount::DOUBLE) AS sd_per_customer,
  stddev_pop(CASE WHEN frequency >= 1 THEN amount::DOUBLE / frequency END) AS sd_per_order
FROM ${ident(CUSTOMERS)} GROUP BY GROUPING SETS ((segment), ()) ORDER BY segment NULLS FIRST`;

/** Rows that tell a value of a customer. */
export interface ValueSource {
  readonly table: string;
  /** SQL of the customer, of the value, and of the rows that count (null: all). */
  readonly customer: string;
  readonly value: string;
  readonly where: string | null;
}

/** A text, trimmed; blank is unknown. */
export function textValue(column: string): string {
  return `nullif(trim(${ident(column)}::VARCHAR), '')`;
}

/** An age as the band it lies in: `<18`, `18-24`, …, `60+`. What cannot be an age is unknown. */
export function ageBand(years: string, bands: readonly number[]): string {
  const cases = bands.map((from, i) => {
    const label = i === 0 ? `<${from}` : `${bands[i - 1]}-${from - 1}`;
    return `WHEN ${years} < ${from} THEN ${text(label)}`;
  });
  return `CASE WHEN ${years} IS NULL OR ${years} < 0 OR ${years} > 120 THEN NULL ${cases.join(' ')} ELSE ${text(`${bands.at(-1) ?? 0}+`)} END`;
}

/** Whole years from a date of birth. */
export function yearsSince(column: string, asOf: string): string {
  return `date_sub('year', TRY_CAST(${ident(column)} AS DATE), ${date(asOf)})`;
}

/** Customer and value: each that a customer has (`many`), or the most frequent one, of equals the last in order. */
export function values({ table, customer, value, where }: ValueSource, kind: 'one' | 'many'): string {
  const rows = `SELECT ${customer}::VARCHAR AS customer, ${value} AS value FROM ${ident(table)}${where ? ` WHERE ${where}` : ''}`;
  if (kind === 'many') return `SELECT DISTINCT customer, value FROM (${rows}) WHERE value IS NOT NULL`;
  return `SELECT customer, max({'n': n, 'v': value}).v AS value FROM (
  SELECT customer, value, count(*) AS n FROM (${rows}) WHERE value IS NOT NULL GROUP BY ALL
) GROUP BY customer`;
}

/** For how many customers of each group a value is known, and the most frequent values; `everyone` counts all groups. */
export function distribution(valuesSql: string, most: number): string {
  return `WITH known AS (
  SELECT p.segment, p.customer, v.value FROM ${ident(CUSTOMERS)} p JOIN (${valuesSql}) v USING (customer)
), counted AS (
  SELECT segment, value, count(*)::DOUBLE AS customers FROM known GROUP BY ALL
), bases AS (
  SELECT segment, count(DISTINCT customer)::DOUBLE AS known FROM known GROUP BY segment
), everyone AS (
  SELECT value, sum(customers) AS everyone FROM counted GROUP BY value
)
SELECT segment, value, customers, everyone, known
FROM counted JOIN everyone USING (value) JOIN bases USING (segment)
QUALIFY row_number() OVER (PARTITION BY segment ORDER BY customers DESC, value) <= ${most}
ORDER BY segment, customers DESC, value`;
}

/** Customers with a counted order, by group and month. */
export function activity(orders: {
  table: string;
  customer: string;
  time: string;
  where: string | null;
}): string {
  return `SELECT p.segment, date_trunc('month', o.t)::DATE AS month, count(DISTINCT p.customer)::DOUBLE AS customers
FROM ${ident(CUSTOMERS)} p JOIN (
  SELECT ${orders.customer}::VARCHAR AS customer, ${orders.time} AS t FROM ${ident(orders.table)}${orders.where ? ` WHERE ${orders.where}` : ''}
) o USING (customer) WHERE isfinite(o.t)
GROUP BY ALL ORDER BY ALL`;
}

/** A table from rows of plain values. */
export function tableOf(
  name: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Value[])[],
): string {
  const names = Object.keys(columns);
  const typed = Object.entries(columns).map(
    ([column, type]) => `${ident(column)}::${type} AS ${ident(column)}`,
  );
  const nothing = `(${list(names.map(() => 'NULL'))})`;
  const tuples = rows.length > 0 ? rows.map((row) => `(${list(row.map(literal))})`) : [nothing];
  return `CREATE OR REPLACE TABLE ${ident(name)} AS SELECT ${list(typed)}
FROM (VALUES ${tuples.join(', ')}) t(${list(names.map(ident))})${rows.length > 0 ? '' : ' WHERE false'}`;
}
