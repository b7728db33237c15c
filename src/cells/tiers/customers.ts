import type { AsOf, ComputeContext, Statement } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { fiscalYearSql, periodOrdersSql, periodSql, type Period } from '../../sql/ledger/measures';
import { customerOrders } from '../../sql/orders/customers';
import { prepareOrders } from '../../sql/orders/prepare';
import { ident } from '../../sql/sql';
import { describeTable } from '../../sql/table/describe';
import { dropTable } from '../../sql/table/relation';
import { isOrders } from './is-orders';
import type { TiersOptions } from './options';
import {
  attributesSql,
  givenSql,
  joinedSql,
  metricName,
  metricsSql,
  repeatedSql,
  withAttributesSql,
} from './query';

/** A temporary table with one row a customer and its story. */
export interface Customers {
  readonly table: TableInfo;
  /** What removes it again. */
  readonly drop: string;
  readonly asOf: AsOf | null;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
}

/**
 * Everyone with the metrics that tiers can be made of: counted from order rows, or as a customer table has them, with the
 * columns of a second customer table beside them.
 *
 * @throws KequnError `analysis.missing_column` without a customer, `analysis.duplicate_customers` where a customer table
 * has one twice
 */
export async function readCustomers(
  context: ComputeContext<TiersOptions>,
  metrics: readonly string[],
): Promise<Customers> {
  const { database, name, options } = context;
  const from = context.table(options.from);
  const own = isOrders(from) ? await counted(context, from, metrics) : await given(context, from);
  const also = options.also === null ? null : context.table(options.also);
  if (also) await checkOnce(context, also);
  const has = new Set(own.columns);
  const more = (also?.columns ?? []).map((one) => one.name).filter((one) => !has.has(metricName(one)));
  const sql = also ? joinedSql(own.sql, also.name, more) : own.sql;
  const table = `__${name}_metrics`;
  await database.run(`CREATE OR REPLACE TEMP TABLE ${ident(table)} AS\n${sql};\n${own.drop}`);
  return {
    table: await describeTable(database, table),
    drop: dropTable(table),
    asOf: own.asOf,
    warnings: own.warnings,
    statements: [...own.statements, { title: 'metrics', sql }],
  };
}

interface Own {
  readonly sql: string;
  readonly columns: readonly string[];
  readonly drop: string;
  readonly asOf: AsOf | null;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
}

async function given(context: ComputeContext<TiersOptions>, from: TableInfo): Promise<Own> {
  await checkOnce(context, from);
  const columns = from.columns.map(({ name }) => name);
  return {
    sql: givenSql(from.name, columns),
    columns: columns.map(metricName),
    ...{ drop: '', asOf: null, warnings: [], statements: [] },
  };
}

async function checkOnce({ database }: ComputeContext<TiersOptions>, table: TableInfo): Promise<void> {
  const values = { column: 'customer', table: table.name };
  if (!table.columns.some(({ name }) => name === 'customer')) {
    throw new KequnError('analysis.missing_column', `missing column: ${table.name}.customer`, { values });
  }
  const [row] = await database.rows<{ table_rows: number; customers: number }>(repeatedSql(table.name));
  const repeated = (row?.table_rows ?? 0) - (row?.customers ?? 0);
  if (repeated === 0) return;
  throw new KequnError(
    'analysis.duplicate_customers',
    `invalid key: ${repeated} rows of ${table.name} repeat`,
    {
      values: { ...values, repeated },
    },
  );
}

const COUNTED = 'customer recency frequency monetary average_order_value tenure contract_years'.split(' ');
const WINDOWS = {
  six: ['frequency_6m', 'amount_6m'],
  twelve: ['frequency_12m', 'amount_12m'],
  year: ['yearly_purchase'],
} as const;
type WindowName = keyof typeof WINDOWS;

async function counted(
  context: ComputeContext<TiersOptions>,
  from: TableInfo,
  metrics: readonly string[],
): Promise<Own> {
  const { database, name, options } = context;
  const request = { refunds: options.refunds, asOf: { cell: options.as_of, frontMatter: context.asOf } };
  const customers = `__${name}_customers`;
  const orders = await customerOrders(database, { ...request, from, into: customers });
  const wanted = (Object.keys(WINDOWS) as WindowName[]).filter((window) =>
    WINDOWS[window].some((metric) => metrics.includes(metric)),
  );
  const tables: Partial<Record<WindowName, string>> = {};
  const prepared = wanted.length > 0 ? await prepareOrders(database, from, request) : null;
  for (const window of prepared ? wanted : []) {
    const [period] = await database.rows<Period>(windowSql(window, orders.asOf.date, options));
    if (!prepared || !period) continue;
    const table = `__${name}_${window}`;
    tables[window] = table;
    await database.run(
      `CREATE OR REPLACE TEMP TABLE ${ident(table)} AS\n${periodOrdersSql(prepared, period)}`,
    );
  }
  const made = [customers, ...Object.values(tables)];
  const columns = [...COUNTED, ...wanted.flatMap((window) => WINDOWS[window])];
  const told = toldByOrders(context, from, metrics, columns);
  const contract = metrics.includes('contract_years') && hasColumn(from, 'contract_start');
  const sql = metricsSql(customers, orders.asOf.date, tables);
  const until = contract ? orders.asOf.date : null;
  return {
    sql:
      told.length > 0 || contract
        ? withAttributesSql(sql, attributesSql(from.name, told, contract), told, until)
        : sql,
    columns: [...columns, ...told],
    drop: made.map(dropTable).join(';\n'),
    asOf: orders.asOf,
    warnings: orders.warnings,
    statements: orders.statements,
  };
}

/** The columns of the orders that rules ask for and nothing else gives: they say something of the customer. */
function toldByOrders(
  { options, table }: ComputeContext<TiersOptions>,
  from: TableInfo,
  metrics: readonly string[],
  counted: readonly string[],
): string[] {
  const also = options.also === null ? null : table(options.also);
  return metrics.filter(
    (metric) => !counted.includes(metric) && hasColumn(from, metric) && !(also && hasColumn(also, metric)),
  );
}

function hasColumn({ columns }: TableInfo, name: string): boolean {
  return columns.some((column) => column.name === name);
}

function windowSql(window: WindowName, asOf: string, { year }: TiersOptions): string {
  if (window === 'six') return periodSql(asOf, 6);
  return window === 'year' && year.basis === 'fiscal'
    ? fiscalYearSql(asOf, year.start_month)
    : periodSql(asOf, 12);
}
