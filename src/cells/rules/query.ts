import { ident, list, text } from '../../sql/sql';

/** Working tables of a run, dropped at its end. No cell can have such a name. */
export const work = (cell: string, what: 'items' | 'rules' | 'sets' | 'sequences' | 'offers'): string =>
  `${cell} ${what}`;

/** The 53 bits of a value's hash that a double holds: tells apart what would be slow to number exactly. */
const code = (sql: string): string => `(hash(${sql}) >> 11)::DOUBLE`;

/** Which rows of a table count, and what of them. SQL expressions. */
export interface RowSource {
  readonly table: string;
  readonly item: string;
  /** Null: every row. */
  readonly where: string | null;
}

function conditions(parts: readonly (string | null)[]): string {
  const known = parts.filter((part) => part !== null).map((part) => `(${part})`);
  return known.length > 0 ? `\nWHERE ${known.join('\n  AND ')}` : '';
}

/**
 * The items of the rows, numbered by name: `i, item, code, value`. `value` is the mean of `amount` (less `cost`) a row,
 * 0 where that is not known.
 */
export function itemsSql({ table, item, where }: RowSource, value: string | null): string {
  return `SELECT CAST(row_number() OVER (ORDER BY item) - 1 AS INTEGER) AS i, item, code, value
FROM (
  SELECT item, ${code('item')} AS code, ${value ? 'coalesce(sum(value)::DOUBLE / count(value), 0)' : '0::DOUBLE'} AS value
  FROM (SELECT CAST(${item} AS VARCHAR) AS item${value ? `, ${value} AS value` : ''} FROM ${ident(table)}${conditions([where])})
  WHERE item <> '' GROUP BY item
)`;
}

/** The catalogue for the analysis, item by item. */
export function catalogueSql(cell: string): string {
  return `SELECT code, value FROM ${ident(work(cell, 'items'))} ORDER BY i`;
}

/** Segments as numbers, in their order from 1 on. */
export interface GroupSource {
  /** `(customer, segment)`. */
  readonly table: string;
  readonly segments: readonly string[];
  /** The customer of a row. */
  readonly customer: string;
}

function groupOf({ segments }: GroupSource): string {
  const branches = segments.map((segment, i) => `WHEN ${text(segment)} THEN ${i + 1}`);
  return `coalesce(CASE groups.segment ${branches.join(' ')} END, 0)::DOUBLE AS "group"`;
}

function joinGroups({ table, customer }: GroupSource): string {
  return `\nLEFT JOIN (SELECT customer::VARCHAR AS __customer, segment::VARCHAR AS segment FROM ${ident(table)}) AS groups ON groups.__customer = ${customer}`;
}

/** A row's basket, item and (with segments) group, as numbers. */
export function basketRowsSql(source: RowSource, basket: string, groups: GroupSource | null): string {
  const group = groups ? `,\n  ${groupOf(groups)}` : '';
  return `SELECT ${code(basket)} AS basket,
  ${code(`CAST(${source.item} AS VARCHAR)`)} AS item${group}
FROM ${ident(source.table)}${groups ? joinGroups(groups) : ''}${conditions([source.where, `${basket} IS NOT NULL`])}`;
}

/** A row's customer, item, day and (with segments) group, as numbers. */
export function purchaseRowsSql(
  source: RowSource,
  { customer, time }: { customer: string; time: string },
  groups: GroupSource | null,
): string {
  const group = groups ? `,\n  ${groupOf(groups)}` : '';
  return `SELECT ${code(customer)} AS customer,
  ${code(`CAST(${source.item} AS VARCHAR)`)} AS item,
  date_diff('day', DATE '1970-01-01', ${time}::DATE)::DOUBLE AS day${group}
FROM ${ident(source.table)}${groups ? joinGroups(groups) : ''}${conditions([source.where])}`;
}

/** Customers of the rows that satisfy a condition on `customer`: names that stand for nobody. */
export function nobodySql(table: string, customer: string, isNobody: string): string {
  return `SELECT customer FROM (SELECT DISTINCT ${customer} AS customer FROM ${ident(table)})
WHERE ${isNobody} ORDER BY customer LIMIT 1000`;
}

/** Names of some items. */
export function namesSql(cell: string, items: readonly number[]): string {
  return `SELECT i::DOUBLE AS i, item FROM ${ident(work(cell, 'items'))} WHERE i IN (${list(items.map(String))})`;
}

/** The names of a set's items, in the order of names. */
function namedSets(cell: string): string {
  return `named AS (
  SELECT sets.id, string_agg(items.item, ' + ' ORDER BY items.i) AS items
  FROM ${ident(work(cell, 'sets'))} AS sets JOIN ${ident(work(cell, 'items'))} AS items ON items.i = sets.item
  GROUP BY sets.id
)`;
}

