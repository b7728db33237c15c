import type { AsOf, Refunds, Statement } from '../../model/cell';
import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { addDays } from '../metrics/spans';
import type { AsOfChoice } from '../orders/as-of';
import { findNobody } from '../orders/customers';
import { type OrderCount, orderCount } from '../orders/customers-sql';
import { prepareOrders } from '../orders/prepare';
import { orderWarnings } from '../orders/warnings';
import { ident } from '../sql';
import { dropTable } from '../table/relation';
import { buyersSql, dayIdsSql, dropNobodySql, orderDaysSql, recordedDaysSql } from './days-sql';
import { dayNames, type DayNames } from './names';

export interface OrderDaysRequest {
  readonly from: TableInfo;
  readonly refunds: Refunds;
  readonly asOf: AsOfChoice;
  /** The cell, whose name the temporary tables bear. */
  readonly cell: string;
}

export interface OrderDays {
  readonly names: DayNames;
  readonly asOf: AsOf;
  /** The last day that is observed: the analysis date, or the last order's day where that date follows from it. */
  readonly lastDay: string;
  readonly counted: OrderCount;
  readonly hasAmount: boolean;
  readonly customers: number;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
  /** Removes the temporary tables. */
  readonly drop: string;
}

/**
 * Makes the temporary tables `days` and `buyers`: on which days every customer ordered, by the rules that count orders
 * everywhere. All history counts, whatever period a scope measures.
 *
 * @throws KequnError `analysis.missing_column`, `analysis.bad_as_of`, `analysis.no_customers`
 */
export async function orderDays(database: Database, request: OrderDaysRequest): Promise<OrderDays> {
  const { from, refunds } = request;
  const names = dayNames(request.cell);
  const orders = await prepareOrders(database, from, request);
  const days = orderDaysSql(names, orders.rules.isOrder !== null);
  const steps: readonly (readonly [string, string])[] = [
    [names.ids, dayIdsSql(orders)],
    [names.recorded, recordedDaysSql(orders, names)],
    [names.days, days],
    [names.buyers, buyersSql(names)],
  ];
  for (const [table, sql] of steps) {
    await database.run(`CREATE OR REPLACE TEMP TABLE ${ident(table)} AS\n${sql}`);
  }
  await database.run(`${dropTable(names.recorded)};\n${dropTable(names.ids)}`);
  const nobody = refunds === 'keep' ? [] : await leaveOutNobody(database, names);
  const customers = await countOf(database, names.buyers);
  if (customers === 0) {
    throw new KequnError('analysis.no_customers', `missing customers: ${from.name}`, {
      values: { table: from.name },
    });
  }
  const { asOf } = orders;
  return {
    names,
    asOf,
    lastDay: asOf.from === 'last order' ? addDays(asOf.date, -1) : asOf.date,
    counted: orderCount(orders),
    hasAmount: orders.rules.amount !== null,
    customers,
    warnings: [...(await orderWarnings(database, orders)), ...nobody],
    statements: steps.map(([title, sql]) => ({ title: title.replace(`__${request.cell}_`, ''), sql })),
    drop: `${dropTable(names.days)};\n${dropTable(names.buyers)}`,
  };
}

async function leaveOutNobody(database: Database, names: DayNames): Promise<Warning[]> {
  const frequency = `${names.buyers}_nobody`;
  await database.run(`CREATE OR REPLACE TEMP VIEW ${ident(frequency)} AS
SELECT customer, orders AS frequency, amount FROM ${ident(names.buyers)}`);
  const { condition, warnings } = await findNobody(database, frequency);
  await database.run(`DROP VIEW ${ident(frequency)}`);
  if (warnings.some(({ code }) => code === 'customers.placeholder')) {
    await database.run(dropNobodySql(names, condition));
  }
  return warnings;
}

async function countOf(database: Database, table: string): Promise<number> {
  const [row] = await database.rows<{ n: number }>(`SELECT count(*)::DOUBLE AS n FROM ${ident(table)}`);
  return row?.n ?? 0;
}
