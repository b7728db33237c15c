import type { ConsentSource } from '../../model/export';
import type { Column } from '../../model/table';
import { ident, text } from '../sql';
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

/**
 * The rows that leave: some columns of a selection (whose own are all there are, so that any of them may filter and
 * sort), lists as texts, without the customers of a table who opted out.
 */
export function exportQuery(
  selection: Selection,
  columns: readonly Column[],
  consent?: ConsentSource,
): string {
  const names = columns.map(asValue).join(', ');
  const order = orderClause(selection.columns, selection.sort);
  return `SELECT ${names} FROM ${ident(selection.table)}${conditions(selection, consent)}${order}`;
}

/** How many rows of a selection are of customers who opted out. */
export function optedOutQuery(selection: Selection, consent: ConsentSource): string {
  const where = whereClause(selection.columns, selection.filter);
  const refused = `CAST(customer AS VARCHAR) IN (${refusingCustomers(consent)})`;
  return `SELECT count(*)::DOUBLE AS rows FROM ${ident(selection.table)}${where === '' ? ' WHERE' : `${where} AND`} ${refused}`;
}

function conditions({ columns, filter }: Selection, consent: ConsentSource | undefined): string {
  const where = whereClause(columns, filter);
  if (consent === undefined) return where;
  const kept = `(customer IS NULL OR CAST(customer AS VARCHAR) NOT IN (${refusingCustomers(consent)}))`;
  return where === '' ? ` WHERE ${kept}` : `${where} AND ${kept}`;
}

/** The items of a list in one text, as tags are written. */
function asValue({ name, type }: Column): string {
  return type.endsWith('[]')
    ? `array_to_string(CAST(${ident(name)} AS VARCHAR[]), ';') AS ${ident(name)}`
    : ident(name);
}
