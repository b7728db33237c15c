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
  (max(amount)::DOUBLE / nullif(sum(amount)::DOUBLE, 0)) AS dominant,
  stddev_pop(recency::DOUBLE) AS sd_recency, stddev_pop(frequency::DOUBLE) AS sd_frequency,
  stddev_pop(amount::DOUBLE) AS sd_per_customer,
  stddev_pop(CASE WHEN frequency >= 1 THEN amount::DOUBLE / frequency END) AS sd_per_order
FROM ${ident(CUSTOMERS)} GROUP BY GROUPING SETS ((segment), ()) ORDER BY segment NULLS FIRST`;

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

/** A figure of each customer: an expression over the customers who bought, or a query of `customer, value`. */
export interface NumberSource {
  readonly measure: string;
  readonly own: string | null;
  readonly sql: string;
}

/** What the orders say of a customer who bought. */
export const orderNumbers: readonly NumberSource[] = [
  ['recency', 'recency'],
  ['frequency', 'frequency'],
  ['per_customer', 'amount'],
  ['per_order', 'amount::DOUBLE / frequency'],
].map(([measure = '', own = '']) => ({ measure, own, sql: '' }));

/** A column of a table of customers; of several rows of one customer the largest. */
export function columnNumber(table: string, column: string): NumberSource {
  return {
    measure: column,
    own: null,
    sql: `SELECT customer::VARCHAR AS customer, max(TRY_CAST(${ident(column)} AS DOUBLE)) AS value
FROM ${ident(table)} GROUP BY 1`,
  };
}

/** How a figure is spread in each group; the row without a group is everyone. Means are of exact decimals. */
export function spreads({ own, sql }: NumberSource): string {
  const values =
    own === null
      ? `SELECT p.segment, n.value::DOUBLE AS value FROM ${ident(CUSTOMERS)} p JOIN (${sql}) n USING (customer)`
      : `SELECT segment, (${own})::DOUBLE AS value FROM ${ident(CUSTOMERS)} WHERE frequency >= 1`;
  return `WITH v AS (
  SELECT * FROM (${values}) WHERE isfinite(value) AND abs(value) < 1e18
), s AS (
  SELECT segment, count(*)::DOUBLE AS known, sum(value::DECIMAL(38,8))::DOUBLE / count(*) AS mean,
    stddev_pop(value) AS sd, quantile_cont(value, [0.1, 0.25, 0.5, 0.75, 0.9]) AS q
  FROM v GROUP BY GROUPING SETS ((segment), ())
)
SELECT segment, known, mean, sd, q[1] AS p10, q[2] AS p25, q[3] AS p50, q[4] AS p75, q[5] AS p90
FROM s ORDER BY segment NULLS FIRST`;
}

/** Mean of a column of customers by group and for how many it is known; the row without a group is everyone. */
export function means(table: string, column: string): string {
  return `SELECT p.segment, sum(n.value::DECIMAL(38,8))::DOUBLE / count(n.value) AS mean,
  sum(n.value::DECIMAL(38,8))::DOUBLE AS total, count(DISTINCT p.customer)::DOUBLE AS known
FROM ${ident(CUSTOMERS)} p JOIN (${columnNumber(table, column).sql}) n USING (customer)
WHERE isfinite(n.value) AND abs(n.value) < 1e18
GROUP BY GROUPING SETS ((segment), ()) ORDER BY segment NULLS FIRST`;
}

/** Rows of orders: who, when, and SQL of the exact amount and margin, where they are known. */
export interface OrderRows {
  readonly table: string;
  readonly customer: string;
  readonly time: string;
  readonly usable: string | null;
  readonly isOrder: string | null;
  readonly amount: string;
}

/** The day of the first order. */
export function firstOrder({ table, time, usable, isOrder }: OrderRows): string {
  const where = [usable, isOrder, `isfinite(${time})`].filter((one) => one !== null);
  return `SELECT min(${time})::DATE AS day FROM ${ident(table)} WHERE ${where.map((one) => `(${one})`).join(' AND ')}`;
}

/**
 * What each group brought in the last `days` days and in as many before, and how many customers that is known of; the
 * row without a group is everyone.
 */
export function growth(orders: OrderRows, asOf: string, days: number): string {
  const { table, customer, time, usable, amount } = orders;
  return `SELECT p.segment,
  sum(o.amount) FILTER (o.day >= ${date(asOf)} - ${days})::DOUBLE AS now,
  sum(o.amount) FILTER (o.day < ${date(asOf)} - ${days})::DOUBLE AS before,
  count(DISTINCT CASE WHEN o.amount IS NOT NULL THEN p.customer END)::DOUBLE AS known
