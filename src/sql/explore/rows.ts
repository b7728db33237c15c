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

/** The rows at some places, with their `place` first, in no order: a plain list is found faster than a join. */
export function rowsAtSql(table: string, columns: readonly Column[], places: readonly number[]): string {
  const names = columns.map((column) => ident(column.name)).join(', ');
  return `SELECT rowid::DOUBLE AS ${ident(PLACE)}, ${names} FROM ${ident(table)} WHERE rowid IN (${places.join(', ')})`;
}

/** No column of a table has this name. */
export const PLACE = '__place';
