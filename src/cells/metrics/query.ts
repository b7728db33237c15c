import { ident, list, literal, text } from '../../sql/sql';
import type { MetricValue } from './result';
import { metricName } from './keys';

/** One row: first and last day with an order, and how many customers there are. */
export function reachSql(base: string): string {
  return `SELECT min(first_day)::VARCHAR AS first, max(last_day)::VARCHAR AS last,
  count(*) FILTER (WHERE frequency > 0)::DOUBLE AS customers FROM ${ident(base)}`;
}

/** Those with an order in the measured period, as the rule of who is nobody wants them. */
export function buyersSql(base: string, ids: string): string {
  return `SELECT __customer AS customer, frequency, amount
FROM ${ident(base)} AS base JOIN ${ident(ids)} AS ids ON ids.__id = base.id
WHERE frequency > 0`;
}

/** Takes everyone who is nobody out of the temporary tables. */
export function dropNobodySql(tables: readonly string[], ids: string, condition: string): string {
  const nobody = `SELECT __id FROM (SELECT __customer AS customer, __id FROM ${ident(ids)}) WHERE ${condition}`;
  return tables.map((table) => `DELETE FROM ${ident(table)} WHERE id IN (${nobody})`).join(';\n');
}

/** A temporary table from a query. */
export function tempTable(name: string, query: string): string {
  return `CREATE OR REPLACE TEMP TABLE ${ident(name)} AS\n${query}`;
}

/** More rows of a query for a table that is there. */
export function insertInto(name: string, query: string): string {
  return `INSERT INTO ${ident(name)}\n${query}`;
}

/** A temporary view of a query. */
export function tempView(name: string, query: string): string {
  return `CREATE OR REPLACE TEMP VIEW ${ident(name)} AS\n${query}`;
}

/** A row of the group metrics' table; `group` undefined for everyone. */
export interface GroupRow {
  readonly value: MetricValue;
  readonly group?: string | null;
  readonly name: { readonly zh: string; readonly en: string };
}

const COLUMNS = [
  ...['metric VARCHAR', 'whole BOOLEAN', 'group_key VARCHAR', 'value DOUBLE', 'numerator DOUBLE'],
  ...['denominator DOUBLE', 'window_from DATE', 'window_to DATE', 'excluded DOUBLE', 'unavailable VARCHAR'],
  ...['unavailable_what VARCHAR', 'before DOUBLE', 'change_before DOUBLE', 'year_before DOUBLE'],
  ...[
    'change_year DOUBLE',
    'low DOUBLE',
    'high DOUBLE',
    'note VARCHAR',
    'name_zh VARCHAR',
    'name_en VARCHAR',
  ],
];

/** The published table of group metrics, in the order of the rows. */
export function groupTableSql(rows: readonly GroupRow[]): string {
  const casts = COLUMNS.map((column) => {
    const [name = '', type = ''] = column.split(' ');
    return `${ident(name)}::${type} AS ${ident(name)}`;
  });
  const names = COLUMNS.map((column) => ident(column.split(' ')[0] ?? ''));
  return `SELECT ${casts.join(', ')}
FROM (VALUES
  ${rows.map((row) => `(${list(cells(row))})`).join(',\n  ')}
) AS metrics(${list(names)})`;
}

function cells({ value, group, name }: GroupRow): string[] {
  const { before, year, unavailable } = value;
  return [
    text(metricName(value.metric, value.days)),
    literal(group === undefined),
    ...[group ?? null, value.value, value.numerator, value.denominator, value.from, value.to].map(literal),
    ...[value.excluded, unavailable?.reason ?? null, unavailable?.what ?? null].map(literal),
    ...[before?.value ?? null, before?.change ?? null, year?.value ?? null, year?.change ?? null].map(
      literal,
    ),
    ...[value.low, value.high, value.note].map(literal),
    ...[name.zh, name.en].map(text),
  ];
}

/** One row: least, greatest and the tails of a numeric column. */
export function rangeSql(table: string, column: string): string {
  const value = `${ident(column)}::DOUBLE`;
  return `SELECT min(${value}) AS min, max(${value}) AS max, count(${ident(column)})::DOUBLE AS n,
  quantile_cont(${value}, 0.01) AS p01, quantile_cont(${value}, 0.99) AS p99,
  quantile_cont(${value}, 0.5) AS median, avg(${value}) AS mean
FROM ${ident(table)}`;
}

/** Customers with at least two distinct order days. */
export function repeatSql(work: string): string {
  return `SELECT count(*) FILTER (WHERE gaps > 0)::DOUBLE AS n FROM ${ident(work)}`;
}
