import { date, ident, list, text } from '../sql';
import { KEY_PREFIX } from './identity';

/** Columns of a ledger memory beside the fields. */
export const MEMORY_COLUMNS = ['customer', 'ids', 'first_seen', 'last_seen', 'gone', 'dates'] as const;

/** Place of the memory among the sources: before all of them. */
export const MEMORY_SOURCE = -1;

/** The rows of a ledger memory, every value as text. */
export function readMemorySql(path: string): string {
  return `SELECT * FROM read_csv(${text(path)}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"',
  null_padding = true, sample_size = 1, parallel = false)`;
}

/** The rows of the reader's decisions: `kind (same | apart | verified), a, b, value`. */
export function readDecisionsSql(path: string): string {
  return `SELECT kind, a, b, value FROM read_csv(${text(path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
  columns = {'kind': 'VARCHAR', 'a': 'VARCHAR', 'b': 'VARCHAR', 'value': 'VARCHAR'})`;
}

/** The customers of the memory as records: they keep the ids they had. A phone of old is no key: numbers change hands. */
export function memoryTuplesSql(memory: string): string {
  const key = (prefix: string, kind: 'phone' | 'email' | 'name') =>
    `CASE WHEN starts_with(customer, '${prefix}') THEN '${KEY_PREFIX[kind]}' || substr(customer, ${prefix.length + 1}) END`;
  const named = ['tel:', 'mail:', 'name:'].map((prefix) => `starts_with(customer, '${prefix}')`).join(' OR ');
  return `SELECT ${MEMORY_SOURCE} AS source, customer AS rid, 1::DOUBLE AS rows,
  CASE WHEN NOT (${named}) THEN '${KEY_PREFIX.customer}' || customer END AS id_key,
  ${key('tel:', 'phone')} AS phone_key, ${key('mail:', 'email')} AS email_key, ${key('name:', 'name')} AS name_key
FROM ${ident(memory)}`;
}

/** The ids that the memory knows to be one customer: `a, b`. */
export function memoryLinksSql(memory: string): string {
  const key = `'${KEY_PREFIX.customer}' ||`;
  return `SELECT ${key} customer AS a, ${key} id AS b
FROM (SELECT customer, unnest(string_split(ids, ';')) AS id FROM ${ident(memory)} WHERE ids IS NOT NULL)
WHERE id <> '' AND id <> customer`;
}

/** The memory by customer number; of several that turned out to be one the least is kept: `c, customer, …, twins`. */
export function knownSql(memory: string, who: string): string {
  return `SELECT c, memory.*, count(*) OVER (PARTITION BY c) - 1 AS twins
FROM ${ident(memory)} AS memory JOIN ${ident(who)} AS who ON who.source = ${MEMORY_SOURCE} AND who.rid = memory.customer
QUALIFY row_number() OVER (PARTITION BY c ORDER BY customer) = 1`;
}

/** The customers that the files at hand speak of: `c`. */
export function presentSql(who: string): string {
  return `SELECT DISTINCT c FROM ${ident(who)} WHERE source >= 0`;
}

export interface Comparison {
  readonly customers: string;
  readonly known: string;
  readonly present: string;
  /** What the files say: `c` and a column a field. */
  readonly said: string;
  readonly fields: readonly string[];
  /** Fields that the memory has a column for. */
  readonly remembered: readonly string[];
}

/** What an update would change: `customer, change, field, old, new, seen`. */
export function changesSql(compared: Comparison): string {
  const { customers, known, present, said, remembered } = compared;
  const base = `SELECT customers.customer AS customer`;
  const none = 'NULL::VARCHAR';
  const row = (change: string, rest: string) => `${base}, '${change}' AS change, ${rest}`;
  const added = `${row('added', `${none} AS field, ${none} AS old, ${none} AS new, NULL::DATE AS seen`)}
FROM ${ident(present)} AS present JOIN ${ident(customers)} AS customers USING (c) ANTI JOIN ${ident(known)} AS known USING (c)`;
  const seen = 'TRY_CAST(known.last_seen AS DATE)';
  const whole = `${none}, ${none}, ${none}, ${seen}`;
  const gone = `${row('vanished', whole)}
FROM ${ident(known)} AS known JOIN ${ident(customers)} AS customers USING (c) ANTI JOIN ${ident(present)} AS present USING (c)
WHERE known.gone IS DISTINCT FROM 'yes'`;
  const back = `${row('returned', whole)}
FROM ${ident(known)} AS known JOIN ${ident(customers)} AS customers USING (c) SEMI JOIN ${ident(present)} AS present USING (c)
WHERE known.gone = 'yes'`;
  const merged = `${row('merged', whole)}
FROM ${ident(known)} AS known JOIN ${ident(customers)} AS customers USING (c) WHERE known.twins > 0`;
  const changed = remembered.map(
    (
      field,
    ) => `${row('changed', `${text(field)}, known.${ident(field)}, said.${ident(field)}, ${seenOf(field)}`)}
FROM ${ident(known)} AS known JOIN ${ident(said)} AS said USING (c) JOIN ${ident(customers)} AS customers USING (c)
WHERE said.${ident(field)} IS NOT NULL AND said.${ident(field)} IS DISTINCT FROM known.${ident(field)}`,
  );
  return [added, gone, back, merged, ...changed].join('\nUNION ALL\n');
}

