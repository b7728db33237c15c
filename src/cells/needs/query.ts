import { number } from '../../sql/number';
import { phoneDigits, plainEmail, plainId } from '../../sql/ledger/identity';
import { ident, list, text } from '../../sql/sql';

/** The working tables of a run: no cell can have such a name. */
export const answersTable = (cell: string): string => `${cell} rows`;
export const fitTable = (cell: string): string => `${cell} fit`;
export const linkTable = (cell: string): string => `${cell} link`;

/** What 问卷星 writes where a question was passed over. */
const SKIPPED = ['', '(跳过)', '（跳过）', '(空)', '（空）', '-3', '无', '(skipped)'];

/** An answer as text, NULL where there is none. */
export function answer(column: string): string {
  const plain = `trim(${ident(column)}::VARCHAR)`;
  return `CASE WHEN ${plain} IN (${list(SKIPPED.map(text))}) THEN NULL ELSE ${plain} END`;
}

/** Answers to one question and how often each was given, most frequent first. */
export function answerCountsSql(table: string, column: string, most: number): string {
  return `SELECT ${answer(column)} AS value, count(*)::DOUBLE AS count FROM ${ident(table)}
WHERE ${answer(column)} IS NOT NULL GROUP BY 1 ORDER BY count DESC, value LIMIT ${most + 1}`;
}

/** The choices of a question with several: `A┋B`. */
export function choiceCountsSql(table: string, column: string, most: number): string {
  return `SELECT value, count(*)::DOUBLE AS count FROM (
  SELECT trim(unnest(string_split(${answer(column)}, '┋'))) AS value FROM ${ident(table)}
) WHERE value <> '' GROUP BY 1 ORDER BY count DESC, value LIMIT ${most}`;
}

/** A figure for each answer of a scale. */
export function scaleSql(column: string, values: readonly (readonly [string, number])[]): string {
  if (values.length === 0) return 'NULL::DOUBLE';
  const branches = values.map(([value, figure]) => `WHEN ${text(value)} THEN ${number(figure)}`);
  return `(CASE ${answer(column)} ${branches.join(' ')} END)::DOUBLE`;
}

/** The place of a choice in a list, from 0. */
export function choiceSql(column: string, choices: readonly string[]): string {
  return `(list_position([${list(choices.map(text))}]::VARCHAR[], ${answer(column)}) - 1)::DOUBLE`;
}

/** 1 where a choice is among those made, 0 where others are. */
export function chosenSql(column: string, choice: string): string {
  const made = `list_transform(string_split(${answer(column)}, '┋'), lambda one_: trim(one_))`;
  return `list_contains(${made}, ${text(choice)})::INTEGER::DOUBLE`;
}

