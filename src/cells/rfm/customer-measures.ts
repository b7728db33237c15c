import { dropTable, dropView } from '../../sql/table/relation';
import type { AsOf, ComputeContext, Statement } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { customerOrders } from '../../sql/orders/customers';
import type { OrderCount } from '../../sql/orders/customers-sql';
import { exactColumn } from '../../sql/orders/fields';
import { ident } from '../../sql/sql';
import type { RfmOptions } from './options';
import { givenMeasuresSql, measuresSql } from './query';

/** The temporary relation `(customer, recency, frequency, monetary, amount, first_time, last_time)` and its story. */
export interface CustomerMeasures {
  readonly table: string;
  /** What removes it again. */
  readonly drop: string;
  readonly asOf: AsOf | null;
  readonly counted: OrderCount | null;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
}

/**
 * Measures every customer: from order rows, or, where a table has `customer, recency, frequency, monetary` and no
 * `time` (a customer list from a CRM), as they are given.
 */
export async function customerMeasures(context: ComputeContext<RfmOptions>): Promise<CustomerMeasures> {
  const from = context.table(context.options.from);
  const table = `__${context.name}_measures`;
  return isMeasured(from) ? given(context, from, table) : counted(context, from, table);
}

function isMeasured({ columns }: TableInfo): boolean {
  const names = new Set(columns.map((column) => column.name));
  return (
    !names.has('time') && ['customer', 'recency', 'frequency', 'monetary'].every((name) => names.has(name))
  );
}

async function given(
  { database }: ComputeContext<RfmOptions>,
  from: TableInfo,
  table: string,
): Promise<CustomerMeasures> {
  const sql = givenMeasuresSql(from.name, exactColumn(from, 'monetary') ?? 'NULL');
  await database.run(`CREATE OR REPLACE TEMP TABLE ${ident(table)} AS\n${sql}`);
  return {
    table,
    drop: dropTable(table),
    asOf: null,
    counted: null,
    warnings: [],
    statements: [{ title: 'measures', sql }],
  };
}

async function counted(
  { database, options, name, asOf }: ComputeContext<RfmOptions>,
  from: TableInfo,
  table: string,
): Promise<CustomerMeasures> {
  const customers = `__${name}_customers`;
  const orders = await customerOrders(database, {
    from,
    refunds: options.refunds,
    count: options.frequency,
    asOf: { cell: options.as_of, frontMatter: asOf },
    into: customers,
  });
  const sql = measuresSql(customers, orders.asOf.date, options.monetary);
  await database.run(`CREATE OR REPLACE TEMP VIEW ${ident(table)} AS\n${sql}`);
  return {
    ...orders,
    table,
    drop: `${dropView(table)};\n${dropTable(customers)}`,
    statements: [...orders.statements, { title: 'measures', sql }],
  };
}