FROM ${ident(CUSTOMERS)} p JOIN (
  SELECT ${customer}::VARCHAR AS customer, ${time}::DATE AS day, ${amount} AS amount
  FROM ${ident(table)} WHERE isfinite(${time}) AND ${time}::DATE >= ${date(asOf)} - ${2 * days} AND ${time}::DATE < ${date(asOf)}${usable ? ` AND (${usable})` : ''}
) o USING (customer)
GROUP BY GROUPING SETS ((p.segment), ()) ORDER BY p.segment NULLS FIRST`;
}

/** What was left of amounts whose cost is known, of how many customers, by group; the row without a group is everyone. */
export function margins({ table, customer, usable, amount }: OrderRows, cost: string): string {
  return `SELECT p.segment, sum(o.margin)::DOUBLE AS total, count(DISTINCT p.customer)::DOUBLE AS known
FROM ${ident(CUSTOMERS)} p JOIN (
  SELECT ${customer}::VARCHAR AS customer, (${amount}) - TRY_CAST(${cost} AS DECIMAL(18,4)) AS margin
  FROM ${ident(table)}${usable ? ` WHERE ${usable}` : ''}
) o USING (customer) WHERE o.margin IS NOT NULL
GROUP BY GROUPING SETS ((p.segment), ()) ORDER BY p.segment NULLS FIRST`;
}

const POOL = '__kequn_persona_pool';

/** A stratum's name and the query of its values (`customer, value`); null: thirds of the group by amount. */
export type Stratum = readonly [name: string, values: string | null];

/**
 * Who can be drawn: a row a customer with the group, a column a stratum, all of them as one text, and whether the
 * customer may be asked. Thirds are by the share of the group's customers with at most that amount, so that equal
 * amounts stay together.
 */
export function interviewPool(strata: readonly Stratum[], refusing: string | null): string {
  const joins = strata.map(([, values], i) =>
    values === null ? '' : `LEFT JOIN (${values}) s${i} USING (customer)`,
  );
  const columns = strata.map(
    ([name, values], i) => `${values === null ? THIRD : `s${i}.value`} AS ${ident(name)}`,
  );
  const parts = strata.map(([name]) => `coalesce(${ident(name)}, '–')`);
  return `CREATE OR REPLACE TEMP TABLE ${ident(POOL)} AS
SELECT *, ${parts.length > 0 ? `concat_ws(' / ', ${list(parts)})` : "'–'"} AS stratum FROM (
  SELECT ${list(['customer', 'segment', ...columns])}, ${refusing === null ? 'FALSE' : `customer IN (${refusing})`} AS refuses
  FROM (SELECT *, cume_dist() OVER (PARTITION BY segment ORDER BY amount) AS place FROM ${ident(CUSTOMERS)})
  ${joins.filter((join) => join !== '').join('\n  ')}
)`;
}

const THIRD = `CASE WHEN amount IS NULL THEN NULL WHEN place <= 1 / 3::DOUBLE THEN 'low' WHEN place <= 2 / 3::DOUBLE THEN 'middle' ELSE 'high' END`;

/** Sizes of the strata of each group. */
export const poolSizes = `SELECT segment, stratum, count(*) FILTER (NOT refuses)::DOUBLE AS customers,
  count(*) FILTER (refuses)::DOUBLE AS opted_out
FROM ${ident(POOL)} GROUP BY ALL ORDER BY ALL`;

/** How many to draw of a stratum, and how many more in reserve. */
export interface Take {
  readonly segment: string;
  readonly stratum: string;
  readonly drawn: number;
  readonly reserve: number;
}

/**
 * The list to talk to, in the order of a hash of seed and customer: the same for the same customers, in whatever order
 * rows come. `details` are columns of a table of customers that help to reach them.
 */
export function interviewList(
  strata: readonly Stratum[],
  takes: readonly Take[],
  seed: number,
  details: { readonly table: string; readonly columns: readonly string[] } | null,
): string {
  const names = list(['segment', 'stratum', 'drawn', 'reserve']);
  const rows = takes.map(
    (take) => `(${list([take.segment, take.stratum, take.drawn, take.reserve].map(literal))})`,
  );
  const wanted =
    rows.length > 0
      ? `(VALUES ${rows.join(', ')}) w(${names})`
      : `(SELECT NULL::VARCHAR AS segment, NULL::VARCHAR AS stratum, 0 AS drawn, 0 AS reserve WHERE false) w`;
  const more = details ? details.columns.map((column) => `d.${ident(column)}`) : [];
  const joined = details
    ? ` LEFT JOIN (SELECT customer::VARCHAR AS customer, ${list(details.columns.map((column) => `max(${ident(column)}::VARCHAR) AS ${ident(column)}`))} FROM ${ident(details.table)} GROUP BY 1) d USING (customer)`
    : '';
  return `WITH ranked AS (
  SELECT *, row_number() OVER (PARTITION BY segment, stratum ORDER BY md5('${seed}:' || customer), customer) AS n
  FROM ${ident(POOL)} WHERE NOT refuses
)
SELECT ${list(['r.customer', 'r.segment', "CASE WHEN n <= drawn THEN 'main' ELSE 'reserve' END AS role", ...strata.map(([name]) => `r.${ident(name)}`), ...more])}
FROM ranked r JOIN ${wanted} USING (segment, stratum)${joined} WHERE n <= drawn + reserve
ORDER BY r.segment, role, stratum, n`;
}

export const dropPool = `DROP TABLE ${ident(POOL)}`;