/** The published rules: both sides by name, counts and measures; conviction is empty where it is infinite. */
export function rulesSql(cell: string): string {
  return `WITH ${namedSets(cell)}
SELECT CAST(rank AS INTEGER) AS rank, a.items AS antecedent, c.items AS consequent,
  CAST(length AS INTEGER) AS length, CAST("count" AS INTEGER) AS "count", support, confidence, lift, leverage,
  CASE WHEN isfinite(conviction) THEN conviction END AS conviction, zhang, jaccard, certainty, kulczynski,
  CAST(antecedent_count AS INTEGER) AS antecedent_count, CAST(consequent_count AS INTEGER) AS consequent_count, p, q
FROM ${ident(work(cell, 'rules'))} AS rules
JOIN named AS a ON a.id = 2 * rules.rank - 1
JOIN named AS c ON c.id = 2 * rules.rank
ORDER BY rank`;
}

/** The published frequent sets. */
export function itemsetsSql(cell: string): string {
  return `WITH ${namedSets(cell)}
SELECT items AS itemset, CAST(length AS INTEGER) AS length, CAST("count" AS INTEGER) AS "count", support
FROM ${ident(work(cell, 'rules'))} AS found JOIN named ON named.id = found.id
ORDER BY length, "count" DESC, itemset`;
}

/** The published rules of segments. */
export function bySegmentSql(cell: string, segments: readonly string[]): string {
  const branches = segments.map((segment, i) => `WHEN ${i + 1} THEN ${text(segment)}`);
  const name =
    branches.length > 0 ? `CASE CAST(segment AS INTEGER) ${branches.join(' ')} END` : 'NULL::VARCHAR';
  return `WITH ${namedSets(cell)}
SELECT ${name} AS segment, CAST(place AS INTEGER) AS rank, a.items AS antecedent, c.items AS consequent,
  CAST("count" AS INTEGER) AS "count", support, confidence, lift,
  CAST(rest_count AS INTEGER) AS rest_count,
  CASE WHEN isfinite(rest_confidence) THEN rest_confidence END AS rest_confidence,
  CASE WHEN isfinite(rest_lift) THEN rest_lift END AS rest_lift, q
FROM ${ident(work(cell, 'rules'))} AS rules
JOIN named AS a ON a.id = 2 * rules.rank - 1
JOIN named AS c ON c.id = 2 * rules.rank
ORDER BY rules.segment, place`;
}

/** The published sequence rules. */
export function sequencesSql(cell: string): string {
  const items = ident(work(cell, 'items'));
  return `SELECT CAST(rank AS INTEGER) AS rank, a.item AS antecedent, c.item AS consequent,
  CAST("count" AS INTEGER) AS "count", CAST(antecedent_count AS INTEGER) AS antecedent_count, support, confidence,
  base_rate, lift, median_gap_days, p, q
FROM ${ident(work(cell, 'sequences'))} AS found
JOIN ${items} AS a ON a.i = found.antecedent
JOIN ${items} AS c ON c.i = found.consequent
ORDER BY rank`;
}

/** The published offers: who is best offered what, and because of which purchase (empty: because most have it). */
export function nextSql(cell: string, table: string, customer: string, groups: GroupSource | null): string {
  const items = ident(work(cell, 'items'));
  const segment = groups ? ', groups.segment' : '';
  return `SELECT who.customer, CAST(rank AS INTEGER) AS rank, product.item AS product, score, cause.item AS because${segment}
FROM ${ident(work(cell, 'offers'))} AS offers
JOIN (SELECT customer, ${code('customer')} AS code FROM (SELECT DISTINCT ${customer} AS customer FROM ${ident(table)})) AS who ON who.code = offers.customer
JOIN ${items} AS product ON product.i = offers.item
LEFT JOIN ${items} AS cause ON cause.i = offers.because${
    groups ? joinGroups({ ...groups, customer: 'who.customer' }) : ''
  }
ORDER BY who.customer, rank`;
}

/** The same without anybody. */
export function nobodysNextSql(withSegment: boolean): string {
  return `SELECT NULL::VARCHAR AS customer, NULL::INTEGER AS rank, NULL::VARCHAR AS product, NULL::DOUBLE AS score,
  NULL::VARCHAR AS because${withSegment ? ', NULL::VARCHAR AS segment' : ''} WHERE FALSE`;
}

/** What is offered to most, to everyone or in each segment. */
export function offeredSql(next: string, bySegment: boolean, most: number): string {
  const segment = bySegment ? 'segment' : 'NULL::VARCHAR AS segment';
  const where = bySegment ? '\nWHERE segment IS NOT NULL' : '';
  return `WITH told AS (SELECT customer, product, ${segment} FROM ${ident(next)}${where}),
bases AS (SELECT segment, count(DISTINCT customer)::DOUBLE AS everyone FROM told GROUP BY segment)
SELECT told.segment, product, count(*)::DOUBLE AS customers, count(*)::DOUBLE / any_value(everyone) AS share
FROM told JOIN bases ON bases.segment IS NOT DISTINCT FROM told.segment
GROUP BY told.segment, product
QUALIFY row_number() OVER (PARTITION BY told.segment ORDER BY count(*) DESC, product) <= ${most}
ORDER BY told.segment, customers DESC, product`;
}
