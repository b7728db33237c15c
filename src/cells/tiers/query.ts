import { date, ident, list, text } from '../../sql/sql';
import { number } from '../../sql/number';
import { unknownSql, type Condition } from './conditions';

/** The months and the yearly window that metrics may ask for: temporary tables of `customersSql`, by name. */
export type Windows = Readonly<Record<string, string>>;

/** The metrics of every customer, from `customerOrders`' table and those of its windows. Amounts stay exact decimals. */
export function metricsSql(customers: string, asOf: string, windows: Windows): string {
  const { six, twelve, year } = windows;
  const part = (table: string | undefined, months: number) =>
    table === undefined
      ? ''
      : `,\n  coalesce(${ident(table)}.frequency, 0)::INTEGER AS frequency_${months}m,
  coalesce(${ident(table)}.amount, 0) AS amount_${months}m`;
  const joins = [six, twelve, year]
    .filter((table) => table !== undefined)
    .map((table) => `LEFT JOIN ${ident(table)} ON ${ident(table)}.customer = orders.customer`);
  return `SELECT orders.customer,
  date_diff('day', orders.last_time::DATE, ${date(asOf)})::INTEGER AS recency,
  orders.frequency::INTEGER AS frequency,
  orders.amount AS monetary,
  orders.amount::DOUBLE / orders.frequency AS average_order_value,
  date_diff('day', orders.first_time::DATE, ${date(asOf)})::INTEGER AS tenure,
  round(date_diff('day', orders.first_time::DATE, ${date(asOf)}) / 365.25, 2) AS contract_years${part(six, 6)}${part(twelve, 12)}${
    year === undefined ? '' : `,\n  coalesce(${ident(year)}.amount, 0) AS yearly_purchase`
  }
FROM ${ident(customers)} AS orders
${joins.join('\n')}`.trimEnd();
}

/** Columns that a run publishes itself. */
const OWN = new Set(['segment', 'value', 'rank', 'cumulative_share', 'matched', 'mask']);

/** The name under which a column of a customer table is a metric: one of ours becomes `<name>_raw`. */
export function metricName(column: string): string {
  return OWN.has(column.toLowerCase()) ? `${column}_raw` : column;
}

const asMetric = (column: string, prefix = '') =>
  `${prefix}${ident(column)}${metricName(column) === column ? '' : ` AS ${ident(metricName(column))}`}`;

/** Rows of a table that has one row a customer. */
export function givenSql(table: string, columns: readonly string[]): string {
  const others = columns.filter((column) => column !== 'customer').map((column) => asMetric(column));
  return `SELECT ${list(['customer::VARCHAR AS customer', ...others])}
FROM ${ident(table)} WHERE customer IS NOT NULL`;
}

/** A customer table with the columns of a second one that it has not. */
export function joinedSql(one: string, other: string, columns: readonly string[]): string {
  const more = columns.map((column) => `, ${asMetric(column, 'other.')}`).join('');
  return `SELECT one.*${more}
FROM (${one}) AS one
LEFT JOIN ${ident(other)} AS other ON other.customer::VARCHAR = one.customer`;
}

/**
 * What order rows tell of their customers, a row a customer: of each column the value known last (of several at the same
 * time the greatest), and the first day of the contract.
 */
export function attributesSql(table: string, columns: readonly string[], contract: boolean): string {
  const last = columns.map((column) => {
    const name = ident(column);
    return `struct_extract(max(struct_pack(t := "time", v := ${name})) FILTER (WHERE ${name} IS NOT NULL), 'v') AS ${name}`;
  });
  const first = contract ? ['min(contract_start)::DATE AS __contract'] : [];
  return `SELECT ${list(['customer::VARCHAR AS customer', ...last, ...first])}
FROM ${ident(table)} WHERE customer IS NOT NULL GROUP BY 1`;
}

/** Counted customers with these; years of cooperation count from the contract where it is known. */
export function withAttributesSql(
  one: string,
  attributes: string,
  columns: readonly string[],
  contractUntil: string | null,
): string {
  const more = columns.map((column) => `, ${asMetric(column, 'told.')}`).join('');
  const years =
    contractUntil === null
      ? ''
      : ` REPLACE (coalesce(round(date_diff('day', told.__contract, ${date(contractUntil)}) / 365.25, 2), contract_years) AS contract_years)`;
  return `SELECT one.*${years}${more}
FROM (${one}) AS one
LEFT JOIN (${attributes}) AS told ON told.customer = one.customer`;
}

/** One row: how many rows, and how many customers. */
export function repeatedSql(table: string): string {
  return `SELECT count(*)::DOUBLE AS table_rows, count(DISTINCT customer::VARCHAR)::DOUBLE AS customers
FROM ${ident(table)} WHERE customer IS NOT NULL`;
}

