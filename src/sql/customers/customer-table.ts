import type { AsOf, Refunds, Statement } from '../../model/cell';
import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import type { AsOfChoice } from '../orders/as-of';
import { customerOrders } from '../orders/customers';
import { prepareOrders } from '../orders/prepare';
import { ident, list } from '../sql';
import { type CustomerColumn, customerColumns, holdsOrders, isOrderMeasure } from './columns';
import { idsSql, measuresSql, othersSql, perCustomerSql, plainSql, recentSql } from './sql';

export interface CustomerTableRequest {
  /** The first says who is a customer; the others are joined by `customer`. */
  readonly tables: readonly TableInfo[];
  /** Names of `customerColumns`; unknown ones are passed over. */
  readonly columns: readonly string[];
  readonly refunds: Refunds;
  readonly asOf: AsOfChoice;
  /** The temporary table to make: `customer` and the columns. */
  readonly into: string;
}

export interface CustomerTable {
  readonly customers: number;
  readonly columns: readonly CustomerColumn[];
  /** Null where no table holds orders. */
  readonly asOf: AsOf | null;
  /** Customers of the other tables whom the first does not have. */
  readonly others: readonly { readonly table: string; readonly customers: number }[];
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
}

/**
 * Makes a table with one row a customer from one or several tables. Rows of orders are counted by the rules of
 * `orders/rules.ts`; of other tables with several rows a customer, the most frequent text and the largest number stand.
 *
 * @throws KequnError `analysis.missing_column`, `analysis.no_customers`, `analysis.bad_as_of`
 */
export async function customerTable(
  database: Database,
  request: CustomerTableRequest,
): Promise<CustomerTable> {
  const maker = new Maker(database, request);
  const columns = customerColumns(request.tables).filter(({ name }) => request.columns.includes(name));
  const parts: string[] = [];
  for (const [at, table] of request.tables.entries()) {
    const wanted = columns.filter((column) => column.table === table.name);
    if (at === 0 || wanted.length > 0) parts.push(await maker.part(table, at, wanted));
  }
  const customers = await maker.join(parts, columns);
  const others = await maker.others(parts);
  await maker.drop();
  if (customers === 0) {
    const table = request.tables[0]?.name ?? '';
    throw new KequnError('analysis.no_customers', `missing customers: ${table}`, { values: { table } });
  }
  const { asOf, warnings, statements } = maker;
  return { customers, columns, asOf, others, warnings, statements };
}

