import type { AsOf, Refunds } from '../../model/cell';
import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import { type AsOfChoice, lastDayCounted, resolveAsOf } from './as-of';
import { orderFacts, type OrderFacts } from './facts';
import { type OrderFields, orderFields } from './fields';
import { withUniqueOrders } from './unique';
import { orderRules, type OrderRules } from './rules';

/** A table whose rows can be counted as orders. */
export interface PreparedOrders {
  readonly table: string;
  readonly fields: OrderFields & { readonly customer: string; readonly time: string };
  readonly facts: OrderFacts;
  readonly rules: OrderRules;
  readonly asOf: AsOf;
  readonly refunds: Refunds;
}

/**
 * Finds the fields of a table, reads the facts, settles the analysis date and makes the rules.
 *
 * @throws KequnError `analysis.missing_column` without a customer or a time
 */
export async function prepareOrders(
  database: Database,
  table: TableInfo,
  { refunds, asOf: choice }: { refunds: Refunds; asOf: AsOfChoice },
): Promise<PreparedOrders> {
  const fields = orderFields(await withUniqueOrders(database, table));
  const { customer, time } = fields;
  if (!customer) throw missing('customer', table.name);
  if (!time) throw missing('time', table.name);
  const facts = await orderFacts(database, table.name, fields, refunds);
  const asOf = await resolveAsOf(database, fields, facts, { table: table.name, refunds }, choice);
  const settings = { table: table.name, refunds, asOf: asOf.date };
  const limit = await lastDayCounted(database, fields, facts, settings);
  const rules = orderRules(fields, facts, { ...settings, asOf: limit });
  return { table: table.name, fields: { ...fields, customer, time }, facts, rules, asOf, refunds };
}

function missing(column: string, table: string): KequnError {
  return new KequnError('analysis.missing_column', `missing column: ${table}.${column}`, {
    values: { column, table },
  });
}
