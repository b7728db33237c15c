import { ident, list, text } from '../sql';

/** What the reader sees of sources that differ: one row a value that was not kept. */
export function conflictsSql(lost: readonly string[], customers: string): string {
  const all = lost.map((table) => `SELECT * FROM ${ident(table)}`).join('\nUNION ALL\n');
  const none = `SELECT NULL::INTEGER AS c, NULL::VARCHAR AS field, NULL::VARCHAR AS value_kept, NULL::VARCHAR AS source_kept,
  NULL::TIMESTAMP AS seen_kept, NULL::VARCHAR AS value_lost, NULL::VARCHAR AS source_lost, NULL::TIMESTAMP AS seen_lost LIMIT 0`;
  return `SELECT customer, lost.* EXCLUDE (c) FROM (
${lost.length > 0 ? all : none}
) AS lost JOIN ${ident(customers)} USING (c) ORDER BY customer, field, value_lost`;
}

/** Every contact with a customer, newest first. */
export function publishedContactsSql(contacts: string, customers: string): string {
  return `SELECT customer, time, kind, channel, owner, content, outcome, state, open
FROM ${ident(contacts)} JOIN ${ident(customers)} USING (c)
ORDER BY time DESC NULLS LAST, customer, kind, content`;
}

/**
 * Companies and the group each belongs to: `customer, group_customer, group_name, cyclic`. A parent is named by id or by
 * name; one that is no customer itself still makes a group. `ids`: `id, customer` of every known id.
 */
export function membersSql(shown: string, customers: string, roots: string): string {
  const fold = (column: string) => `lower(regexp_replace(${column}, '[^\\pL\\pN]', '', 'g'))`;
  return `WITH RECURSIVE own AS (
  SELECT c, customer, name, parent FROM ${ident(shown)} JOIN ${ident(customers)} USING (c)
), ids AS (
  SELECT substr(id_key, 3) AS id, min(customer) AS customer
  FROM ${ident(roots)} JOIN ${ident(customers)} USING (root) WHERE id_key IS NOT NULL GROUP BY 1
), names AS (
  SELECT ${fold('name')} AS folded, min(customer) AS customer FROM own WHERE name IS NOT NULL GROUP BY 1
), up AS (
  SELECT own.customer AS member, coalesce(ids.customer, names.customer, own.parent) AS parent
  FROM own LEFT JOIN ids ON ids.id = own.parent LEFT JOIN names ON names.folded = ${fold('own.parent')}
  WHERE own.parent IS NOT NULL AND coalesce(ids.customer, names.customer, own.parent) <> own.customer
), chain AS (
  SELECT member, parent AS ancestor, 1 AS depth FROM up
  UNION
  SELECT chain.member, up.parent, depth + 1 FROM chain JOIN up ON up.member = chain.ancestor WHERE depth < 20
), tops AS (
  SELECT member, CASE WHEN max(depth) < 20 THEN arg_max(ancestor, depth) ELSE least(member, min(ancestor)) END AS top,
    max(depth) >= 20 AS cyclic
  FROM chain GROUP BY member
), all_members AS (
  SELECT member, top, cyclic FROM tops
  UNION ALL
  SELECT DISTINCT top, top, FALSE FROM tops WHERE top IN (SELECT customer FROM own) AND top NOT IN (SELECT member FROM tops)
)
SELECT member AS customer, top AS group_customer, coalesce(own.name, top) AS group_name, cyclic
FROM all_members LEFT JOIN own ON own.customer = top`;
}

/** Groups with the sums of their members. */
export function groupsSql(ledger: string): string {
  return `SELECT group_customer, any_value(group_name) AS group_name, count(*)::INTEGER AS members,
  sum(orders)::INTEGER AS orders, sum(amount)::DECIMAL(18,4) AS amount, sum(amount_12m)::DECIMAL(18,4) AS amount_12m,
  sum(yearly_purchase)::DECIMAL(18,4) AS yearly_purchase, sum(complaints)::INTEGER AS complaints,
  max(contract_years) AS contract_years
FROM ${ident(ledger)} WHERE group_customer IS NOT NULL
GROUP BY group_customer ORDER BY amount DESC NULLS LAST, group_customer`;
}

export const NO_MEMBERS = `SELECT NULL::VARCHAR AS customer, NULL::VARCHAR AS group_customer, NULL::VARCHAR AS group_name, FALSE AS cyclic LIMIT 0`;

/** Figures that can be far out. */
export const OUTLIER_FIELDS = [
  'age',
  'orders_12m',
  'amount',
  'average_order_value',
  'yearly_purchase',
] as const;

const MOST_OUTLIERS = 1000;

/**
 * Figures far from the rest: beyond `factor` quartile distances from the quartiles, of logarithms where figures are
 * amounts or counts, as they stand for ages. `verified`: the reader found exactly this figure right.
 */
