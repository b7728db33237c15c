import { isNumeric } from '../../sql/clean/read-typed';
import type { TableInfo } from '../../model/table';
import { ident, list, literal, text } from '../../sql/sql';
import type { Ratings } from './options';
import type { PositionResult } from './result';

/** Numbers of a table of brands that are no scores. */
const NO_SCORES = ['share', 'rank'];

/** The columns of a table of brands that are scores. */
export function scoreColumns({ columns }: TableInfo): string[] {
  return columns
    .filter((one) => isNumeric(one.type) && !NO_SCORES.includes(one.name))
    .map(({ name }) => name);
}

/** The columns that are rated: those that were chosen, else every number. */
export function ratedColumns({ columns }: TableInfo, ratings: Ratings): readonly string[] {
  if (ratings.columns !== null) return ratings.columns;
  return columns.filter((one) => one.name !== ratings.brand && isNumeric(one.type)).map(({ name }) => name);
}

/** Which criteria are better low, from the table that competitors publish beside their own. */
export function betterSql(criteria: string): string {
  return `SELECT key::VARCHAR AS key, better::VARCHAR AS better FROM ${ident(criteria)}`;
}

/** Brands with the scores that were entered: `name, own, answers, c0, c1, …`; ours first, then by name. */
export function brandsSql(table: TableInfo, columns: readonly string[]): string {
  const own = table.columns.some(({ name }) => name === 'own') ? 'coalesce(own, FALSE)' : 'FALSE';
  const scores = columns.map((column, at) => `${ident(column)}::DOUBLE AS c${at}`);
  return `SELECT ${list(['name::VARCHAR AS name', `${own} AS own`, 'NULL::DOUBLE AS answers', ...scores])}
FROM ${ident(table.name)}
WHERE name IS NOT NULL AND name <> ''
ORDER BY own DESC, name`;
}

/** The same from a survey: means of what people answered, as decimals so that the order of rows does not matter. */
export function ratingsSql(
  table: string,
  { brand }: Ratings,
  columns: readonly string[],
  own: string,
): string {
  const name = `trim(${ident(brand)}::VARCHAR)`;
  const means = columns.map(
    (column, at) =>
      `(sum(TRY_CAST(${ident(column)} AS DECIMAL(18,4)))::DOUBLE / nullif(count(TRY_CAST(${ident(column)} AS DECIMAL(18,4))), 0)) AS c${at}`,
  );
  return `SELECT ${list([`${name} AS name`, `${name} = ${text(own)} AS own`, 'count(*)::DOUBLE AS answers', ...means])}
FROM ${ident(table)}
WHERE ${ident(brand)} IS NOT NULL AND ${name} <> ''
GROUP BY ${name}
ORDER BY own DESC, name`;
}

/** The published table: where every brand stands, `name, own, x, y`; empty without a map. */
export function placesSql({ map }: PositionResult): string {
  const rows = (map?.brands ?? []).map(
    ({ name, own, x, y }, at) => `(${list([name, own, x, y, at].map(literal))})`,
  );
  const some = rows.length > 0;
  return `SELECT name::VARCHAR AS name, own::BOOLEAN AS own, x::DOUBLE AS x, y::DOUBLE AS y
FROM (VALUES
  ${some ? rows.join(',\n  ') : '(NULL, NULL, NULL, NULL, NULL)'}
) AS places(name, own, x, y, place)${some ? '' : '\nWHERE FALSE'}
ORDER BY place`;
}
