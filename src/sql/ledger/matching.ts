import { ident, list, text } from '../sql';
import { isNobody, KEY_PREFIX } from './identity';

/** The union of what every source has: see `tuplesSql`. */
export function allTuplesSql(parts: readonly string[]): string {
  return parts.map((part) => `(${part})`).join('\nUNION ALL\n');
}

/** The id with the most rows of a source, and whether it stands for nobody: `customer, rows, total, ids, nobody`. */
export function dominantSql(tuples: string, source: number): string {
  const id = `substr(id_key, ${KEY_PREFIX.customer.length + 1})`;
  return `SELECT customer, rows, total, ids, (${isNobody('customer')}) AS nobody
FROM (
  SELECT ${id} AS customer, sum(rows) AS rows, sum(sum(rows)) OVER () AS total, (count(*) OVER ())::DOUBLE AS ids
  FROM ${ident(tuples)} WHERE source = ${source} AND id_key IS NOT NULL GROUP BY 1
) ORDER BY rows DESC, customer LIMIT 1`;
}

/** The tuples with one id taken for nobody's. */
export function withoutId(tuples: string, source: number, customer: string): string {
  return `UPDATE ${ident(tuples)} SET id_key = NULL
WHERE source = ${source} AND id_key = ${text(KEY_PREFIX.customer + customer)}`;
}

/** Which records could be told, by source: `source, rows, by_customer, by_phone, by_email, by_name, unknown`, in rows. */
export function identifiedSql(tuples: string): string {
  const by = (kind: string, condition: string) =>
    `coalesce(sum(rows) FILTER (WHERE ${condition}), 0)::DOUBLE AS by_${kind}`;
  return `SELECT source::DOUBLE AS source, sum(rows)::DOUBLE AS rows,
  ${by('customer', 'id_key IS NOT NULL')},
  ${by('phone', 'id_key IS NULL AND phone_key IS NOT NULL')},
  ${by('email', 'coalesce(id_key, phone_key) IS NULL AND email_key IS NOT NULL')},
  ${by('name', 'coalesce(id_key, phone_key, email_key) IS NULL AND name_key IS NOT NULL')}
FROM ${ident(tuples)} GROUP BY 1 ORDER BY 1`;
}

const KEYS = ['id_key', 'phone_key', 'email_key', 'name_key'] as const;

/**
 * The keys that stand in a record with another one, and those that decisions name, numbered: ids first, each kind by its
 * text. All other keys are customers of their own, and need no number. `links`: tables of pairs of id keys.
 */
export function nodesSql(tuples: string, links: readonly string[]): string {
  const several = `(${KEYS.map((key) => `(${key} IS NOT NULL)::INTEGER`).join(' + ')}) > 1`;
  const parts = [
    ...KEYS.map(
      (key) => `SELECT ${key} AS key FROM ${ident(tuples)} WHERE ${key} IS NOT NULL AND ${several}`,
    ),
    ...links.flatMap((link) => [
      `SELECT a AS key FROM ${ident(link)}`,
      `SELECT b AS key FROM ${ident(link)}`,
    ]),
  ];
  const isId = `starts_with(key, ${text(KEY_PREFIX.customer)})`;
  return `SELECT key, (${isId}) AS is_id, (row_number() OVER (ORDER BY (${isId}) DESC, key) - 1)::INTEGER AS n
FROM (${parts.join('\nUNION\n')})`;
}

/** Pairs of node numbers of the keys that stand in one record: `a, b`. */
export function edgesSql(tuples: string, nodes: string): string {
  const first = `coalesce(${KEYS.join(', ')})`;
  const pairs = KEYS.slice(1).map(
    (key) =>
      `SELECT ${first} AS a, ${key} AS b FROM ${ident(tuples)} WHERE ${key} IS NOT NULL AND ${first} <> ${key}`,
  );
  return linkNumbers(`(${pairs.join(' UNION ALL ')})`, nodes);
}

/** Pairs of node numbers of a table of pairs of keys. */
export function linkNumbersSql(links: string, nodes: string): string {
  return linkNumbers(ident(links), nodes);
}

function linkNumbers(pairs: string, nodes: string): string {
  return `SELECT DISTINCT x.n::DOUBLE AS a, y.n::DOUBLE AS b
FROM ${pairs} AS pairs
JOIN ${ident(nodes)} AS x ON x.key = pairs.a
JOIN ${ident(nodes)} AS y ON y.key = pairs.b`;
}

/** A table of pairs of ids as keys: `a, b`. */
export function idPairsSql(pairs: readonly (readonly [string, string])[]): string {
  const key = (id: string) => text(KEY_PREFIX.customer + id);
  const rows = pairs.map(([a, b]) => `(${key(a)}, ${key(b)})`);
  return rows.length > 0
    ? `SELECT * FROM (VALUES ${list(rows)}) AS pairs(a, b)`
    : 'SELECT NULL::VARCHAR AS a, NULL::VARCHAR AS b LIMIT 0';
}

