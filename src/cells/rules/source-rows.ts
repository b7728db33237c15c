import type { AsOf, ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import type { Warning, WarningCode } from '../../model/warning';
import { lastDayCounted, resolveAsOf } from '../../sql/orders/as-of';
import { orderFacts, type OrderFacts } from '../../sql/orders/facts';
import { orderFields, type OrderFields } from '../../sql/orders/fields';
import { isPlaceholder } from '../../sql/orders/placeholder';
import { noneOf, orderRules, type OrderRules } from '../../sql/orders/rules';
import { orderWarnings } from '../../sql/orders/warnings';
import { ident } from '../../sql/sql';
import { replaceRelation } from '../../sql/table/relation';
import type { RulesOptions } from './options';
import { nobodysOrdersSql, nobodySql, notAmong, work, type GroupSource, type RowSource } from './query';
import type { RulesResult } from './result';

/** The rows that baskets and purchases are read from. */
export interface SourceRows {
  readonly info: TableInfo;
  readonly fields: OrderFields;
  readonly asOf: AsOf | null;
  readonly basket: { readonly kind: RulesResult['basket']; readonly column: string; readonly sql: string };
  readonly baskets: RowSource;
  /** All history of known customers; null without a customer or a time. */
  readonly purchases: (RowSource & { readonly customer: string; readonly time: string }) | null;
  readonly groups: GroupSource | null;
  readonly warnings: readonly Warning[];
}

/**
 * Which rows count as bought, by the same rules as everywhere (`sql/orders/rules.ts`), where the table has what they
 * ask for: refunded and unpaid rows make no basket. A row without a customer still belongs to its order.
 *
 * @throws KequnError `analysis.missing_column`, `analysis.bad_as_of`, `analysis.unknown_segment`
 */
export async function sourceRows(context: ComputeContext<RulesOptions>): Promise<SourceRows> {
  const { database, options } = context;
  const info = context.table(options.from);
  const known = orderFields(info);
  const asked = needsCustomers(options, known);
  // Customers are not looked at where nothing asks for them: their names take long to read.
  const fields = asked ? known : { ...known, customer: null };
  const item = column(info, options.item);
  const facts = await orderFacts(database, info.name, fields, options.refunds);
  const { rules, asOf } = await countingRules(context, info, fields, facts, asked);
  const basket = basketOf(info, known, facts, options.basket);
  const nobody = await nobodies(context, info, fields);
  const byCustomer = basket.kind === 'customer' || basket.kind === 'day';
  const where = (forCustomers: boolean, measured: string | null) =>
    [bought(rules, forCustomers), measured, forCustomers ? nobody.condition : null].filter(
      (one) => one !== null,
    );
  const source = { table: info.name, item };
  const { customer, time } = fields;
  return {
    ...{ info, fields, asOf, basket },
    baskets: { ...source, where: both(where(byCustomer, rules.measured)) },
    purchases: customer && time ? { ...source, customer, time, where: both(where(true, null)) } : null,
    groups: groupsOf(context, customer),
    warnings: [
      ...nobody.warnings,
      ...(
        await orderWarnings(database, {
          ...{ table: info.name, facts, rules, refunds: options.refunds },
          ...{ asOf, fields },
        })
      )
        .filter(({ code }) => isAboutBaskets(code, basket.kind))
        .flatMap((one) => (byCustomer ? [one] : customersApart(one))),
    ],
  };
}

/** Whether baskets, segments or what is bought next depend on who bought. */
function needsCustomers(options: RulesOptions, { order }: OrderFields): boolean {
  const { basket, segmentation, sequence, next } = options;
  const byCustomer = basket === 'customer' || (basket === 'order' && order === null);
  return byCustomer || segmentation !== null || sequence !== null || next !== null;
}

/** Amounts are not asked for, and order ids only where they make the baskets. */
function isAboutBaskets(code: WarningCode, basket: RulesResult['basket']): boolean {
  return code !== 'orders.no_amount' && (code !== 'orders.no_order_id' || basket === 'day');
}

/** Rows without a customer are left out of what is bought next alone, where an order makes the basket. */
function customersApart(warning: Warning): Warning[] {
  const { code, values } = warning;
  const without = Number(values.no_customer ?? 0);
  if (code !== 'orders.excluded' || without === 0) return [warning];
  const { no_customer: _, ...others } = values;
  const rows = Number(values.rows) - without;
  const told: Warning = { code: 'rules.without_customer', values: { rows: without } };
  return rows > 0 ? [{ code, values: { ...others, rows } }, told] : [told];
}

async function countingRules(
  { database, options, asOf: frontMatter }: ComputeContext<RulesOptions>,
  info: TableInfo,
  fields: OrderFields,
  facts: OrderFacts,
  asked: boolean,
): Promise<{ rules: OrderRules; asOf: AsOf | null }> {
  const settings = { table: info.name, refunds: options.refunds };
  const wanted = options.as_of !== null || frontMatter !== null || asked;
  if (!fields.time || facts.last === null || !wanted) {
    return { rules: orderRules(fields, facts, { ...settings, asOf: null }), asOf: null };
  }
  const choice = { cell: options.as_of, frontMatter };
  const asOf = await resolveAsOf(database, fields, facts, settings, choice);
  const limit = await lastDayCounted(database, fields, facts, { ...settings, asOf: asOf.date });
  return { rules: orderRules(fields, facts, { ...settings, asOf: limit }), asOf };
}

/** Rows that make an order; without regard to the customer where baskets do not ask for one. */
function bought({ classes }: OrderRules, forCustomers: boolean): string | null {
  const kept = new Set(['used', 'refund_netted', 'out_of_period', ...(forCustomers ? [] : ['no_customer'])]);
  return noneOf(classes.filter(([rowClass]) => !kept.has(rowClass)));
}

function both(parts: readonly string[]): string | null {
  return parts.length > 0 ? parts.map((part) => `(${part})`).join('\n  AND ') : null;
}

/** Leaves out who is no identity (masked names, walk-ins): a condition, null where there is nobody such. */
async function nobodies(
  { database, name }: ComputeContext<RulesOptions>,
  info: TableInfo,
  { customer, amount, order }: OrderFields,
): Promise<{ readonly condition: string | null; readonly warnings: readonly Warning[] }> {
  if (!customer) return { condition: null, warnings: [] };
  const table = work(name, 'nobody');
  const isNobody = isPlaceholder('customer');
  await replaceRelation(database, table, 'TABLE', nobodySql(info.name, customer, isNobody));
  const [found] = await database.rows<{ customers: number; orders: number; amount: number }>(
    nobodysOrdersSql(info.name, { customer, amount, order }, table),
  );
  if (!found || found.customers === 0) return { condition: null, warnings: [] };
  return {
    condition: notAmong(customer, table),
    warnings: [{ code: 'customers.placeholder', values: { ...found } }],
  };
}

/** What a basket is; `order` in a table without order ids is the customer's day, and without days the customer. */
function basketOf(
  info: TableInfo,
  { customer, order, time }: OrderFields,
  { noOrderId }: OrderFacts,
  wanted: string,
): SourceRows['basket'] {
  const day = customer && time && `concat(${customer}, ' ', ${time}::DATE)`;
  if (wanted === 'order' && order) {
    const sql = noOrderId > 0 && day ? `coalesce(nullif(${order}, ''), ${day})` : `nullif(${order}, '')`;
    return { kind: 'order', column: 'order', sql: noOrderId > 0 ? sql : order };
  }
  if (wanted === 'order' && day) return { kind: 'day', column: 'order', sql: day };
  if ((wanted === 'customer' || wanted === 'order') && customer) {
    return { kind: 'customer', column: 'customer', sql: customer };
  }
  return { kind: 'column', column: wanted, sql: column(info, wanted) };
}

function column({ columns, name: table }: TableInfo, name: string): string {
  const found =
    columns.find((one) => one.name === name) ??
    columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found) return ident(found.name);
  throw new KequnError('analysis.missing_column', `missing column: ${table}.${name}`, {
    values: { column: name, table },
  });
}

function groupsOf(context: ComputeContext<RulesOptions>, customer: string | null): GroupSource | null {
  const { segmentation } = context.options;
  if (segmentation === null) return null;
  const { name, segments } = context.segmentation(segmentation);
  if (!customer) {
    throw new KequnError('analysis.missing_column', `missing column: ${context.options.from}.customer`, {
      values: { column: 'customer', table: context.options.from },
    });
  }
  return { table: name, segments: segments.map(({ segment }) => segment), customer };
}