/** Makes the parts one after the other and remembers what is to be dropped and told. */
class Maker {
  asOf: AsOf | null = null;
  readonly warnings: Warning[] = [];
  readonly statements: Statement[] = [];
  readonly #made: string[] = [];
  readonly #tableOf = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly request: CustomerTableRequest,
  ) {}

  /** One row a customer of a table, with the columns wanted under the names by which they are asked for. */
  async part(table: TableInfo, at: number, wanted: readonly CustomerColumn[]): Promise<string> {
    if (!table.columns.some(({ name }) => name === 'customer')) throw noCustomer(table.name);
    const name = `${this.request.into}_${at}`;
    this.#tableOf.set(name, table.name);
    if (holdsOrders(table)) await this.orders(table, name, wanted);
    else if (await this.isUnique(table)) {
      await this.view(
        name,
        plainSql(
          table.name,
          wanted.map(({ column }) => column),
        ),
      );
    } else {
      const ids = `SELECT DISTINCT customer::VARCHAR AS customer FROM ${ident(table.name)} WHERE customer IS NOT NULL`;
      const source = { table: table.name, customer: 'customer::VARCHAR', where: 'customer IS NOT NULL' };
      await this.aggregated(name, ids, source, wanted);
    }
    return name;
  }

  private async isUnique({ name, key, unique }: TableInfo): Promise<boolean> {
    if (key === 'customer' || unique?.includes('customer')) return true;
    const [ids] = await this.database.rows<{ rows: number; customers: number }>(idsSql(name));
    return ids !== undefined && ids.rows === ids.customers;
  }

  private async orders(table: TableInfo, name: string, wanted: readonly CustomerColumn[]): Promise<void> {
    const { database, request } = this;
    const customers = `${name}_customers`;
    const choice = { refunds: request.refunds, asOf: request.asOf };
    const found = await customerOrders(database, { ...choice, from: table, into: customers });
    this.#made.push(customers);
    this.asOf ??= found.asOf;
    this.warnings.push(...found.warnings);
    this.statements.push(...found.statements);
    const prepared = await prepareOrders(database, table, choice);
    const recent = new Map<number, string>();
    for (const months of monthsOf(wanted)) {
      const into = `${name}_${months}m`;
      await this.table(into, recentSql(prepared, months));
      recent.set(months, into);
    }
    const measures = `${name}_measures`;
    await this.view(measures, measuresSql(customers, found.asOf.date, recent));
    const { rules, fields } = prepared;
    const conditions = [rules.usable, rules.isOrder].filter((one) => one !== null);
    const where = conditions.length > 0 ? conditions.map((one) => `(${one})`).join(' AND ') : null;
    const source = { table: table.name, customer: fields.customer, where };
    const ids = `SELECT ${list(['customer', ...wanted.filter(isMeasure).map(({ column }) => ident(column))])} FROM ${ident(measures)}`;
    await this.aggregated(
      name,
      ids,
      source,
      wanted.filter((column) => !isMeasure(column)),
    );
  }

  /** Customers with one value of each column: a small table a column, joined. */
  private async aggregated(
    name: string,
    ids: string,
    source: Parameters<typeof perCustomerSql>[0],
    wanted: readonly CustomerColumn[],
  ): Promise<void> {
    const joins: string[] = [];
    for (const [at, { column, type }] of wanted.entries()) {
      const values = `${name}_v${at}`;
      await this.table(values, perCustomerSql(source, column, type));
      joins.push(`LEFT JOIN ${ident(values)} AS v${at} ON v${at}.customer = ids.customer`);
    }
    const columns = wanted.map(({ column }, at) => `v${at}.value AS ${ident(column)}`);
    await this.view(name, `SELECT ${list(['ids.*', ...columns])} FROM (${ids}) AS ids\n${joins.join('\n')}`);
  }

  /** The parts in one table; returns how many customers it has. */
  async join(parts: readonly string[], columns: readonly CustomerColumn[]): Promise<number> {
    const alias = (table: string) => `p${parts.findIndex((part) => this.#tableOf.get(part) === table)}`;
    const selected = columns.map(
      ({ table, column, name }) => `${alias(table)}.${ident(column)} AS ${ident(name)}`,
    );
    const joins = parts.map((part, at) =>
      at === 0
        ? `${ident(part)} AS p0`
        : `LEFT JOIN ${ident(part)} AS p${at} ON p${at}.customer = p0.customer`,
    );
    const sql = `SELECT ${list(['p0.customer', ...selected])}\nFROM ${joins.join('\n')}`;
    this.statements.push({ title: 'customers in one table', sql });
    await this.database.run(`CREATE OR REPLACE TEMP TABLE ${ident(this.request.into)} AS\n${sql}`);
    const [row] = await this.database.rows<{ customers: number }>(
      `SELECT count(*)::DOUBLE AS customers FROM ${ident(this.request.into)}`,
    );
    return row?.customers ?? 0;
  }

  async others([first, ...rest]: readonly string[]): Promise<CustomerTable['others']> {
    const found: { table: string; customers: number }[] = [];
    for (const part of rest) {
      const [row] = await this.database.rows<{ customers: number }>(othersSql(part, first ?? ''));
      const customers = row?.customers ?? 0;
      if (customers > 0) found.push({ table: this.#tableOf.get(part) ?? part, customers });
    }
    return found;
  }

  private async table(name: string, sql: string): Promise<void> {
    await this.database.run(`CREATE OR REPLACE TEMP TABLE ${ident(name)} AS\n${sql}`);
    this.#made.push(name);
  }

  private async view(name: string, sql: string): Promise<void> {
    await this.database.run(`CREATE OR REPLACE TEMP VIEW ${ident(name)} AS\n${sql}`);
    this.#views.push(name);
  }
  readonly #views: string[] = [];

  async drop(): Promise<void> {
    const views = this.#views.reverse().map((name) => `DROP VIEW ${ident(name)}`);
    const tables = this.#made.map((name) => `DROP TABLE ${ident(name)}`);
    await this.database.run([...views, ...tables].join(';\n'));
  }
}

function isMeasure({ column }: CustomerColumn): boolean {
  return isOrderMeasure(column);
}

/** The months of the measures that are asked for. */
function monthsOf(wanted: readonly CustomerColumn[]): number[] {
  const asked = wanted.flatMap(({ column }) => /_(3|6|12)m$/.exec(column)?.[1] ?? []);
  return [...new Set(asked.map(Number))].sort((a, b) => a - b);
}

function noCustomer(table: string): KequnError {
  return new KequnError('analysis.missing_column', `missing column: ${table}.customer`, {
    values: { column: 'customer', table },
  });
}
