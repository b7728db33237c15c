import type { AsOf, Refunds, Statement } from '../../model/cell';
import type { Database } from '../../model/database';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { ident, text } from '../sql';
import type { AsOfChoice } from './as-of';
import { customersSql, type OrderCount, orderCount } from './customers-sql';
import { isPlaceholder, looksLikeNobody } from './placeholder';
import { prepareOrders, type PreparedOrders } from './prepare';
import { orderWarnings } from './warnings';

export interface CustomerOrdersRequest {
  readonly from: TableInfo;
  readonly refunds: Refunds;
  readonly asOf: AsOfChoice;
  /** What frequency counts where it is not distinct orders. */
  readonly count?: OrderCount;
  /** The temporary table to make. */
  readonly into: string;
}

export interface CustomerOrders {
  readonly asOf: AsOf;
  readonly counted: OrderCount;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
}

/**
 * Makes the temporary table `into(customer, first_time, last_time, frequency, amount)`: every customer with an order
 * that counts, by the rules of `rules.ts`. `amount` stays an exact decimal.
 *
 * @throws KequnError `analysis.missing_column`, `analysis.bad_as_of`, `analysis.no_customers`
 */
export async function customerOrders(
  database: Database,
  request: CustomerOrdersRequest,
): Promise<CustomerOrders> {
  const orders = await prepareOrders(database, request.from, request);
  const counted = countedBy(orders, request.count ?? 'orders');
  const sql = customersSql(counted);
  await database.run(`CREATE OR REPLACE TEMP TABLE ${ident(request.into)} AS\n${sql}`);
  const nobody = request.refunds === 'keep' ? [] : await leaveOutNobody(database, request.into);
  return {
    asOf: orders.asOf,
    counted: orderCount(counted),
    warnings: [...(await orderWarnings(database, orders)), ...nobody],
    statements: [{ title: 'customers', sql }],
  };
}

/** The same orders, told apart by day only, or not at all: each row that counts is one then. */
function countedBy(orders: PreparedOrders, count: OrderCount): PreparedOrders {
  const { fields, facts } = orders;
  if (count === 'days') return { ...orders, fields: { ...fields, order: null } };
  if (count === 'orders') return orders;
  return {
    ...orders,
    fields: { ...fields, order: fields.customer, orderIsUnique: true },
    facts: { ...facts, noOrderId: 0 },
  };
}

/** Makes the temporary table `into(customer, nobody)` of everyone with an order, placeholders marked. */
export async function markedCustomers(
  database: Database,
  orders: Omit<PreparedOrders, 'asOf'>,
  into: string,
): Promise<void> {
  const all = `${into}_all`;
  await database.run(`CREATE OR REPLACE TEMP TABLE ${ident(all)} AS\n${customersSql(orders)}`);
  const nobody = orders.refunds === 'keep' ? 'FALSE' : nobodyCondition(await dominantCustomer(database, all));
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${ident(into)} AS SELECT customer, coalesce(${nobody}, FALSE) AS nobody
FROM ${ident(all)};
DROP TABLE ${ident(all)}`,
  );
}

async function leaveOutNobody(database: Database, table: string): Promise<Warning[]> {
  const { condition, warnings } = await findNobody(database, table);
  if (warnings.some(({ code }) => code === 'customers.placeholder')) {
    await database.run(`DELETE FROM ${ident(table)} WHERE ${condition}`);
  }
  return warnings;
}

/**
 * Who of a table `(customer, frequency, amount)` of everyone with an order is no identity: a condition over `customer`,
 * and what is to be said of it.
 */
export async function findNobody(
  database: Database,
  table: string,
): Promise<{ condition: string; warnings: Warning[] }> {
  const dominant = await dominantCustomer(database, table);
  const condition = nobodyCondition(dominant);
  const [found] = await database.rows<{ customers: number; orders: number; amount: number }>(
    `SELECT count(*)::DOUBLE AS customers, coalesce(sum(frequency), 0)::DOUBLE AS orders,
  coalesce(sum(amount), 0)::DOUBLE AS amount FROM ${ident(table)} WHERE ${condition}`,
  );
  const warnings: Warning[] = [];
  if (found && found.customers > 0) warnings.push({ code: 'customers.placeholder', values: { ...found } });
  if (dominant) {
    const { customer, share, nobody } = dominant;
    // A real customer's id is not for a warning, which may be shown or shared.
    if (nobody) warnings.push({ code: 'customers.dominant_left_out', values: { customer, share } });
    else warnings.push({ code: 'customers.dominant', values: { share } });
  }
  return { condition, warnings };
}

interface Dominant {
  readonly customer: string;
  /** Share of all orders. */
  readonly share: number;
  readonly nobody: boolean;
}

/** Share of all orders from which one id among many is suspicious, and how many are many. */
const HUGE = 0.1;
const MANY = 100;

async function dominantCustomer(database: Database, table: string): Promise<Dominant | null> {
  const [all] = await database.rows<{ customers: number; orders: number; most: number }>(
    `SELECT count(*)::DOUBLE AS customers, coalesce(sum(frequency), 0)::DOUBLE AS orders,
  coalesce(max(frequency), 0)::DOUBLE AS most FROM ${ident(table)}`,
  );
  if (!all || all.customers < MANY || all.most / all.orders < HUGE) return null;
  const [top] = await database.rows<{ customer: string; nobody: boolean }>(
    `SELECT customer, (${looksLikeNobody('customer')}) AS nobody
FROM ${ident(table)} WHERE frequency = ${all.most} ORDER BY customer LIMIT 1`,
  );
  return top ? { ...top, share: all.most / all.orders } : null;
}

function nobodyCondition(dominant: Dominant | null): string {
  const shapes = isPlaceholder('customer');
  return dominant?.nobody ? `customer = ${text(dominant.customer)} OR ${shapes}` : shapes;
}