export function outliersSql(ledger: string, verified: string, factor: number): string {
  const parts = OUTLIER_FIELDS.map((field) => {
    const scaled =
      field === 'age' ? `${field}::DOUBLE` : `CASE WHEN ${field} > 0 THEN ln(${field}::DOUBLE) END`;
    const back = (value: string) => (field === 'age' ? value : `exp(${value})`);
    return `SELECT customer, '${field}' AS field, ${field}::DOUBLE AS value, ${back('low')} AS low, ${back('high')} AS high,
    abs(scaled - middle) / spread AS distance
  FROM (SELECT customer, ${field}, ${scaled} AS scaled FROM ${ident(ledger)}) AS figures, (
    SELECT q[2] AS middle, q[3] - q[1] AS spread, q[1] - ${factor} * (q[3] - q[1]) AS low, q[3] + ${factor} * (q[3] - q[1]) AS high
    FROM (SELECT quantile_cont(${scaled}, [0.25, 0.5, 0.75]) AS q FROM ${ident(ledger)})
  ) AS limits
  WHERE spread > 0 AND (scaled < low OR scaled > high)`;
  });
  return `SELECT found.customer, found.field, found.value, low, high, round(distance, 4) AS distance, verified.value IS NOT NULL AS verified
FROM (
${parts.join('\nUNION ALL\n')}
) AS found
LEFT JOIN ${ident(verified)} AS verified ON verified.customer = found.customer AND verified.field = found.field
  AND TRY_CAST(verified.value AS DOUBLE) = found.value
ORDER BY found.distance DESC, found.customer, found.field LIMIT ${MOST_OUTLIERS}`;
}

export interface NearPair {
  readonly group: number;
  readonly name: string;
  readonly similarity: number | null;
}

/** Customers held for review: joined by too much (`many_ids`), known apart by the reader left out. */
export function heldReviewSql(
  held: string,
  apart: string,
  names: readonly string[],
  shown: string,
  customers: string,
): string {
  const source = names.map((name, i) => `WHEN '${i}' THEN ${text(name)}`).join(' ');
  const keyed = `'c:' || held.customer`;
  return `WITH firsts AS (SELECT held, min(customer) AS leader FROM ${ident(held)} GROUP BY 1
), unsettled AS (
  SELECT DISTINCT held.held FROM ${ident(held)} AS held JOIN firsts USING (held)
  WHERE held.customer <> leader AND NOT EXISTS (
    SELECT 1 FROM ${ident(apart)} AS apart
    WHERE (apart.a = 'c:' || leader AND apart.b = ${keyed}) OR (apart.b = 'c:' || leader AND apart.a = ${keyed}))
)
SELECT 'many_ids' AS reason, (dense_rank() OVER (ORDER BY held.held))::INTEGER AS group_number, held.customer,
  shown.name, substr(held.key, 3) AS shared, NULL::DOUBLE AS similarity,
  list_aggregate(list_transform(string_split(held.sources, ','), lambda one: CASE one ${source || "WHEN '' THEN ''"} ELSE one END), 'string_agg', ', ') AS sources
FROM ${ident(held)} AS held JOIN unsettled USING (held)
LEFT JOIN ${ident(customers)} AS customers ON customers.customer = held.customer
LEFT JOIN ${ident(shown)} AS shown USING (c)
ORDER BY group_number, held.customer`;
}

/** Names that may be one company: every customer of such a name, unless all were decided to differ. */
export function nearReviewSql(
  pairs: readonly NearPair[],
  apart: string,
  shown: string,
  customers: string,
): string {
  if (pairs.length === 0) return '';
  const rows = pairs.map(
    ({ group, name, similarity }) => `(${group}, ${text(name)}, ${similarity ?? 'NULL'}::DOUBLE)`,
  );
  return `WITH near AS (
  SELECT near.number, customer, shown.name, similarity
  FROM (VALUES ${list(rows)}) AS near(number, name, similarity)
  JOIN ${ident(shown)} AS shown ON shown.name = near.name JOIN ${ident(customers)} AS customers USING (c)
), firsts AS (SELECT number, min(customer) AS leader FROM near GROUP BY 1 HAVING count(*) > 1
), unsettled AS (
  SELECT DISTINCT number FROM near JOIN firsts USING (number)
  WHERE customer <> leader AND NOT EXISTS (
    SELECT 1 FROM ${ident(apart)} AS apart
    WHERE (apart.a = 'c:' || leader AND apart.b = 'c:' || near.customer) OR (apart.b = 'c:' || leader AND apart.a = 'c:' || near.customer))
)
SELECT 'near_name' AS reason, number::INTEGER AS group_number, customer, name, NULL::VARCHAR AS shared, similarity, NULL::VARCHAR AS sources
FROM near JOIN unsettled USING (number)`;
}

/** Different names of companies and how many customers have each: `name, customers`. */
export function companyNamesSql(shown: string, isCompany: string): string {
  return `SELECT name, count(*)::DOUBLE AS customers FROM ${ident(shown)} WHERE (${isCompany}) IS NOT NULL GROUP BY 1 ORDER BY 1`;
}

/** One row: how many are held, in how many groups, and of near names. */
export function reviewCountsSql(review: string): string {
  return `SELECT count(DISTINCT group_number) FILTER (WHERE reason = 'many_ids')::DOUBLE AS groups,
  count(*) FILTER (WHERE reason = 'many_ids')::DOUBLE AS ids,
  count(DISTINCT group_number) FILTER (WHERE reason = 'near_name')::DOUBLE AS near FROM ${ident(review)}`;
}
