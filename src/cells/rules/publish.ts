import type { ComputeContext, Statement } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import { describeTable } from '../../sql/table/describe';
import { createRelation, replaceRelation } from '../../sql/table/relation';

/** Makes a table that the cell publishes, and notes how. */
export async function publish(
  { database }: Pick<ComputeContext<unknown>, 'database'>,
  table: string,
  query: string,
  known: Pick<TableInfo, 'key' | 'unique'>,
): Promise<{ readonly table: TableInfo; readonly statement: Statement }> {
  await replaceRelation(database, table, 'TABLE', query);
  return {
    table: await describeTable(database, table, known),
    statement: { title: table, sql: createRelation(table, 'TABLE', query) },
  };
}
