import type { Database } from '../../src/model/database';
import type { TableInfo, Value } from '../../src/model/table';
import { ident, list, literal } from '../../src/sql/sql';
import { describeTable } from '../../src/sql/table/describe';

export const ORDER_TYPES = {
  customer: 'VARCHAR',
  order: 'VARCHAR',
  time: 'TIMESTAMP',
  amount: 'DECIMAL(18,4)',
  quantity: 'INTEGER',
  status: 'VARCHAR',
  paid_time: 'TIMESTAMP',
  refund_amount: 'DECIMAL(18,4)',
  city: 'VARCHAR',
  in_period: 'BOOLEAN',
} as const;

export type OrderRow = Partial<Record<keyof typeof ORDER_TYPES, Value>>;

/** Makes a table of order rows: the columns are those that the first row names. */
export async function ordersTable(
  database: Database,
  table: string,
  rows: readonly OrderRow[],
  known: Pick<TableInfo, 'unique'> = {},
): Promise<TableInfo> {
  const names = Object.keys(rows[0] ?? {}) as (keyof typeof ORDER_TYPES)[];
  const values = rows.map((row) => `(${list(names.map((name) => literal(row[name] ?? null)))})`);
  const casts = names.map((name) => `CAST(${ident(name)} AS ${ORDER_TYPES[name]}) AS ${ident(name)}`);
  await database.run(
    `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT ${list(casts)} FROM (VALUES ${list(values)}) AS t(${list(names.map(ident))})`,
  );
  return describeTable(database, table, known);
}