/** One row: what is known of the values. Negative ones are told apart. */
export function valueFactsSql(table: string, value: string, least: string): string {
  const known = `FILTER (WHERE ${least})`;
  return `SELECT count(*)::DOUBLE AS customers,
  count(*) FILTER (WHERE ${value} IS NULL)::DOUBLE AS unknown,
  count(*) FILTER (WHERE ${value} < 0)::DOUBLE AS negative,
  coalesce(sum(${value}) FILTER (WHERE ${value} < 0), 0)::DOUBLE AS negative_amount,
  coalesce(sum(${value}) ${known}, 0)::DOUBLE AS total,
  min(${value}) ${known}::DOUBLE AS min,
  max(${value}) ${known}::DOUBLE AS max,
  quantile_cont(${value}::DOUBLE, 0.01) ${known} AS p01,
  quantile_cont(${value}::DOUBLE, 0.99) ${known} AS p99
FROM ${ident(table)}`;
}

/** Ascending values as numbers; for curves and natural breaks. */
export function valuesSql(table: string, value: string, least: string): string {
  return `SELECT ${value}::DOUBLE AS v FROM ${ident(table)} WHERE ${least} ORDER BY v`;
}

/** Type-7 cut points of so many equal parts, one a row, ascending. */
export function quantilesSql(table: string, value: string, parts: number): string {
  const shares = Array.from({ length: parts - 1 }, (_, i) => `${i + 1} / ${parts}::DOUBLE`);
  return `SELECT unnest(quantile_cont(${value}::DOUBLE, [${list(shares)}])) AS cut
FROM ${ident(table)} WHERE ${value} IS NOT NULL`;
}

/**
 * ABC: customers by value from the top, each with the sum of all before. Who begins before a share of the whole is
 * reached belongs above the line, so the customer that crosses it stays in the upper class. Equal values go by customer id.
 */
export function abcSql(
  table: string,
  value: string,
  shares: readonly number[],
  keys: readonly string[],
): string {
  // A hair less, so that a sum that is exactly the share counts as reached.
  const lines = shares.map((share, i) => {
    const reached = `${number(share)} * total - ${number(1e-9)} * total`;
    return `WHEN (running - value)::DOUBLE < ${reached} THEN ${text(keys[i] ?? '')}`;
  });
  return `WITH whole AS (
  SELECT *, ${value} AS value FROM ${ident(table)}
), ranked AS (
  SELECT customer, value,
    row_number() OVER best AS rank,
    sum(value) OVER best AS running,
    (sum(value) OVER ())::DOUBLE AS total
  FROM whole WHERE value >= 0
  WINDOW best AS (ORDER BY value DESC, customer ROWS UNBOUNDED PRECEDING)
)
SELECT whole.customer,
  CASE WHEN value IS NULL THEN 'unknown' WHEN value < 0 THEN 'negative'
    ${lines.join('\n    ')}
    ELSE ${text(keys.at(-1) ?? '')} END AS segment,
  value,
  rank,
  CASE WHEN total > 0 THEN running::DOUBLE / total END AS cumulative_share,
  whole.* EXCLUDE (customer, value)
FROM whole LEFT JOIN (SELECT customer, rank, running, total FROM ranked) AS ranked USING (customer)`;
}

/** Value tiers: the highest tier whose beginning a value reaches; `keys` from the top. `sign` is `>=` or (quantiles) `>`. */
export function tiersSql(
  table: string,
  value: string,
  cuts: readonly number[],
  keys: readonly string[],
  sign: '>=' | '>',
): string {
  const branches = [...cuts]
    .reverse()
    .map((cut, i) => `WHEN ${value}::DOUBLE ${sign} ${number(cut)} THEN ${text(keys[i] ?? '')}`);
  const unknown = `WHEN ${value} IS NULL THEN 'unknown'`;
  return `SELECT customer,
  CASE ${[unknown, ...branches].join('\n    ')}
    ELSE ${text(keys.at(-1) ?? '')} END AS segment,
  ${value} AS value,
  * EXCLUDE (customer)
FROM ${ident(table)}`;
}

/** A rule with its conditions. */
export interface RuleConditions {
  readonly segment: string;
  readonly conditions: readonly Condition[];
}

const holds = ({ conditions }: RuleConditions) =>
  conditions.length === 0
    ? 'TRUE'
    : `coalesce(${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}, FALSE)`;

/**
 * Ordered rules: the first that holds takes the customer. `matched` names all that hold, `mask` is the same as bits. Who
 * has none of the metrics the rules ask for is `unknown`; who has some and meets no rule is left over.
 */
