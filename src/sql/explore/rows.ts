import type { Column, SortOrder } from '../../model/table';
import { ident } from '../sql';
import { orderClause, whereClause } from '../table/select';

/** The rows of a table in an order, those that a search finds: their places. */
export function orderSql(
  table: string,
  columns: readonly Column[],
  sort: readonly SortOrder[],
  search: string | undefined,
): string {
  return `SELECT rowid::DOUBLE AS place FROM ${ident(table)}${whereClause(columns, { search })}${orderClause(columns, sort)}`;
}

/** The rows at some places, in the order given. */
export function rowsAtSql(table: string, columns: readonly Column[], places: readonly number[]): string {
  const names = columns.map((column) => `t.${ident(column.name)}`).join(', ');
  const wanted = places.map((place, i) => `(${i}, ${place})`).join(', ');
  return `SELECT ${names}
FROM (VALUES ${wanted}) AS wanted(i, place) JOIN ${ident(table)} AS t ON t.rowid = wanted.place
ORDER BY i`;
}
