import { FAILED } from '../../sql/clean/import-table';
import { ident, list } from '../../sql/sql';

/** Above so many rows, whether an order's amount repeats is judged on the orders of one hash class in 64. */
export const SAMPLED_FROM = 2_000_000;

/** The notes on values that did not convert have done their work. */
export function dropNotes(table: string): string {
  return `ALTER TABLE ${ident(table)} DROP COLUMN ${ident(FAILED)}`;
}

/** Whether any of the first rows repeat an order id: cheap, and most tables of lines show it there. */
export function repeatsEarly(table: string): string {
  return `SELECT count("order") - count(DISTINCT hash("order")) > 0 AS repeats FROM (SELECT "order" FROM ${ident(table)} LIMIT 100000)`;
}

/**
 * Whether every row has an order id of its own. Hashes are counted instead of texts, which takes less memory; a collision could
 * only make distinct ids look repeated, never the other way round.
 */
export function orderIsUnique(table: string): string {
  return `SELECT count(*) = count(DISTINCT hash("order")) AND count(*) = count("order") AS is_unique FROM ${ident(table)}`;
}

/** Orders with several rows, and of these the ones with one amount, not zero, on every row. */
export function repeatedOrdersQuery(table: string, rows: number, amount: boolean): string {
  const sampled = rows > SAMPLED_FROM ? ' AND hash("order") % 64 = 0' : '';
  const bounds = amount
    ? 'min(amount) AS low, max(amount) AS high, count(amount) AS known'
    : 'NULL AS low, NULL AS high, 0 AS known';
  return `SELECT count(*) FILTER (n > 1)::DOUBLE AS several,
  count(*) FILTER (n > 1 AND known = n AND low = high AND low <> 0)::DOUBLE AS constant,
  count(*) FILTER (n > 1 AND known = n AND (low <> 0 OR high <> 0))::DOUBLE AS measured
FROM (SELECT count(*) AS n, ${bounds} FROM ${ident(table)} WHERE "order" IS NOT NULL${sampled} GROUP BY "order")`;
}

/**
 * Keeps an order's total on one of its lines and moves the repeated original to `order_total`. Which line is decided by the
 * values of the row, so the order of rows in the file does not matter.
 */
export function keepOneTotal(table: string, columns: readonly string[], customer: boolean): string {
  const owner = customer ? 'customer, "order"' : '"order"';
  const tie = list(columns.filter((name) => name !== 'amount').map(ident));
  const first = `"order" IS NULL OR row_number() OVER (PARTITION BY ${owner} ORDER BY amount DESC NULLS LAST, ${tie}) = 1`;
  const output = columns.flatMap((name) =>
    name === 'amount'
      ? [`CASE WHEN ${first} THEN amount END AS amount`, 'amount AS order_total']
      : [ident(name)],
  );
  return `CREATE OR REPLACE TABLE ${ident(table)} AS
SELECT ${output.join(',\n  ')}
FROM ${ident(table)}`;
}

/** Lines whose total was set aside, and how much a plain sum would have counted too much. */
export function setAsideQuery(table: string): string {
  return `SELECT count(*) FILTER (amount IS NULL AND order_total IS NOT NULL)::DOUBLE AS rows,
  (coalesce(sum(order_total), 0) - coalesce(sum(amount), 0))::DOUBLE AS amount FROM ${ident(table)}`;
}