/** 1 where a text holds one of some words, 0 where it does not. One pattern: a condition a word takes the engine minutes. */
export function mentionsSql(column: string, words: readonly string[]): string {
  if (words.length === 0) return '0::DOUBLE';
  const pattern = words.map((word) => word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return `regexp_matches(lower(${answer(column)}), ${text(pattern)})::INTEGER::DOUBLE`;
}

/** Share of customers, out of 100, who have at most as much. */
export function rankSql(table: string, column: string): string {
  const value = `TRY_CAST(${ident(column)} AS DOUBLE)`;
  return `(CASE WHEN ${value} IS NOT NULL AND isfinite(${value}) THEN
    100 * (sum((isfinite(${value}))::INTEGER) OVER (ORDER BY ${value}))::DOUBLE
    / nullif((SELECT count(*) FILTER (WHERE isfinite(${value})) FROM ${ident(table)}), 0) END)::DOUBLE`;
}

export interface WhoColumns {
  readonly customer: boolean;
  readonly phone: boolean;
  readonly email: boolean;
  readonly time: boolean;
}

const plain = (column: string) => `${ident(column)}::VARCHAR`;

/** What a row says of who it is. */
function keys(has: WhoColumns): string[] {
  return [
    `${has.customer ? plainId(plain('customer')) : 'NULL::VARCHAR'} AS by_customer`,
    `${has.phone ? phoneDigits(plain('phone')) : 'NULL::VARCHAR'} AS by_phone`,
    `${has.email ? plainEmail(plain('email')) : 'NULL::VARCHAR'} AS by_email`,
  ];
}

/**
 * Every answer sheet, numbered by what it says, so that nothing depends on the order of rows: `i`, who it is, when, and a
 * figure a column (`a0`, `a1`, …).
 */
export function rowsSql(table: string, has: WhoColumns, figures: readonly string[]): string {
  const columns = figures.map((figure, at) => `${figure} AS a${at}`);
  const time = has.time ? `TRY_CAST(${ident('time')} AS TIMESTAMP)` : 'NULL::TIMESTAMP';
  const order = ['by_customer', 'by_phone', 'by_email', 'answered_at', ...figures.map((_, at) => `a${at}`)];
  return `SELECT (row_number() OVER (ORDER BY ${list(order)}) - 1)::INTEGER AS i, *
FROM (
  SELECT ${list([...keys(has), `${time} AS answered_at`, ...columns])}
  FROM ${ident(table)}
)
ORDER BY i`;
}

export function figuresSql(cell: string, figures: number): string {
  const columns = Array.from({ length: figures }, (_, at) => `a${at}`);
  return `SELECT ${list(columns.length > 0 ? columns : ['i::DOUBLE AS i'])} FROM ${ident(answersTable(cell))} ORDER BY i`;
}

/**
 * The customer of each answer sheet: by id, else by phone, else by e-mail; without a ledger the id it gives, or its
 * contact. `i, customer, matched_by, known`.
 */
export function linkSql(
  cell: string,
  ledger: { readonly table: string; readonly has: WhoColumns } | null,
): string {
  const rows = ident(answersTable(cell));
  if (!ledger) {
    // Whoever gives nothing to be known by is a respondent all the same.
    return `SELECT i, coalesce(by_customer, by_phone, by_email, '#' || (i + 1)) AS customer,
  CASE WHEN by_customer IS NOT NULL THEN 'customer' WHEN by_phone IS NOT NULL THEN 'phone'
    WHEN by_email IS NOT NULL THEN 'email' END AS matched_by,
  coalesce(by_customer, by_phone, by_email) IS NOT NULL AS known
FROM ${rows}`;
  }
  const one = (key: string) =>
    `(SELECT ${key}, min(customer) AS customer FROM ledger WHERE ${key} IS NOT NULL GROUP BY ${key} HAVING count(DISTINCT customer) = 1)`;
  return `WITH ledger AS (
  SELECT customer::VARCHAR AS customer, ${list(keys(ledger.has))} FROM ${ident(ledger.table)} WHERE customer IS NOT NULL
)
SELECT r.i, coalesce(c.customer, p.customer, e.customer) AS customer,
  CASE WHEN c.customer IS NOT NULL THEN 'customer' WHEN p.customer IS NOT NULL THEN 'phone'
    WHEN e.customer IS NOT NULL THEN 'email' END AS matched_by,
  coalesce(r.by_customer, r.by_phone, r.by_email) IS NOT NULL AS known
FROM ${rows} AS r
LEFT JOIN ${one('by_customer')} AS c ON c.by_customer = r.by_customer
LEFT JOIN ${one('by_phone')} AS p ON p.by_phone = r.by_phone
LEFT JOIN ${one('by_email')} AS e ON e.by_email = r.by_email`;
}

/** One answer sheet a customer: of several the last in time, then the last by number. `customer, segment, <indices>`. */
export function publishSql(cell: string, segments: readonly string[], indices: readonly string[]): string {
  const named = `CASE f.segment::INTEGER ${segments.map((key, at) => `WHEN ${at} THEN ${text(key)}`).join(' ')} END`;
  const columns = indices.map(
    (index, at) => `CASE WHEN isnan(f.n${at}) THEN NULL ELSE f.n${at} END AS ${ident(`${index}_index`)}`,
  );
  return `SELECT ${list(['l.customer', `${named} AS segment`, ...columns])}
FROM ${ident(linkTable(cell))} AS l
JOIN ${ident(answersTable(cell))} AS r ON r.i = l.i
JOIN ${ident(fitTable(cell))} AS f ON f.i = l.i
WHERE l.customer IS NOT NULL AND f.segment >= 0
QUALIFY row_number() OVER (PARTITION BY l.customer ORDER BY r.answered_at DESC NULLS LAST, r.i DESC) = 1
ORDER BY l.customer`;
}

/** Every answer sheet that was used: its number, whom it was matched to and how, and its segment. */
export function answersSql(cell: string, segments: readonly string[]): string {
  const named = `CASE f.segment::INTEGER ${segments.map((key, at) => `WHEN ${at} THEN ${text(key)}`).join(' ')} END`;
  return `SELECT l.i + 1 AS respondent, l.customer, l.matched_by, ${named} AS segment
FROM ${ident(linkTable(cell))} AS l JOIN ${ident(fitTable(cell))} AS f ON f.i = l.i ORDER BY respondent`;
}

/** One row: how answer sheets were matched. Only those that were used count. */
export function coverageSql(cell: string): string {
  const by = ['customer', 'phone', 'email'].map(
    (key) => `count(*) FILTER (WHERE l.matched_by = '${key}')::DOUBLE AS by_${key}`,
  );
  return `SELECT ${list(by)}, count(*) FILTER (WHERE NOT l.known)::DOUBLE AS anonymous,
  count(*) FILTER (WHERE l.known AND l.customer IS NULL)::DOUBLE AS unmatched,
  (count(l.customer) - count(DISTINCT l.customer))::DOUBLE AS repeated,
  count(DISTINCT l.customer)::DOUBLE AS customers
FROM ${ident(linkTable(cell))} AS l JOIN ${ident(fitTable(cell))} AS f ON f.i = l.i WHERE f.segment >= 0`;
}

export function countCustomersSql(table: string): string {
  return `SELECT count(DISTINCT customer)::DOUBLE AS customers FROM ${ident(table)}`;
}

export function segmentCountsSql(cell: string): string {
  return `SELECT segment, count(*)::DOUBLE AS customers FROM ${ident(cell)} GROUP BY segment`;
}
