import type { TableInfo } from '../../model/table';
import { addDays, type Span } from './spans';
import { date, ident, list, text } from '../sql';

/** Words for the two best and the three other answers of a scale of five. */
const TOP_WORDS = [
  '非常满意',
  '很满意',
  '满意',
  '非常愿意',
  '愿意',
  '比较满意',
  '比较愿意',
  '肯定会',
  '可能会',
];
const OTHER_WORDS = [
  '一般',
  '不满意',
  '非常不满意',
  '很不满意',
  '不愿意',
  '非常不愿意',
  '说不清',
  '可能不会',
  '肯定不会',
];
const TOP_ENGLISH = ['very satisfied', 'satisfied', 'very likely', 'likely', 'definitely', 'probably'];
const OTHER_ENGLISH = [
  ...['neutral', 'neither', 'dissatisfied', 'unsatisfied', 'very dissatisfied', 'very unsatisfied'],
  ...['unlikely', 'very unlikely', 'probably not', 'definitely not', 'not sure'],
];

/** How answers are read: numbers from 1 to `scale`, of which the two highest count; texts by their words, or by `top`. */
export interface Scale {
  readonly scale: number;
  readonly top: readonly string[];
}

/**
 * One row: `valid` answers, those in the `top` two boxes, and `given` answers at all. Of several questions the answers
 * must be in the top boxes of each, and valid in each.
 */
export function topBoxSql(
  table: string,
  columns: readonly string[],
  scale: Scale,
  within: { readonly day: string; readonly span: Span } | null,
): string {
  const and = (make: (column: string) => string) =>
    columns.map((column) => `(${make(column)})`).join(' AND ');
  const where = within
    ? `\nWHERE ${within.day} BETWEEN ${date(within.span.from)} AND ${date(within.span.to)}`
    : '';
  return `SELECT count(*) FILTER (WHERE ${and((column) => `${ident(column)} IS NOT NULL`)})::DOUBLE AS given,
  count(*) FILTER (WHERE ${and((column) => validSql(column, scale))})::DOUBLE AS valid,
  count(*) FILTER (WHERE ${and((column) => validSql(column, scale))} AND ${and((column) => topSql(column, scale))})::DOUBLE AS top
FROM ${ident(table)}${where}`;
}

const answer = (column: string) => `lower(trim(${ident(column)}::VARCHAR))`;
const number = (column: string) => `try_cast(trim(${ident(column)}::VARCHAR) AS DOUBLE)`;

function validSql(column: string, { scale, top }: Scale): string {
  const words = [...TOP_WORDS, ...OTHER_WORDS, ...TOP_ENGLISH, ...OTHER_ENGLISH];
  // With words of the author's own, every other answer counts as given.
  if (top.length > 0) return `${answer(column)} <> ''`;
  return `${number(column)} BETWEEN 1 AND ${scale} OR ${answer(column)} IN (${list(words.map(text))})`;
}

function topSql(column: string, { scale, top }: Scale): string {
  if (top.length > 0)
    return `${answer(column)} IN (${list(top.map((word) => text(word.trim().toLowerCase())))})`;
  const words = [...TOP_WORDS, ...TOP_ENGLISH];
  return `coalesce(${number(column)} >= ${scale - 1} AND ${number(column)} <= ${scale}, FALSE) OR ${answer(column)} IN (${list(words.map(text))})`;
}

/** One row: filled cells and all cells of some columns, over customers. */
export function completenessSql(table: string, columns: readonly string[]): string {
  const filled = columns.map((name) => `count(nullif(trim(${ident(name)}::VARCHAR), ''))`).join(' + ');
  return `SELECT count(*)::DOUBLE AS customers, (${filled})::DOUBLE AS filled FROM ${ident(table)}`;
}

/**
 * Conversion of a list that was handed over: of its customers, observed for so many days since, who ordered within them.
 * One row: `listed, observed, converted`.
 */
export function conversionSql(
  { work, gaps }: { work: string; gaps: string },
  { table, since, days, asOf }: { table: TableInfo; since: string; days: number; asOf: string },
): string {
  return `WITH handed AS (
  SELECT customer::VARCHAR AS customer, min(${since}) AS since
  FROM ${ident(table.name)} WHERE customer IS NOT NULL GROUP BY 1
), bought AS (
  SELECT DISTINCT handed.customer
  FROM handed JOIN ${ident(work)} AS work USING (customer) JOIN ${ident(gaps)} AS gaps ON gaps.id = work.id
  WHERE day >= handed.since AND day <= handed.since + ${days}
)
SELECT count(*)::DOUBLE AS listed,
  count(*) FILTER (WHERE since <= ${date(addDays(asOf, -days))})::DOUBLE AS observed,
  count(*) FILTER (WHERE since <= ${date(addDays(asOf, -days))} AND customer IN (FROM bought))::DOUBLE AS converted
FROM handed`;
}

/** One row: amount and customers of the chosen segments and of everyone, in a window. */
export function targetSql(
  work: string,
  segmentation: string,
  segments: readonly string[],
  { orders, amount }: { orders: string; amount: string },
): string {
  const chosen = `segment IN (${list(segments.map(text))})`;
  return `SELECT coalesce(sum(${amount}) FILTER (WHERE ${chosen}), 0)::DOUBLE AS target,
  coalesce(sum(${amount}), 0)::DOUBLE AS whole,
  count(*) FILTER (WHERE segment IS NULL)::DOUBLE AS unknown
FROM ${ident(work)} AS work LEFT JOIN ${ident(segmentation)} AS segments USING (customer)
WHERE ${orders} > 0`;
}

/** The day of each row of a list: its `time`, or the one day that was given for all. Null where neither is known. */
export function listDay(table: TableInfo, since: string | null): string | null {
  if (since !== null) return date(since);
  const time = table.columns.find(({ name }) => name === 'time');
  return time && /^(DATE|TIMESTAMP)/.test(time.type) ? `${ident('time')}::DATE` : null;
}