export interface Labelled {
  readonly tuples: string;
  readonly nodes: string;
  /** `n, label, held` */
  readonly labels: string;
}

/** Every record with the key that names its component: `source, rid, root`, and the keys themselves. */
export function rootsSql({ tuples, nodes, labels }: Labelled): string {
  return `SELECT tuples.*, coalesce(least.key, coalesce(${KEYS.join(', ')})) AS root
FROM ${ident(tuples)} AS tuples
LEFT JOIN ${ident(nodes)} AS own ON own.key = coalesce(${KEYS.join(', ')})
LEFT JOIN ${ident(labels)} AS labels ON labels.n = own.n
LEFT JOIN ${ident(nodes)} AS least ON least.n = labels.label
WHERE coalesce(${KEYS.join(', ')}) IS NOT NULL`;
}

const idText = `substr(id_key, ${KEY_PREFIX.customer.length + 1})`;

/**
 * One row a customer: `c` (its number), `customer` (the id it goes by: the ledger memory's first, then that of the first
 * source that has one, the least of equals; where there is no id, how it is reached), `known` (its memory row).
 */
export function customersSql(roots: string): string {
  const named = `CASE WHEN count(id_key) > 0 THEN min(${row('source', idText)}) FILTER (WHERE id_key IS NOT NULL)['id']
    WHEN count(phone_key) > 0 THEN 'tel:' || substr(min(phone_key), 3)
    WHEN count(email_key) > 0 THEN 'mail:' || substr(min(email_key), 3)
    ELSE 'name:' || substr(min(name_key), 3) END`;
  return `SELECT root, customer, ids, (row_number() OVER (ORDER BY customer, root) - 1)::INTEGER AS c
FROM (
  SELECT root, ${named} AS customer, count(DISTINCT id_key)::INTEGER AS ids
  FROM ${ident(roots)} GROUP BY root
)`;
}

function row(source: string, id: string): string {
  return `{'source': ${source}, 'id': ${id}}`;
}

/** Which customer each record speaks of, and whether by the id the customer goes by: `source, rid, c, rows, own`. */
export function whoSql(roots: string, customers: string): string {
  return `SELECT source, rid, c, rows, coalesce(id_key = ${text(KEY_PREFIX.customer)} || customer, FALSE) AS own
FROM ${ident(roots)} JOIN ${ident(customers)} USING (root)`;
}

/** The ids of every source and the customer they belong to, for the reader: `source, source_id, customer, matched_by`. */
export function keysSql(roots: string, customers: string, sources: readonly string[]): string {
  const names = sources.map((name, source) => `WHEN ${source} THEN ${text(name)}`).join(' ');
  const first = `coalesce(${KEYS.join(', ')})`;
  const kind = `CASE WHEN id_key IS NOT NULL THEN 'customer' WHEN phone_key IS NOT NULL THEN 'phone'
    WHEN email_key IS NOT NULL THEN 'email' ELSE 'name' END`;
  return `SELECT DISTINCT CASE source ${names || "WHEN NULL THEN ''"} END AS source, substr(${first}, 3) AS source_id, customer,
  ${kind} AS matched_by
FROM ${ident(roots)} JOIN ${ident(customers)} USING (root)
WHERE source >= 0`;
}

/** How many keys of each kind join what would else be several customers, and how many ids were joined. One row. */
export function matchCountsSql(roots: string, customers: string): string {
  const shared = (key: string) => `SELECT count(*)::DOUBLE FROM (
    SELECT ${key} FROM ${ident(roots)} WHERE ${key} IS NOT NULL AND source >= 0
    GROUP BY ${key} HAVING count(DISTINCT ${key === 'id_key' ? 'source' : "coalesce(id_key, 's' || source)"}) > 1)`;
  return `SELECT (${shared('id_key')}) AS customer, (${shared('phone_key')}) AS phone, (${shared('email_key')}) AS email,
  (${shared('name_key')}) AS name,
  (SELECT coalesce(sum(ids - 1) FILTER (WHERE ids > 1), 0)::DOUBLE FROM ${ident(customers)}) AS joined`;
}

/** The ids of components that were held for review: `held, customer, key` (a phone or address they share). */
export function heldSql({ tuples, nodes, labels }: Labelled): string {
  return `SELECT labels.held::INTEGER AS held, ${idText} AS customer, string_agg(DISTINCT source::VARCHAR, ',' ORDER BY source::VARCHAR) AS sources,
  min(coalesce(phone_key, email_key, name_key)) AS key
FROM ${ident(tuples)} JOIN ${ident(nodes)} AS nodes ON nodes.key = id_key JOIN ${ident(labels)} AS labels USING (n)
WHERE labels.held >= 0 AND id_key IS NOT NULL
GROUP BY 1, 2 ORDER BY 1, 2`;
}
