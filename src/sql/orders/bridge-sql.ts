import { ident } from '../sql';
import type { OrderFields } from './fields';
import type { OrderRules } from './rules';

/** What the bridge's query is made from. */
export interface BridgeParts {
  readonly table: string;
  readonly fields: OrderFields;
  readonly rules: OrderRules;
  /** A table `(customer, nobody)` of everyone with an order that counts; null where customers cannot be told. */
  readonly customers: string | null;
}

/** How orders are counted over rows: by id, else by customer and day, else not at all. */
export function ordersOf({ order, customer, time }: OrderFields): string {
  if (order) return `count(DISTINCT ${order})::DOUBLE`;
  if (customer && time) return `count(DISTINCT concat(${customer}, ' ', ${time}::DATE))::DOUBLE`;
  return 'NULL::DOUBLE';
}

/** One row: what a whole table holds. */
export function tableMeasuresSql(table: string, fields: OrderFields): string {
  return `SELECT ${measures(fields)}
FROM ${ident(table)}`;
}

/** What a recipe took out of its table, by reason: its table of excluded rows says of each row why. */
export function excludedMeasuresSql(table: string, fields: OrderFields): string {
  return `SELECT because AS reason, ${measures(fields)}
FROM ${ident(table)}
GROUP BY because ORDER BY min(excluded_by), because`;
}

function measures(fields: OrderFields): string {
  return `count(*)::DOUBLE AS rows,
  ${ordersOf(fields)} AS orders,
  ${fields.customer ? `count(DISTINCT ${fields.customer})::DOUBLE` : 'NULL::DOUBLE'} AS customers,
  ${fields.amount ? `sum(${fields.amount})::DOUBLE` : 'NULL::DOUBLE'} AS amount`;
}

/**
 * Rows, orders, customers and amount by class and by class and month (`month` null and `by_month` 0 for the class
 * as a whole); `counted` is the part of the amount that the analysis counts.
 */
export function classMeasuresSql(parts: BridgeParts): string {
  const order = parts.fields.order ? 'order_id' : null;
  const names: OrderFields = {
    ...parts.fields,
    order,
    customer: 'customer',
    time: parts.fields.time && 'time',
  };
  const customers = parts.fields.customer ? 'count(DISTINCT customer)::DOUBLE' : 'NULL::DOUBLE';
  return `WITH ruled AS (
  SELECT ${parts.rules.rowClass} AS ruled_class,
    ${parts.fields.customer ?? 'NULL'} AS customer,
    ${parts.fields.order ?? 'NULL'} AS order_id,
    ${parts.fields.time ?? 'NULL::TIMESTAMP'} AS time,
    ${parts.fields.amount ?? 'NULL::DECIMAL(18,4)'} AS amount,
    ${parts.rules.amount ?? 'NULL::DECIMAL(18,4)'} AS net,
    ${both(parts.rules.usable, parts.rules.measured)} AS counts
  FROM ${ident(parts.table)}
), classed AS (
${withCustomers(parts.customers)}
)
SELECT class, strftime(CASE WHEN isfinite(time) THEN time END, '%Y-%m') AS month, grouping(month)::INTEGER AS whole,
  count(*)::DOUBLE AS rows,
  ${ordersOf(names)} AS orders,
  ${customers} AS customers,
  sum(amount)::DOUBLE AS amount,
  coalesce(sum(CASE WHEN counts THEN net END), 0)::DOUBLE AS counted
FROM classed
GROUP BY GROUPING SETS ((class), (class, month))
ORDER BY whole, class, month`;
}

function both(usable: string | null, measured: string | null): string {
  const parts = [usable, measured].filter((part) => part !== null).map((part) => `(${part})`);
  return parts.join(' AND ') || 'TRUE';
}

/** Tells placeholder customers apart, and leaves the money of those without an order uncounted. */
function withCustomers(customers: string | null): string {
  if (!customers) return '  SELECT *, ruled_class AS class FROM ruled';
  return `  SELECT ruled.* EXCLUDE (counts),
    counts AND known.nobody IS FALSE AS counts,
    CASE WHEN known.nobody AND ruled_class IN ('used', 'refund_netted', 'credit_note', 'gift', 'no_amount', 'out_of_period')
      THEN 'placeholder_customer' ELSE ruled_class END AS class
  FROM ruled LEFT JOIN ${ident(customers)} AS known ON ruled.customer = known.customer`;
}
