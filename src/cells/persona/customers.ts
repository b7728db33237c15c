import { dropTable } from '../../sql/table/relation';
import type { AsOf, ComputeContext, Statement } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { customerOrders } from '../../sql/orders/customers';
import { prepareOrders } from '../../sql/orders/prepare';
import type { AttributeTable } from './attributes';
import type { PersonaOptions } from './options';
import { customersAlone, customersFromOrders, type OrderRows } from './query';

const ORDERS = '__kequn_persona_orders';

/** The orders as attributes and activity are read from them. */
export interface CountedOrders extends AttributeTable {
  readonly time: string;
  /** Every usable row with its exact amount, history included; null where no amount is known. */
  readonly rows: OrderRows | null;
  /** What makes a row count in the measured period. */
  readonly measured: readonly string[];
}

export interface Customers {
  readonly asOf: AsOf | null;
  readonly orders: CountedOrders | null;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
}

/** Makes the table of customers with their group and their behaviour, by the same rules of what an order is as RFM. */
export async function makeCustomers(
  context: ComputeContext<PersonaOptions>,
  segmentation: TableInfo,
): Promise<Customers> {
  for (const column of ['customer', 'segment']) assertColumn(segmentation, column);
  if (context.options.orders === null) return withoutOrders(context, segmentation);
  const { database, options } = context;
  const from = context.table(options.orders ?? '');
  const asOfChoice = { cell: options.as_of, frontMatter: context.asOf };
  const found = await customerOrders(database, {
    from,
    refunds: options.refunds,
    asOf: asOfChoice,
    into: ORDERS,
  });
  const sql = customersFromOrders(segmentation.name, ORDERS, found.asOf.date);
  await database.run(sql);
  await database.run(dropTable(ORDERS));
  return {
    asOf: found.asOf,
    orders: await countedOrders(context, from),
    warnings: found.warnings,
    statements: [...found.statements, { title: 'persona', sql }],
  };
}

async function withoutOrders(
  { database, options, asOf }: ComputeContext<PersonaOptions>,
  segmentation: TableInfo,
): Promise<Customers> {
  const sql = customersAlone(segmentation.name, (name) =>
    segmentation.columns.some((one) => one.name === name),
  );
  await database.run(sql);
  const date = options.as_of ?? asOf;
  return {
    asOf: date === null ? null : { date, from: options.as_of === null ? 'front matter' : 'cell' },
    orders: null,
    warnings: [],
    statements: [{ title: 'persona', sql }],
  };
}

/** The rows that are orders of the measured period. */
async function countedOrders(
  { database, options, asOf }: ComputeContext<PersonaOptions>,
  from: TableInfo,
): Promise<CountedOrders> {
  const choice = { cell: options.as_of, frontMatter: asOf };
  const { fields, rules } = await prepareOrders(database, from, { refunds: options.refunds, asOf: choice });
  const conditions = [rules.usable, rules.isOrder, rules.measured].filter((one) => one !== null);
  const { customer, time } = fields;
  const { usable, isOrder, amount } = rules;
  return {
    info: from,
    customer,
    time,
    rows: amount === null ? null : { table: from.name, customer, time, usable, isOrder, amount },
    measured: [usable, rules.measured].filter((one) => one !== null),
    where: conditions.length > 0 ? conditions.map((one) => `(${one})`).join(' AND ') : null,
    purchases: true,
  };
}

function assertColumn(table: TableInfo, column: string): void {
  if (table.columns.some((one) => one.name === column)) return;
  throw new KequnError('analysis.missing_column', `missing column: ${table.name}.${column}`, {
    values: { column, table: table.name },
  });
}
