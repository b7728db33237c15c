import { orderKey } from '../orders/customers-sql';
import type { PreparedOrders } from '../orders/prepare';
import { ident } from '../sql';
import type { DayNames } from './names';

/** `ids(__customer, __id)`. (Names that no file's column has: the rules name columns without saying whose.) */
export function dayIdsSql({ table, fields, rules }: PreparedOrders): string {
  return `SELECT __customer, row_number() OVER ()::INTEGER AS __id
FROM (
  SELECT DISTINCT ${fields.customer} AS __customer FROM ${ident(table)}${rules.usable ? `\n  WHERE ${rules.usable}` : ''}
)`;
}

/** `recorded(id, day, orders, amount)`: credit notes on days of their own have no orders. All history, whatever is measured. */
export function recordedDaysSql(orders: PreparedOrders, { ids }: DayNames): string {
  const { table, fields, rules } = orders;
  return `SELECT __id AS id, ${fields.time}::DATE AS day,
  ${orderCountSql(orders)} AS orders,
  ${rules.amount ? `sum(${rules.amount})` : 'NULL::DECIMAL(18,4)'} AS amount
FROM ${ident(table)} AS source
JOIN ${ident(ids)} AS ids ON ids.__customer = ${fields.customer}${rules.usable ? `\nWHERE ${rules.usable}` : ''}
GROUP BY 1, 2`;
}

function orderCountSql(orders: PreparedOrders): string {
  const { isOrder } = orders.rules;
  const key = orderKey(orders);
  if (key === null) return isOrder ? `count(*) FILTER (WHERE ${isOrder})` : 'count(*)';
  return `count(DISTINCT ${isOrder ? `CASE WHEN ${isOrder} THEN ${key} END` : key})`;
}

/**
 * `days(id, day, orders, amount)` from what is recorded: money given back counts on the last day with an order before it
 * (the first one where there is none before), so that it is taken off a purchase and not off a period without one.
 */
export function orderDaysSql({ recorded }: DayNames, hasCredits: boolean): string {
  const all = `SELECT id, day, orders, amount FROM ${ident(recorded)}`;
  if (!hasCredits) return all;
  const credited = `(SELECT id FROM ${ident(recorded)} WHERE orders = 0)`;
  return `${all} WHERE id NOT IN ${credited}
UNION ALL
SELECT id, day, sum(orders)::BIGINT AS orders, sum(amount) AS amount
FROM (
  SELECT id, orders, amount,
    coalesce(
      max(day) FILTER (WHERE orders > 0) OVER (PARTITION BY id ORDER BY day),
      min(day) FILTER (WHERE orders > 0) OVER (PARTITION BY id)
    ) AS day
  FROM ${ident(recorded)} WHERE id IN ${credited}
)
WHERE day IS NOT NULL
GROUP BY id, day`;
}

/** `buyers(…)`: everyone with an order. */
export function buyersSql({ ids, days }: DayNames): string {
  return `SELECT id, __customer AS customer, first_day, last_day, days, orders, amount, first_amount
FROM (
  SELECT id, min(day) AS first_day, max(day) AS last_day, count(*)::INTEGER AS days,
    sum(orders)::BIGINT AS orders, sum(amount) AS amount, arg_min(amount, day) AS first_amount
  FROM ${ident(days)} GROUP BY id
) AS found
JOIN ${ident(ids)} AS ids ON ids.__id = found.id`;
}

/** Takes everyone who is nobody out of the temporary tables. */
export function dropNobodySql({ days, buyers }: DayNames, condition: string): string {
  const nobody = `SELECT id FROM ${ident(buyers)} WHERE ${condition}`;
  return `DELETE FROM ${ident(days)} WHERE id IN (${nobody});
DELETE FROM ${ident(buyers)} WHERE ${condition}`;
}
