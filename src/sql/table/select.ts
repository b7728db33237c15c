import type { Column, RowFilter, SortOrder } from '../../model/table';
import { selectionSql } from '../explore/selection';
import { ident, text } from '../sql';

/** Which rows and columns of a table, in which order. */
export interface Selection {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly filter?: RowFilter;
  readonly sort?: readonly SortOrder[];
}

/** `WHERE …` for a filter, or nothing. Column names that the table does not have are ignored. */
export function whereClause(columns: readonly Column[], filter: RowFilter = {}): string {
  const conditions: string[] = [];
  const search = filter.search?.trim();
  if (search) {
    const haystack = columns.map((column) => `${ident(column.name)}::VARCHAR`).join(', ');
    conditions.push(`contains(lower(concat_ws(chr(31), ${haystack})), lower(${text(search)}))`);
  }
  for (const [name, values] of Object.entries(filter.oneOf ?? {})) {
    if (!has(columns, name)) continue;
    const list = values.map(text).join(', ');
    conditions.push(values.length === 0 ? 'FALSE' : `${ident(name)}::VARCHAR IN (${list})`);
  }
  if (filter.selection) conditions.push(`customer IN (\n${selectionSql(filter.selection, 's.customer')}\n)`);
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

/** `ORDER BY …` or nothing; ties are broken by the first columns, so that pages never overlap. */
export function orderClause(columns: readonly Column[], sort: readonly SortOrder[] = []): string {
  const wanted = sort.filter((order) => has(columns, order.column));
  if (wanted.length === 0) return '';
  const keys = wanted.map(
    (order) => `${ident(order.column)} ${order.descending ? 'DESC' : 'ASC'} NULLS LAST`,
  );
  const ties = columns
    .slice(0, 3)
    .filter((column) => !wanted.some((order) => order.column === column.name))
    .map((column) => ident(column.name));
  return ` ORDER BY ${[...keys, ...ties].join(', ')}`;
}

/** The selection as a query over its columns. */
export function selectQuery({ table, columns, filter, sort }: Selection): string {
  const names = columns.map((column) => ident(column.name)).join(', ');
  return `SELECT ${names} FROM ${ident(table)}${whereClause(columns, filter)}${orderClause(columns, sort)}`;
}

function has(columns: readonly Column[], name: string): boolean {
  return columns.some((column) => column.name === name);
}
