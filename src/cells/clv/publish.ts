import type { PurchaseGroups } from '../../analysis/btyd/model';
import type { ComputeContext, Statement } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import { describeTable } from '../../sql/table/describe';
import { dropTable, replaceRelation } from '../../sql/table/relation';
import type { ClvOptions } from './options';
import type { Predicted } from './predict';
import { predictedSql, type ValueSql } from './query';

/** Publishes each customer's prediction: the histories joined with what the model says of each kind of history. */
export async function publishPredicted(
  { name, database, options }: ComputeContext<ClvOptions>,
  histories: string,
  { x, recency, age }: PurchaseGroups,
  { output }: Predicted,
  value: ValueSql,
): Promise<Statement> {
  const table = `__${name}_predicted`;
  await database.insert(table, {
    px: Int32Array.from(x),
    page: Int32Array.from(age),
    precency: Int32Array.from(recency),
    p_alive: output.alive,
    expected_purchases: output.expected,
    discounted: output.discounted,
  });
  const sql = predictedSql(histories, table, value, options.margin);
  await replaceRelation(database, name, 'TABLE', sql);
  await database.run(dropTable(table));
  return { title: name, sql };
}

/** The table as it is published. */
export async function describePublished({ name, database }: ComputeContext<ClvOptions>): Promise<TableInfo> {
  return describeTable(database, name, { key: 'customer', unique: ['customer'] });
}
