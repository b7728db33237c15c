import type { ConsentSource, Hashing, SmallGroups } from '../../model/export';
import type { Column } from '../../model/table';
import { ident, list, text } from '../sql';
import { hashedSql, reachableSql, withContacts } from './hashing';
import { orderClause, type Selection, whereClause } from './select';

/** What people write where somebody must not be addressed. Compared in lower case without blanks around. */
const REFUSALS = [
  '否',
  '不',
  '不同意',
  '不接受',
  '不订阅',
  '未订阅',
  '未同意',
  '未授权',
  '拒绝',
  '已拒绝',
  '退订',
  '已退订',
  '取消授权',
  'n',
  'no',
  'f',
  'false',
  '0',
  'off',
  'opt-out',
  'opt_out',
  'opted out',
  'optout',
  'unsubscribed',
  'declined',
  'denied',
  'refused',
  'revoked',
  'withdrawn',
] as const;

/** What people write under “opted out” where somebody did. */
const OPTED_OUT = [
  '是',
  '已退订',
  '退订',
  '拒绝',
  '已拒绝',
  'y',
  'yes',
  't',
  'true',
  '1',
  'unsubscribed',
  'opted out',
] as const;

/** The customers who opted out, at least once, anywhere in a table with `customer` and a column that says so. */
export function refusingCustomers({ table, column }: ConsentSource): string {
  const words = column === 'consent' ? REFUSALS : OPTED_OUT;
  return `SELECT CAST(customer AS VARCHAR) FROM ${ident(table)}
WHERE customer IS NOT NULL AND lower(trim(CAST(${ident(column)} AS VARCHAR))) IN (${words.map(text).join(', ')})`;
}

/** One file of a split: the rows with this value; null: those without one. */
export interface SplitValue {
  readonly column: string;
  readonly value: string | null;
}

/** Which rows leave: those of a selection, less who opted out and who cannot be reached, of one file of a split. */
export interface Leaving extends Selection {
  readonly consent?: ConsentSource;
  readonly hashed?: Hashing;
  readonly only?: SplitValue;
  readonly groups?: SmallGroups;
}

/**
 * The rows that leave: some columns of a selection (whose own are all there are, so that any of them may filter and
 * sort), lists as texts, without the customers of a table who opted out; contacts as hashes where they are asked for.
 */
export function exportQuery(leaving: Leaving, columns: readonly Column[]): string {
  const { hashed } = leaving;
  const names = columns.map((column) =>
    hashed?.columns.includes(column.name) ? hashedSql(column.name, hashed) : asValue(column),
  );
  const order = orderClause(leaving.columns, leaving.sort);
  const reached = hashed ? [reachableSql(hashed)] : [];
  return `SELECT ${list(names)} FROM ${sourceOf(leaving)}${conditions(leaving, [...kept(leaving), ...reached])}${order}`;
}

/** How many rows of a selection are of customers who opted out. */
export function optedOutQuery(leaving: Leaving & { readonly consent: ConsentSource }): string {
  const refused = `CAST(customer AS VARCHAR) IN (${refusingCustomers(leaving.consent)})`;
  return `SELECT count(*)::DOUBLE AS rows FROM ${ident(leaving.table)}${conditions(leaving, [refused])}`;
}

/** How many rows, of customers who did not opt out, have nothing that can be hashed. */
export function unreachableQuery(leaving: Leaving & { readonly hashed: Hashing }): string {
  const unreached = `NOT ${reachableSql(leaving.hashed)}`;
  return `SELECT count(*)::DOUBLE AS rows FROM ${sourceOf(leaving)}${conditions(leaving, [...kept(leaving), unreached])}`;
}

/** The values of a column that rows leave with, in order; those without one last. */
export function splitQuery(leaving: Leaving, column: string, most: number): string {
  const reached = leaving.hashed ? [reachableSql(leaving.hashed)] : [];
  return `SELECT DISTINCT ${valueOf(column)} AS value FROM ${sourceOf(leaving)}${conditions(leaving, [...kept(leaving), ...reached])}
ORDER BY value NULLS LAST LIMIT ${most}`;
}

function sourceOf({ table, hashed }: Leaving): string {
  return hashed ? `${withContacts(table, hashed)} AS leaving` : ident(table);
}

/** How many rows of a selection are groups that are too small. */
export function tooSmallQuery(leaving: Leaving & { readonly groups: SmallGroups }): string {
  const small = `NOT coalesce(${largeEnough(leaving.table, leaving.groups)}, FALSE)`;
  return `SELECT count(*)::DOUBLE AS rows FROM ${ident(leaving.table)}${conditions(leaving, [small])}`;
}

/**
 * Groups that leave: none that is too small; where there is one, the smallest go with it until they are two and together
 * reach the minimum (as `report/protect-groups` hides them). A group of nobody knows how many stays behind.
 */
function largeEnough(table: string, { column, least }: SmallGroups): string {
  const n = ident(column);
  const minimum = Math.max(0, Math.floor(least));
  return `(${n} = 0 OR ${n} > (
  SELECT coalesce(CASE WHEN min(n) < ${minimum} THEN max(n) FILTER (WHERE n < ${minimum} OR place <= 2 OR below < ${minimum}) END, 0)
  FROM (
    SELECT n, row_number() OVER (ORDER BY n) AS place,
      sum(n) OVER (ORDER BY n ROWS UNBOUNDED PRECEDING) - n AS below
    FROM (SELECT ${n}::DOUBLE AS n FROM ${ident(table)} WHERE ${n} > 0) AS counted
  ) AS ranked
))`;
}

function kept({ table, consent, groups }: Leaving): string[] {
  return [
    ...(consent
      ? [`(customer IS NULL OR CAST(customer AS VARCHAR) NOT IN (${refusingCustomers(consent)}))`]
      : []),
    ...(groups ? [largeEnough(table, groups)] : []),
  ];
}

function conditions({ columns, filter, only }: Leaving, further: readonly string[]): string {
  const where = whereClause(columns, filter);
  const split = only
    ? [`${valueOf(only.column)} IS NOT DISTINCT FROM ${only.value === null ? 'NULL' : text(only.value)}`]
    : [];
  const all = [...further, ...split].join(' AND ');
  if (all === '') return where;
  return where === '' ? ` WHERE ${all}` : `${where} AND ${all}`;
}

function valueOf(column: string): string {
  return `nullif(trim(${ident(column)}::VARCHAR), '')`;
}

/** The items of a list in one text, as tags are written. */
function asValue({ name, type }: Column): string {
  return type.endsWith('[]')
    ? `array_to_string(CAST(${ident(name)} AS VARCHAR[]), ';') AS ${ident(name)}`
    : ident(name);
}
