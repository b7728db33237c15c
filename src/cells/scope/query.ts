import type { TableInfo } from '../../model/table';
import { KequnError } from '../../model/failure';
import { exactColumn, orderFields } from '../../sql/orders/fields';
import { date, ident, list, literal, text } from '../../sql/sql';
import type { Condition, ConditionValue, ScopeOptions } from './options';

/** The days of the measured period, both included; null = open. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The rows in scope with all their history, and `in_period` for the rows that are measured. A table that is already
 * scoped keeps its narrower period.
 */
export function scopeSql(
  table: TableInfo,
  options: ScopeOptions,
  period: Days | null,
  narrowed: readonly string[] = [],
): string {
  const chosen = whoSql(table, options, narrowed);
  const before = table.columns.some(({ name }) => name === 'in_period');
  const measured = [before ? ident('in_period') : null, periodSql(table, period)].filter(Boolean);
  return `SELECT *${before ? ' EXCLUDE (in_period)' : ''},
  coalesce(${measured.join(' AND ') || 'TRUE'}, FALSE) AS in_period
FROM ${ident(table.name)}${chosen === null ? '' : `\nWHERE ${chosen}`}`;
}

function periodSql(table: TableInfo, period: Days | null): string | null {
  if (!period || (period.from === null && period.to === null)) return null;
  const time = columnOf(table, 'time');
  return [
    ...(period.from === null ? [] : [`${time} >= ${date(period.from)}`]),
    ...(period.to === null ? [] : [`${time} < ${date(period.to)} + 1`]),
  ].join(' AND ');
}

/** A condition for the rows in scope; null where everything is. */
export function whoSql(
  table: TableInfo,
  { who, where, select }: ScopeOptions,
  narrowed: readonly string[] = [],
): string | null {
  const parts = [
    ...narrowed,
    ...who.flatMap((condition) => conditionSql(table, condition)),
    ...(where ? [`(${where})`] : []),
  ];
  if (parts.length === 0) return null;
  const rows = parts.join('\n  AND ');
  if (select === 'rows') return rows;
  const customer = columnOf(table, 'customer');
  return `${customer} IN (SELECT ${customer} FROM ${ident(table.name)} WHERE ${rows})`;
}

function columnOf(table: TableInfo, name: string): string {
  if (table.columns.some((column) => column.name === name)) return ident(name);
  throw new KequnError('analysis.missing_column', `missing column: ${table.name}.${name}`, {
    values: { column: name, table: table.name },
  });
}

/** One part for each thing asked of the field. Values that are not known are not in a list, and not outside one either way. */
function conditionSql(table: TableInfo, condition: Condition): string[] {
  const column = columnOf(table, condition.field);
  const type = table.columns.find(({ name }) => name === condition.field)?.type.toUpperCase() ?? '';
  const value = (given: ConditionValue) => valueSql(given, type);
  const { equals, min, max, contains } = condition;
  return [
    ...(condition.in
      ? [condition.in.length > 0 ? `${column} IN (${list(condition.in.map(value))})` : 'FALSE']
      : []),
    ...(condition.not_in?.length
      ? [`(${column} IS NULL OR ${column} NOT IN (${list(condition.not_in.map(value))}))`]
      : []),
    ...(equals === undefined ? [] : [`${column} = ${value(equals)}`]),
    ...(min === undefined ? [] : [`${column} >= ${value(min)}`]),
    ...(max === undefined ? [] : [upTo(column, max, type)]),
    ...(contains === undefined ? [] : [`contains(lower(${column}::VARCHAR), lower(${text(contains)}))`]),
  ];
}

/** Text columns are compared with text, so that `0012` stays what it is. */
function valueSql(value: ConditionValue, type: string): string {
  return type === 'VARCHAR' ? text(String(value)) : literal(value);
}

/** A day as the last of a column of times means that whole day. */
function upTo(column: string, max: string | number, type: string): string {
  const isDay = typeof max === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(max);
  return isDay && type.startsWith('TIMESTAMP')
    ? `${column} < ${date(max)} + 1`
    : `${column} <= ${valueSql(max, type)}`;
}

/** One row: what a table holds, and with `in_period` the same of the measured rows. */
export function measuresSql(table: TableInfo): string {
  const { customer, order, orderIsUnique, inPeriod } = orderFields(table);
  const amount = exactColumn(table, 'amount') ?? exactColumn(table, 'line_amount');
  const columns = (name: string, condition: string | null) => {
    const where = condition ? ` FILTER (WHERE ${condition})` : '';
    const distinct = (what: string | null) =>
      what ? `count(DISTINCT ${what})${where}::DOUBLE` : 'NULL::DOUBLE';
    return `count(*)${where}::DOUBLE AS ${name}_rows,
  ${distinct(customer)} AS ${name}_customers,
  ${orderIsUnique ? `count(*)${where}::DOUBLE` : distinct(order)} AS ${name}_orders,
  ${amount ? `coalesce(sum(${amount})${where}, 0)::DOUBLE` : 'NULL::DOUBLE'} AS ${name}_amount`;
  };
  const all = columns('all', null);
  return `SELECT ${inPeriod ? `${all},\n  ${columns('measured', inPeriod)}` : all}
FROM ${ident(table.name)}`;
}

/** The first day of the `months` that end with a date, both included. */
export function firstDaySql(last: string, months: number): string {
  return `SELECT ((${date(last)} - to_months(${months}))::DATE + 1)::VARCHAR AS day`;
}

/** The different values of a column, at most so many. */
export function distinctSql(table: TableInfo, column: string, most: number): string {
  return `SELECT DISTINCT ${ident(column)} AS value FROM ${ident(table.name)}
WHERE ${ident(column)} IS NOT NULL ORDER BY 1 LIMIT ${most}`;
}
