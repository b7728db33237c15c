import type { DimensionSpec } from '../../model/explore';
import { ident, list, text } from '../sql';

/**
 * One dimension as a query `customer, value`, a row a customer that has one. Of several rows a customer the value on
 * most of them (of equals the first by name), the last month, the largest number.
 */
export function dimensionSql(spec: DimensionSpec): string {
  const { table, columns, kind, single } = spec;
  const [column] = columns;
  const from = `FROM ${ident(table)} WHERE customer IS NOT NULL`;
  const value = valueSql(spec);
  if (single) return `SELECT customer::VARCHAR AS customer, ${value} AS value ${from}`;
  if (kind === 'month' || kind === 'number') {
    const last =
      kind === 'month' ? `strftime(max(${ident(column)}), '%Y-%m')` : `max(${ident(column)}::DOUBLE)`;
    return `SELECT customer::VARCHAR AS customer, ${last} AS value ${from} GROUP BY 1`;
  }
  return `SELECT customer, struct_extract(min(struct_pack(n := -n, v := value)), 'v') AS value
FROM (
  SELECT customer::VARCHAR AS customer, ${value} AS value, count(*) AS n
  ${from} AND ${value} IS NOT NULL GROUP BY 1, 2
)
GROUP BY customer`;
}

function valueSql({ columns, kind }: DimensionSpec): string {
  const [first, second] = columns;
  if (kind === 'month') return `strftime(${ident(first)}, '%Y-%m')`;
  if (kind === 'number') return `${ident(first)}::DOUBLE`;
  if (kind === 'grid') return `concat(${ident(first)}, '-', ${ident(second ?? first)})`;
  // An empty text is no value.
  return `nullif(trim(${ident(first)}::VARCHAR), '')`;
}

/** The dimension's values in the rows of the segmentation's table: `place` (its row) and `value`, null where unknown. */
export function placedSql(table: string, spec: DimensionSpec): string {
  if (spec.table === table && spec.single)
    return `SELECT rowid AS place, ${valueSql(spec)} AS value FROM ${ident(table)}`;
  return `SELECT s.rowid AS place, d.value
FROM ${ident(table)} AS s LEFT JOIN (${dimensionSql(spec)}) AS d ON d.customer = s.customer`;
}

/** Values with their customers, most first; a list's values one by one. */
export function valuesSql(placed: string, list: boolean): string {
  const one = list
    ? `SELECT DISTINCT place, trim(unnest(string_split(value, ';'))) AS value FROM ${ident(placed)}`
    : `SELECT value FROM ${ident(placed)}`;
  return `SELECT value, count(*)::DOUBLE AS customers FROM (${one})
WHERE value IS NOT NULL AND value <> '' GROUP BY value ORDER BY customers DESC, value`;
}

/** The number of each value's bin by row; `rest` for values that have none of their own. */
export function codesSql(placed: string, dictionary: string, rest: number, unknown: number): string {
  return `SELECT place::DOUBLE AS place,
  CASE WHEN value IS NULL THEN ${unknown} ELSE coalesce(bin, ${rest}) END::DOUBLE AS code
FROM ${ident(placed)} LEFT JOIN ${ident(dictionary)} USING (value)`;
}

/** One bit for each value of a list, by row; rows without any are left out. */
export function listCodesSql(placed: string, dictionary: string): string {
  return `SELECT place::DOUBLE AS place, bit_or((1::BIGINT << bin)::INTEGER)::DOUBLE AS code
FROM (SELECT DISTINCT place, trim(unnest(string_split(value, ';'))) AS value FROM ${ident(placed)})
JOIN ${ident(dictionary)} USING (value)
GROUP BY place`;
}

/** Numbers by row; rows without one are left out. */
export function numbersSql(placed: string): string {
  return `SELECT place::DOUBLE AS place, value::DOUBLE AS value FROM ${ident(placed)}
WHERE value IS NOT NULL AND isfinite(value)`;
}

/** One row: where numbers lie, whether they are whole, and how many different ones there are. */
export function rangeSql(placed: string): string {
  return `SELECT min(value) AS min, max(value) AS max, quantile_cont(value, 0.01) AS p01, quantile_cont(value, 0.99) AS p99,
  count(DISTINCT value)::DOUBLE AS different, coalesce(bool_and(value = floor(value)), TRUE) AS whole
FROM ${ident(placed)} WHERE value IS NOT NULL AND isfinite(value)`;
}

/** Amounts by row. */
export function amountSql(table: string, column: string): string {
  return `SELECT rowid::DOUBLE AS place, ${ident(column)}::DOUBLE AS amount FROM ${ident(table)}`;
}

/** The working tables: a dimension's values by row, and the bins of values. */
export const PLACED = '__explore_placed';
export const DICTIONARY = '__explore_dictionary';

/** How many rows a table has had: places run up to it. */
export function placesSql(table: string): string {
  return `SELECT (coalesce(max(rowid), -1) + 1)::DOUBLE AS rows FROM ${ident(table)}`;
}

/** Makes the working table of a dimension's values. */
export function makePlacedSql(table: string, spec: DimensionSpec): string {
  return `CREATE OR REPLACE TEMP TABLE ${PLACED} AS ${placedSql(table, spec)}`;
}

/** Makes the working table that gives each value its bin. */
export function makeDictionarySql(values: readonly string[]): string {
  const rows = values.map((value, bin) => `(${text(value)}, ${bin})`);
  const shown = rows.length > 0 ? list(rows) : `(NULL::VARCHAR, 0)`;
  return `CREATE OR REPLACE TEMP TABLE ${DICTIONARY} AS SELECT * FROM (VALUES ${shown}) AS d(value, bin)`;
}

export const DROP_SQL = `DROP TABLE IF EXISTS ${PLACED}; DROP TABLE IF EXISTS ${DICTIONARY}`;
