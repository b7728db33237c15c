import type { Database } from '../../model/database';
import type { Column, TableInfo } from '../../model/table';
import { ident } from '../sql';

/** The columns of a table or view with DuckDB's type names. */
export async function describeColumns(database: Database, table: string): Promise<Column[]> {
  const rows = await database.rows<{ column_name: string; column_type: string }>(
    `SELECT column_name, column_type FROM (DESCRIBE ${ident(table)})`,
  );
  return rows.map((row) => ({ name: row.column_name, type: row.column_type }));
}

/** What a published table looks like: columns and row count, with what its maker knows besides. */
export async function describeTable(
  database: Database,
  table: string,
  known: Pick<TableInfo, 'key' | 'unique'> = {},
): Promise<TableInfo> {
  const columns = await describeColumns(database, table);
  const [count] = await database.rows<{ rows: number }>(
    `SELECT count(*)::DOUBLE AS rows FROM ${ident(table)}`,
  );
  return { name: table, rows: count?.rows ?? 0, columns, ...known };
}
