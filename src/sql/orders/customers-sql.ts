import { ident } from '../sql';
import type { PreparedOrders } from './prepare';

/** How orders are counted. */
export type OrderCount = 'rows' | 'orders' | 'days';

type Orders = Omit<PreparedOrders, 'asOf'>;

/** `rows` where each row is an order of its own, `orders` by distinct id, `days` by distinct day without an id. */
export function orderCount({ fields, refunds, facts }: Orders): OrderCount {
  if (!fields.order) return 'days';
  const unique = fields.orderIsUnique && (refunds === 'keep' || facts.noOrderId === 0);
  return unique ? 'rows' : 'orders';
}

/**
 * One row a customer with at least one order: `customer, first_time, last_time, frequency, amount`.
 * `first_time` and `last_time` look at all history; `frequency` and the exact `amount` at the measured period.
 */
export function customersSql(orders: Orders): string {
  const { fields, rules, table } = orders;
  const isOrder = rules.isOrder ?? 'TRUE';
  const measured = rules.measured ?? 'TRUE';
  const counts = [rules.isOrder, rules.measured].filter(Boolean).map((condition) => `(${condition})`);
  return `SELECT
  ${fields.customer} AS customer,
  min(${when(rules.isOrder, fields.time)}) AS first_time,
  max(${when(rules.isOrder, fields.time)}) AS last_time,
  ${frequency(orders, counts.join(' AND ') || null)} AS frequency,
  ${rules.amount ? `sum(${when(rules.measured, rules.amount)})` : 'NULL::DECIMAL(18,4)'} AS amount
FROM ${ident(table)}
${rules.usable ? `WHERE ${rules.usable}\n` : ''}GROUP BY 1
${isOrder === 'TRUE' && measured === 'TRUE' ? '' : 'HAVING frequency > 0'}`.trimEnd();
}

function frequency(orders: Orders, condition: string | null): string {
  const key = orderKey(orders);
  if (key === null) return condition ? `count(CASE WHEN ${condition} THEN 1 END)` : 'count(*)';
  return `count(DISTINCT ${when(condition, key)})`;
}

/** What tells a customer's orders apart; null where each row is an order of its own. */
export function orderKey(orders: Orders): string | null {
  const { fields, facts } = orders;
  const count = orderCount(orders);
  if (count === 'rows') return null;
  const day = `${fields.time}::DATE`;
  if (count === 'days') return day;
  // A row without an order id in a table that has ids: its day stands for the order.
  return facts.noOrderId > 0 ? `coalesce(${fields.order}, ${day}::VARCHAR)` : (fields.order ?? day);
}

function when(condition: string | null, value: string): string {
  return condition ? `CASE WHEN ${condition} THEN ${value} END` : value;
}
