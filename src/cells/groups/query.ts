import { canonical } from '../../sql/ledger/canonical';
import { number } from '../../sql/number';
import { date, ident, list, text } from '../../sql/sql';
import type { Cuts } from './bands';

/** The working tables of a run: no cell can have such a name. */
export const customersTable = (cell: string): string => `${cell} customers`;
export const keyedTable = (cell: string): string => `${cell} keyed`;
export const mapTable = (cell: string, at: number): string => `${cell} map ${at}`;

/** A text as it is compared: trimmed, words for unknown as NULL. */
export function plainText(column: string): string {
  return canonical(ident(column), 'text', false);
}

/** The texts of a column, most customers first; one more than `most` where there are more. */
export function valuesSql(table: string, column: string, amount: string | null, most: number): string {
  return `SELECT ${plainText(column)} AS value, count(*)::DOUBLE AS customers,
  ${amount === null ? 'NULL' : `sum(${ident(amount)}::DECIMAL(30,4))`}::DOUBLE AS amount
FROM ${ident(table)} WHERE ${plainText(column)} IS NOT NULL
GROUP BY 1 ORDER BY customers DESC, value LIMIT ${most + 1}`;
}

/** A number of a customer: as it is, whole years of an age, days since a date. */
export function numberSql(
  column: string,
  sort: 'number' | 'years' | 'days' | 'age',
  asOf: string | null,
): string {
  const plain = ident(column);
  const today = asOf === null ? 'NULL::DATE' : date(asOf);
  if (sort === 'years') return human(`date_sub('year', TRY_CAST(${plain} AS DATE), ${today})`);
  if (sort === 'days') return `date_diff('day', TRY_CAST(${plain} AS DATE), ${today})`;
  const value = `TRY_CAST(${plain} AS DOUBLE)`;
  return sort === 'age' ? human(value) : `CASE WHEN isfinite(${value}) THEN ${value} END`;
}

/** What cannot be somebody's age is not known. */
function human(years: string): string {
  return `CASE WHEN ${years} BETWEEN 0 AND 120 THEN ${years} END`;
}

/** One row: the largest value, and the quantiles that part it into bands of about equal size. */
export function quantilesSql(table: string, value: string, bands: number): string {
  const shares = Array.from({ length: bands - 1 }, (_, i) => `${i + 1} / ${bands}::DOUBLE`);
  const columns = shares.map((_, i) => `q[${i + 1}] AS q${i + 1}`);
  return `SELECT ${list(['max', ...columns])} FROM (
  SELECT max(${value})::DOUBLE AS max, quantile_cont((${value})::DOUBLE, [${list(shares)}]) AS q FROM ${ident(table)}
)`;
}

/** The key of the band that a value lies in. */
export function bandSql(value: string, { values, closed }: Cuts): string {
  const sign = closed === 'lower' ? '<' : '<=';
  const branches = values.map((cut, i) => `WHEN ${value} ${sign} ${number(cut)} THEN 'b${i + 1}'`);
  return `CASE WHEN ${value} IS NULL THEN NULL ${branches.join(' ')} ELSE 'b${values.length + 1}' END`;
}

/** Makes the table that says which key a text has. */
export function mapSql(table: string, rows: readonly (readonly [string, string])[]): string {
  const tuples = rows.map(([value, key]) => `(${text(value)}, ${text(key)})`);
  const query =
    rows.length === 0
      ? 'SELECT NULL::VARCHAR AS value, NULL::VARCHAR AS key WHERE FALSE'
      : `SELECT * FROM (VALUES ${list(tuples)}) AS map(value, key)`;
  return `CREATE OR REPLACE TEMP TABLE ${ident(table)} AS ${query}`;
}

/** A dimension in SQL: its key, and the join it needs. */
export interface DimensionSql {
  readonly key: string;
  readonly join: string;
}

/** @param rest the key of texts that the map does not have; null: they are not known. */
export function mappedSql(cell: string, at: number, column: string, rest: string | null): DimensionSql {
  const join = `LEFT JOIN ${ident(mapTable(cell, at))} AS m${at} ON m${at}.value = ${plainText(column)}`;
  const key = `m${at}.key`;
  if (rest === null) return { key, join };
  return { key: `CASE WHEN ${plainText(column)} IS NOT NULL THEN coalesce(${key}, ${text(rest)}) END`, join };
}

/** `customer, d0, d1, …, amount`: the key of every dimension. */
export function keyedSql(table: string, dimensions: readonly DimensionSql[], amount: string | null): string {
  const keys = dimensions.map(({ key }, at) => `${key} AS d${at}`);
  return `SELECT ${list(['customer', ...keys, `${amount === null ? 'NULL' : ident(amount)}::DECIMAL(30,4) AS amount`])}
FROM ${[ident(table), ...dimensions.map(({ join }) => join)].filter(Boolean).join('\n')}`;
}

export function combinationsSql(cell: string, dimensions: number): string {
  const keys = list(Array.from({ length: dimensions }, (_, at) => `d${at}`));
  return `SELECT ${keys}, count(*)::DOUBLE AS customers, sum(amount)::DOUBLE AS amount
FROM ${ident(keyedTable(cell))} GROUP BY ${keys} ORDER BY customers DESC, ${keys}`;
}

/** The published table: `customer, segment`, the group in each dimension, and the amount. */
export function publishSql(
  cell: string,
  names: readonly string[],
  amount: string | null,
  segments: readonly { readonly keys: readonly (string | null)[]; readonly segment: string }[],
): string {
  const columns = names.map((_, at) => `k${at}`);
  const rows = segments.map(
    ({ keys, segment }) =>
      `(${list([...keys.map((key) => (key === null ? 'NULL::VARCHAR' : text(key))), text(segment)])})`,
  );
  const on = names.map((_, at) => `k.d${at} IS NOT DISTINCT FROM s.k${at}`).join(' AND ');
  const shown = names.map((name, at) => `k.d${at} AS ${ident(name)}`);
  const money = amount === null ? [] : [`k.amount::DOUBLE AS ${ident(amount)}`];
  return `SELECT ${list(['k.customer', 's.segment', ...shown, ...money])}
FROM ${ident(keyedTable(cell))} AS k
JOIN (VALUES ${rows.join(',\n  ')}) AS s(${list([...columns, 'segment'])}) ON ${on}
ORDER BY k.customer`;
}
