import type { Database } from '../../../model/database';
import type { Column } from '../../../model/table';
import { ROW } from '../steps/compiled';

/** The columns of a query without running it; the engine says what is wrong with it. */
export async function describeQuery(database: Database, query: string): Promise<Column[]> {
  const rows = await database.rows<{ column_name: string; column_type: string }>(
    `SELECT column_name, column_type FROM (DESCRIBE ${query})`,
  );
  return rows
    .map((row) => ({ name: row.column_name, type: row.column_type }))
    .filter(({ name }) => name !== ROW);
}
