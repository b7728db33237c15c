import { customersSql } from '../orders/customers-sql';
import type { PreparedOrders } from '../orders/prepare';
import { date, ident, list } from '../sql';

/** What a customer's rows say on the whole: texts by the most frequent one (of equals the last in order), else the largest. */
export function perCustomerSql(
  { table, customer, where }: { table: string; customer: string; where: string | null },
  column: string,
  type: string,
): string {
  const rows = `SELECT ${customer} AS customer, ${ident(column)} AS value FROM ${ident(table)}
  WHERE ${ident(column)} IS NOT NULL${where ? ` AND ${where}` : ''}`;
  if (type !== 'VARCHAR') {
    return `SELECT customer, max(value) AS value FROM (${rows}) GROUP BY customer`;
  }
  return `SELECT customer, max({'n': n, 'v': value}).v AS value FROM (
  SELECT customer, value, count(*) AS n FROM (${rows}) WHERE trim(value) <> '' GROUP BY ALL
) GROUP BY customer`;
}

/** `customersSql` of the months before the analysis date only. */
export function recentSql(orders: PreparedOrders, months: number): string {
  const { fields, rules, asOf } = orders;
  const recent = `${fields.time} >= ${date(asOf.date)} - to_months(${months})`;
  const measured = rules.measured ? `(${rules.measured}) AND ${recent}` : recent;
  return customersSql({ ...orders, rules: { ...rules, measured } });
}

/** The measures over `customers(customer, first_time, last_time, frequency, amount)` and tables of the last months. */
export function measuresSql(customers: string, asOf: string, recent: ReadonlyMap<number, string>): string {
  const months = [...recent];
  const joins = months.map(
    ([count, table]) => `\n  LEFT JOIN ${ident(table)} AS m${count} ON m${count}.customer = c.customer`,
  );
  const has = (count: number) => recent.has(count);
  const columns = [
    'c.customer',
    `date_diff('day', c.last_time::DATE, ${date(asOf)})::INTEGER AS recency`,
    'c.frequency::INTEGER AS frequency',
    'c.amount::DOUBLE AS monetary',
    'c.amount::DOUBLE / nullif(c.frequency, 0) AS average_order_value',
    `date_diff('day', c.first_time::DATE, ${date(asOf)})::INTEGER AS tenure`,
    ...months.map(([count]) => `coalesce(m${count}.frequency, 0)::INTEGER AS frequency_${count}m`),
    ...(has(12) ? ['coalesce(m12.amount, 0)::DOUBLE AS amount_12m'] : []),
    'c.first_time',
    'c.last_time',
  ];
  return `SELECT ${list(columns)}
FROM ${ident(customers)} AS c${joins.join('')}`;
}

/** A table that is one row a customer already, its ids as text. */
export function plainSql(table: string, columns: readonly string[]): string {
  const selected = ['customer::VARCHAR AS customer', ...columns.map(ident)];
  return `SELECT ${list(selected)} FROM ${ident(table)} WHERE customer IS NOT NULL`;
}

/** Whether ids repeat: `rows, customers`. */
export function idsSql(table: string): string {
  return `SELECT count(customer)::DOUBLE AS rows, count(DISTINCT customer::VARCHAR)::DOUBLE AS customers
FROM ${ident(table)}`;
}

/** How many customers of a later table the first does not have. */
export function othersSql(table: string, first: string): string {
  return `SELECT count(DISTINCT t.customer)::DOUBLE AS customers FROM ${ident(table)} AS t
ANTI JOIN ${ident(first)} AS f ON f.customer = t.customer`;
}