/** An empty table of changes. */
export const NO_CHANGES = `SELECT NULL::VARCHAR AS customer, NULL::VARCHAR AS change, NULL::VARCHAR AS field, NULL::VARCHAR AS old,
  NULL::VARCHAR AS new, NULL::DATE AS seen LIMIT 0`;

/** When a remembered value was last seen: with the row, unless `dates` says otherwise for its field. */
function seenOf(field: string): string {
  const own = `nullif(regexp_extract(known.dates, ${text(`(?:^|;)${field}=([0-9-]+)`)}, 1), '')`;
  return `TRY_CAST(coalesce(${own}, known.last_seen) AS DATE)`;
}

/** What a ledger shows: what is remembered, and for fields the memory does not know what the files say. */
export function shownSql(
  { customers, known, said, fields, remembered }: Comparison,
  keepGone: boolean,
): string {
  const columns = fields.map((field) =>
    remembered.includes(field) ? `known.${ident(field)}` : `said.${ident(field)}`,
  );
  return `SELECT customers.c, ${list([...columns, 'TRY_CAST(known.last_seen AS DATE) AS last_seen', "known.gone = 'yes' AS gone"])}
FROM ${ident(known)} AS known JOIN ${ident(customers)} AS customers USING (c)
LEFT JOIN ${ident(said)} AS said USING (c)${keepGone ? '' : "\nWHERE known.gone IS DISTINCT FROM 'yes'"}`;
}

/**
 * The memory after an update seen on a date: what the files say goes before what was remembered; a value that no file
 * has any more keeps the date it was last seen on.
 *
 * @param known null where nothing is remembered yet
 */
export function newMemorySql(
  compared: Omit<Comparison, 'known'> & { readonly known: string | null; readonly roots: string },
  seen: string,
): string {
  const { customers, known, present, said, fields, remembered, roots } = compared;
  const day = text(seen);
  const has = (field: string) => known !== null && remembered.includes(field);
  const values = fields.map((field) =>
    has(field)
      ? `coalesce(said.${ident(field)}, known.${ident(field)}) AS ${ident(field)}`
      : `said.${ident(field)} AS ${ident(field)}`,
  );
  const older = fields.filter(has).map(
    (field) =>
      `CASE WHEN present.c IS NOT NULL AND said.${ident(field)} IS NULL AND known.${ident(field)} IS NOT NULL
      THEN ${text(`${field}=`)} || ${seenOf(field)}::VARCHAR END`,
  );
  const dates =
    known === null
      ? 'NULL::VARCHAR'
      : `CASE WHEN present.c IS NULL THEN known.dates ELSE nullif(concat_ws(';', ${list([...older, 'NULL'])}), '') END`;
  return `SELECT customers.customer, ids.ids,
  ${known === null ? day : `coalesce(known.first_seen, ${day})`} AS first_seen,
  ${known === null ? day : `CASE WHEN present.c IS NULL THEN known.last_seen ELSE ${day} END`} AS last_seen,
  CASE WHEN present.c IS NULL THEN 'yes' END AS gone,
  ${list([`${dates} AS dates`, ...values])}
FROM ${ident(customers)} AS customers
LEFT JOIN ${ident(present)} AS present USING (c)
LEFT JOIN ${ident(said)} AS said USING (c)${known === null ? '' : `\nLEFT JOIN ${ident(known)} AS known USING (c)`}
LEFT JOIN (${idsSql(roots, customers)}) AS ids USING (c)
ORDER BY customers.customer`;
}

/** The other ids of customers that have several. Ids with the separator in them cannot be listed. */
function idsSql(roots: string, customers: string): string {
  return `SELECT c, string_agg(DISTINCT substr(id_key, 3), ';' ORDER BY substr(id_key, 3)) AS ids
  FROM ${ident(roots)} JOIN ${ident(customers)} USING (root)
  WHERE id_key IS NOT NULL AND NOT contains(id_key, ';') AND ids > 1 GROUP BY c`;
}

/** Writes a query's rows as a CSV file that `readFile` gives back. */
export function writeCsvSql(query: string, path: string): string {
  return `COPY (${query}) TO ${text(path)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"')`;
}

/** Whether a text is a day of the calendar: one row, one column `day`. */
export function daySql(day: string): string {
  return `SELECT ${date(day)}::VARCHAR AS day`;
}
