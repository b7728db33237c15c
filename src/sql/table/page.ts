import type { Database } from '../../model/database';
import type { Page, RowsRequest, Value } from '../../model/table';
import { ident } from '../sql';
import { describeColumns } from './describe';
import { selectQuery, whereClause } from './select';

/** The most rows one page may hold. */
const LARGEST_PAGE = 10_000;

/** One page of a table: the rows that pass the filter, in the order asked for, and how many there are in all. */
export async function readPage(database: Database, request: RowsRequest): Promise<Page> {
  const columns = await describeColumns(database, request.table);
  const limit = Math.min(Math.max(0, Math.floor(request.limit)), LARGEST_PAGE);
  const offset = Math.max(0, Math.floor(request.offset));
  const query = selectQuery({ table: request.table, columns, filter: request.filter, sort: request.sort });
  const found = await database.rows(`${query} LIMIT ${limit} OFFSET ${offset}`);
  const rows = found.map((row) => columns.map((column): Value => row[column.name] ?? null));
  const counted = await database.rows<{ total: number }>(
    `SELECT count(*)::DOUBLE AS total FROM ${ident(request.table)}${whereClause(columns, request.filter)}`,
  );
  return { columns, rows, total: counted[0]?.total ?? 0 };
}