export function rulesSql(
  table: string,
  rules: readonly RuleConditions[],
  metrics: readonly string[],
): string {
  const flags = rules.map((rule, i) => `${holds(rule)} AS rule_${i}`);
  const branches = rules.map(({ segment }, i) => `WHEN rule_${i} THEN ${text(segment)}`);
  const names = rules.map(({ segment }, i) => `CASE WHEN rule_${i} THEN ${text(segment)} END`);
  const bits = rules.map((_, i) => `CASE WHEN rule_${i} THEN ${2 ** i} ELSE 0 END`);
  const unknown = metrics.map(unknownSql).join(' AND ');
  return `SELECT customer,
  CASE ${branches.join('\n    ')}
    ${unknown === '' ? '' : `WHEN ${unknown} THEN 'unknown'`}
    ELSE 'leftover' END AS segment,
  concat_ws(';', ${list(names)}) AS matched,
  (${bits.join(' + ')})::INTEGER AS mask,
  * EXCLUDE (customer, ${list(rules.map((_, i) => `rule_${i}`))})
FROM (SELECT *, ${flags.join(',\n    ')} FROM ${ident(table)})`;
}

/** The rules as a ruler: who of a relation `measured` belongs to which segment. */
export function ruledSql(rules: readonly RuleConditions[]): string {
  const branches = rules.map((rule) => `WHEN ${holds(rule)} THEN ${text(rule.segment)}`);
  return `SELECT customer, CASE ${branches.join('\n  ')}\n  ELSE 'leftover' END AS segment\nFROM measured`;
}

/** Cuts as a ruler, each the least value of its tier; `keys` from the top. With ABC, negative values stand apart. */
export function cutSql(
  by: string,
  cuts: readonly number[],
  keys: readonly string[],
  negative: boolean,
): string {
  const value = `${ident(by)}::DOUBLE`;
  const branches = [...cuts]
    .reverse()
    .map((cut, i) => `WHEN ${value} >= ${number(cut)} THEN ${text(keys[i] ?? '')}`);
  const apart = [
    `WHEN ${value} IS NULL THEN 'unknown'`,
    ...(negative ? [`WHEN ${value} < 0 THEN 'negative'`] : []),
  ];
  return `SELECT customer, CASE ${[...apart, ...branches].join('\n  ')}
  ELSE ${text(keys.at(-1) ?? '')} END AS segment
FROM measured`;
}

/** Customers and amounts by which rules hold. */
export function masksSql(table: string, amount: string | null): string {
  return `SELECT mask::INTEGER AS mask, count(*)::DOUBLE AS customers,
  ${amount === null ? 'NULL' : `coalesce(sum(${ident(amount)}), 0)`}::DOUBLE AS amount
FROM ${ident(table)} GROUP BY mask ORDER BY mask`;
}

/** One row: of the customers no rule took, how many miss only one condition, and how many of those for lack of a value. */
export function nearSql(table: string, rules: readonly RuleConditions[]): string | null {
  const parts = rules.flatMap(({ conditions }, i) =>
    conditions.length < 2
      ? []
      : conditions.map(({ sql, metric }, j) => {
          const others = conditions.filter((_, at) => at !== j).map((one) => `coalesce((${one.sql}), FALSE)`);
          const only = `NOT coalesce((${sql}), FALSE) AND ${others.join(' AND ')}`;
          const unknown = metric === null ? 'FALSE' : unknownSql(metric);
          return `count(*) FILTER (WHERE ${only})::DOUBLE AS near_${i}_${j},
  count(*) FILTER (WHERE ${only} AND ${unknown})::DOUBLE AS unknown_${i}_${j}`;
        }),
  );
  return parts.length === 0
    ? null
    : `SELECT ${parts.join(',\n  ')}\nFROM ${ident(table)} WHERE mask = 0 AND segment = 'leftover'`;
}

/** Customers, amounts and ends of the values by tier. */
export function totalsSql(table: string, value: string | null, amount: string | null): string {
  const end = (what: 'min' | 'max') => (value === null ? 'NULL' : `${what}(${ident(value)})`);
  return `SELECT segment, count(*)::DOUBLE AS customers,
  ${amount === null ? 'NULL' : `coalesce(sum(${ident(amount)}), 0)`}::DOUBLE AS amount,
  ${end('min')}::DOUBLE AS min, ${end('max')}::DOUBLE AS max
FROM ${ident(table)} GROUP BY segment ORDER BY segment`;
}

/** One row: customers whose value stands on both sides of a line, since equal values go by id. */
export function tiesSql(table: string): string {
  return `SELECT coalesce(sum(n), 0)::DOUBLE AS customers FROM (
  SELECT count(*) AS n FROM ${ident(table)} WHERE value >= 0 GROUP BY value HAVING count(DISTINCT segment) > 1
)`;
}

/** The table that is published: who is in which tier, by what, and the metrics; `value` and `mask` are for the sums. */
export function publishSql(tiered: string, metrics: readonly string[]): string {
  return `SELECT COLUMNS(c -> c IN (${list(
    ['customer', 'segment', 'value', 'rank', 'cumulative_share', 'matched', 'mask', ...metrics].map(text),
  )}))
FROM (
${tiered}
) AS tiered`;
}
