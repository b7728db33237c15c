import { ident, list, text } from '../../sql/sql';

export const WORK = ['items', 'nobody', 'rules', 'sets', 'sequences', 'offers'] as const;

/** Working tables of a run, dropped at its end. No cell can have such a name. */
export const work = (cell: string, what: (typeof WORK)[number]): string => `${cell} ${what}`;

/** The 53 bits of a value's hash that a double holds: tells apart what would be slow to number exactly. */
const code = (sql: string): string => `(hash(${sql}) >> 11)::DOUBLE`;

/**
 * Numbers of rows, packed into lists by a hash of one of them: ten millions of rows reach the analysis in a third of
 * the time that they take one by one (measured), because results cross in pieces of 2,048 rows.
 */
function packed(columns: Readonly<Record<string, string>>, by: string, from: string): string {
  const lists = Object.entries(columns).map(([name, sql]) => `list(${sql}) AS ${ident(name)}`);
  return `SELECT ${lists.join(',\n  ')}
FROM ${from}
GROUP BY hash(${by}) & 255`;
}

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
  return `coalesce(CASE groups.__segment ${branches.join(' ')} END, 0)::DOUBLE`;
}

function joinGroups({ table, customer }: GroupSource): string {
  return `\nLEFT JOIN (SELECT customer::VARCHAR AS __customer, segment::VARCHAR AS __segment FROM ${ident(table)}) AS groups ON groups.__customer = ${customer}`;
}

function fromRows({ table, where }: RowSource, groups: GroupSource | null, also: string | null): string {
  return `${ident(table)}${groups ? joinGroups(groups) : ''}${conditions([where, also])}`;
}

/** The baskets, items and (with segments) groups of rows, as numbers. */
export function basketRowsSql(source: RowSource, basket: string, groups: GroupSource | null): string {
  const columns = {
    basket: code(basket),
    item: code(`coalesce(CAST(${source.item} AS VARCHAR), '')`),
    ...(groups ? { group: groupOf(groups) } : {}),
  };
  return packed(columns, basket, fromRows(source, groups, `${basket} IS NOT NULL`));
}

/** The customers, items, days and (with segments) groups of rows, as numbers. */
export function purchaseRowsSql(
  source: RowSource,
  { customer, time }: { customer: string; time: string },
  groups: GroupSource | null,
): string {
  const columns = {
    customer: code(customer),
    item: code(`coalesce(CAST(${source.item} AS VARCHAR), '')`),
    day: `date_diff('day', DATE '1970-01-01', ${time}::DATE)::DOUBLE`,
    ...(groups ? { group: groupOf(groups) } : {}),
  };
  return packed(columns, customer, fromRows(source, groups, null));
}

/**
 * Customers of the rows that satisfy a condition on `customer`: names that stand for nobody. The condition is slow, so it
 * is put to an aggregate: one on DISTINCT or on the grouped column itself would be moved down to every row.
 */
export function nobodySql(table: string, customer: string, isNobody: string): string {
  return `SELECT customer FROM (SELECT any_value(${customer}) AS customer FROM ${ident(table)} GROUP BY ${customer})
WHERE ${isNobody}`;
}

/** How many there are, and what they ordered. */
export function nobodysOrdersSql(
  table: string,
  { customer, order, amount }: { customer: string; order: string | null; amount: string | null },
  nobody: string,
): string {
  return `SELECT count(DISTINCT ${customer})::DOUBLE AS customers,
  ${order ? `count(DISTINCT ${order})` : 'count(*)'}::DOUBLE AS orders,
  ${amount ? `coalesce(sum(${amount}), 0)` : '0'}::DOUBLE AS amount
FROM ${ident(table)} WHERE ${customer} IN (SELECT customer FROM ${ident(nobody)})`;
}

/** A customer who is in no row of a table. */
export function notAmong(customer: string, table: string): string {
  return `${customer} NOT IN (SELECT customer FROM ${ident(table)})`;
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
  const segment = groups ? ', groups.__segment AS segment' : '';
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
