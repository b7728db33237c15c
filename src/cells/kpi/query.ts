import type { Figure } from '../../sql/kpi/figures';
import { inSlice, type Names, orderRow, type EventSource, type Slice } from '../../sql/metrics/events';
import { monthNumber } from '../../sql/metrics/periods';
import type { Span } from '../../sql/metrics/spans';
import { date, ident, list, literal, text } from '../../sql/sql';
import type { KpiQuery } from './options-needs';
import { REST, type KpiLive } from './result';

/** The temporary tables that a KPI run has beside those of the events. */
export interface Tables {
  readonly months: string;
  readonly people: string;
  readonly coming: string;
  readonly second: string;
}

export function tablesFor(cell: string): Tables {
  const name = (part: string) => `__${cell}_${part}`;
  return { months: name('months'), people: name('people'), coming: name('coming'), second: name('second') };
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

/** Sums of the events that figures are made from, as far as they are there. */
export const SUMS = ['amount', 'margin', 'margin_base', 'sold_amount', 'returned_amount'] as const;
export type SumName = (typeof SUMS)[number];

/** `months(id, month, orders, amount, …)`: a row a customer and month with anything in it. Every window is whole months. */
export function monthsSql(source: EventSource, columns: ReadonlySet<string>, slice: Slice): string {
  const orders = orderRow(source) === null ? 'count(*)' : 'count(*) FILTER (WHERE is_order)';
  const sums = SUMS.filter((name) => columns.has(name)).map((name) => `sum(${name}) AS ${name}`);
  const where = inSlice('id', slice);
  return `SELECT id, (year(day) * 12 + month(day) - 1)::INTEGER AS month,
  ${[`${orders}::INTEGER AS orders`, ...sums].join(',\n  ')}
FROM ${ident(source.names.events)}${where === null ? '' : `\nWHERE ${where}`}
GROUP BY ALL`;
}

/** Everyone's orders and amount, by which it is judged who is nobody. */
export function buyersSql({ months }: Tables, { ids }: Names, hasAmount: boolean): string {
  return `SELECT __customer AS customer, frequency, amount
FROM (
  SELECT id, sum(orders) AS frequency, ${hasAmount ? 'sum(amount)' : 'NULL::DECIMAL(18,4)'} AS amount
  FROM ${ident(months)} GROUP BY id
) AS base JOIN ${ident(ids)} AS ids ON ids.__id = base.id
WHERE frequency > 0`;
}

/** Takes everyone who is nobody out. */
export function dropNobodySql(tables: readonly string[], { ids }: Names, condition: string): string {
  const nobody = `SELECT __id FROM (SELECT __customer AS customer, __id FROM ${ident(ids)}) WHERE ${condition}`;
  return tables.map((table) => `DELETE FROM ${ident(table)} WHERE id IN (${nobody})`).join(';\n');
}

/** One row: first and last day with an order. */
export function reachSql({ months }: Tables, { ids }: Names): string {
  return `SELECT min(__first)::DATE::VARCHAR AS first, max(__last)::DATE::VARCHAR AS last
FROM ${ident(ids)} WHERE __id IN (SELECT id FROM ${ident(months)} WHERE orders > 0)`;
}

/** How a column of the people is made. */
export interface PersonColumn {
  readonly name: string;
  /** A segmentation's table, or the modes of a text of the orders with their codes. */
  readonly from: { readonly segmentation: string } | { readonly modes: string; readonly codeValues: string };
}

/** `people(id, customer, first_day, …)`: everyone who ever ordered, with the groups they are in. */
export function peopleSql({ months }: Tables, { ids }: Names, columns: readonly PersonColumn[]): string {
  const parts = columns.map(({ name, from }, i) =>
    'segmentation' in from
      ? {
          column: `s${i}.segment::VARCHAR AS ${ident(name)}`,
          join: `\nLEFT JOIN ${ident(from.segmentation)} AS s${i} ON s${i}.customer::VARCHAR = ids.__customer`,
        }
      : {
          column: `v${i}.__value AS ${ident(name)}`,
          join: `\nLEFT JOIN ${ident(from.modes)} AS m${i} ON m${i}.id = ids.__id
LEFT JOIN ${from.codeValues} AS v${i} ON v${i}.__code = m${i}.code_1`,
        },
  );
  return `SELECT ids.__id AS id, ids.__customer AS customer, ids.__first::DATE AS first_day${parts
    .map(({ column }) => `,\n  ${column}`)
    .join('')}
FROM ${ident(ids)} AS ids${parts.map(({ join }) => join).join('')}
WHERE ids.__id IN (SELECT id FROM ${ident(months)} WHERE orders > 0)`;
}

/** Values of a column by how many people have them, ties by value. */
export function commonSql({ people }: Tables, column: string): string {
  return `SELECT ${ident(column)} AS value FROM ${ident(people)}
WHERE ${ident(column)} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1`;
}

/** Puts the values beyond the most common ones together. */
export function mergeSql({ people }: Tables, column: string, kept: readonly string[]): string {
  return `UPDATE ${ident(people)} SET ${ident(column)} = ${text(REST)}
WHERE ${ident(column)} IS NOT NULL AND ${ident(column)} NOT IN (${list(kept.map(text))})`;
}

/** `coming(id, day)`: the days on which customers came as new ones. */
export function comingSql({ people }: Tables, gaps: { table: string; lapse: number } | null): string {
  return gaps === null
    ? `SELECT id, first_day AS day FROM ${ident(people)}`
    : `SELECT id, day FROM ${ident(gaps.table)} WHERE gap IS NULL OR gap > ${gaps.lapse}`;
}

/** `second(id, gap)`: days from a customer's first order day to the next. */
export function secondSql({ people }: Tables, { events }: Names, mixed: boolean): string {
  return `SELECT id, (min(day) - any_value(first_day))::INTEGER AS gap
FROM ${ident(events)} AS events JOIN ${ident(people)} AS people USING (id)
WHERE ${mixed ? 'is_order AND ' : ''}day > first_day
GROUP BY id`;
}

/**
 * The customers of a window of whole months: orders `o`, amount `a` and other sums in it, and orders `b` in the window of
 * the same length right before.
 */
export function windowSql({ months, people }: Tables, span: Span, columns: ReadonlySet<string>): string {
  const [first, last] = [monthNumber(span.from), monthNumber(span.to)];
  const before = first - (last - first + 1);
  const within = (sql: string) => `${sql} FILTER (WHERE month >= ${first})`;
  const sums = SUMS.filter((name) => columns.has(name)).map((name) => `${within(`sum(${name})`)} AS ${name}`);
  const parts = [
    `coalesce(${within('sum(orders)')}, 0) AS o`,
    `coalesce(sum(orders) FILTER (WHERE month < ${first}), 0) AS b`,
    ...sums,
  ];
  return `(
  SELECT id, ${parts.join(',\n    ')}
  FROM ${ident(months)} WHERE month BETWEEN ${before} AND ${last} GROUP BY id
) AS w JOIN ${ident(people)} AS p USING (id)`;
}

/**
 * A row for everyone and, where there are groups, one for each of every dimension: `level` tells which (one bit a dimension,
 * 0 where the row is of it), `group_key` the group, `n0, d0, c0, …` the figures.
 */
export function groupedSql(from: string, figures: readonly Figure[], dimensions: readonly string[]): string {
  const columns = figures.map(({ numerator, denominator, customers }, i) => {
    const column = (name: string, sql: string | null) => `(${sql ?? 'NULL'})::DOUBLE AS ${name}${i}`;
    return `${column('n', numerator)}, ${column('d', denominator)}, ${column('c', customers)}`;
  });
  const names = dimensions.map(ident);
  if (names.length === 0)
    return `SELECT 0 AS level, NULL AS group_key,\n  ${columns.join(',\n  ')}\nFROM ${from}`;
  const key = names.length === 1 ? names[0] : `coalesce(${list(names)})`;
  return `SELECT grouping(${list(names)})::INTEGER AS level, ${key} AS group_key,
  ${columns.join(',\n  ')}
FROM ${from}
GROUP BY GROUPING SETS ((), ${list(names.map((name) => `(${name})`))})
ORDER BY level DESC, group_key NULLS LAST`;
}

/** One figure as the reader sees it. */
export function figureSql(from: string, { numerator, denominator }: Figure): string {
  const value =
    denominator === null ? '' : `,\n  (${numerator})::DOUBLE / nullif((${denominator})::DOUBLE, 0) AS value`;
  return `SELECT ${numerator} AS numerator${denominator === null ? '' : `,\n  ${denominator} AS denominator`}${value}
FROM ${from}`;
}

/** Whoever came as a new customer in a span, once each. */
export function newcomersSql({ coming, people }: Tables, { from, to }: Span): string {
  return `(
  SELECT DISTINCT id FROM ${ident(coming)} WHERE day BETWEEN ${date(from)} AND ${date(to)}
) AS w JOIN ${ident(people)} AS p USING (id)`;
}

/** First-time buyers of a span with the gap to their next order day. */
export function firstTimersSql({ people, second }: Tables, { from, to }: Span): string {
  return `(
  SELECT * FROM ${ident(people)} WHERE first_day BETWEEN ${date(from)} AND ${date(to)}
) AS p LEFT JOIN ${ident(second)} AS w USING (id)`;
}

/** Customers acquired in a span with what they paid within their first months. */
export function equalAgeSql(
  { people }: Tables,
  { events }: Names,
  { from, to }: Span,
  months: number,
): string {
  return `(
  SELECT * FROM ${ident(people)} WHERE first_day BETWEEN ${date(from)} AND ${date(to)}
) AS p LEFT JOIN (
  SELECT id, sum(amount) AS amount
  FROM ${ident(events)} AS events JOIN ${ident(people)} AS people USING (id)
  WHERE first_day BETWEEN ${date(from)} AND ${date(to)} AND day < first_day + to_months(${months})
  GROUP BY id
) AS w USING (id)`;
}

/** The rows of a table whose time lies in a span, by the author's condition; with their customers' segments where asked. */
export function rowsSql(
  { from, time, where }: KpiQuery,
  span: Span,
  segments: { readonly table: string; readonly as: string } | null,
): string {
  const conditions = [
    ...(time === null ? [] : [`${ident(time)}::DATE BETWEEN ${date(span.from)} AND ${date(span.to)}`]),
    ...(where === null ? [] : [`(${where})`]),
  ];
  const filter = conditions.length > 0 ? `\n  WHERE ${conditions.join(' AND ')}` : '';
  const rows = `SELECT * FROM ${ident(from)}${filter}`;
  if (segments === null) return `(\n  ${rows}\n) AS rows`;
  return `(
  SELECT own.*, s.segment::VARCHAR AS ${ident(segments.as)}
  FROM (${rows}) AS own LEFT JOIN ${ident(segments.table)} AS s ON s.customer::VARCHAR = own.customer::VARCHAR
) AS rows`;
}

/** First and last day of a column of times; null where there is none. */
export function daysSql(table: string, time: string): string {
  return `SELECT min(${ident(time)})::DATE::VARCHAR AS first, max(${ident(time)})::DATE::VARCHAR AS last
FROM ${ident(table)}`;
}

/** How many customers went from where to where in a migration's table. */
export function movesSql(table: string): string {
  return `SELECT move, segment_before, segment_after, count(*)::DOUBLE AS customers
FROM ${ident(table)} GROUP BY ALL ORDER BY customers DESC, segment_before, segment_after`;
}

const COLUMNS = [
  ...(['kpi VARCHAR', 'period VARCHAR', 'value DOUBLE', 'numerator DOUBLE', 'denominator DOUBLE'] as const),
  ...(['window_from DATE', 'window_to DATE', 'running BOOLEAN', 'unavailable VARCHAR'] as const),
] as const;
const GROUP_COLUMNS = [
  ...(['kpi VARCHAR', 'period VARCHAR', 'dimension VARCHAR', 'group_key VARCHAR'] as const),
  ...(['value DOUBLE', 'numerator DOUBLE', 'denominator DOUBLE'] as const),
] as const;

type Literal = string | number | boolean | null;

/** A table of given rows, which may be none. */
function valuesSql(columns: readonly string[], rows: readonly (readonly Literal[])[]): string {
  const casts = columns.map((column) => {
    const [name = '', type = ''] = column.split(' ');
    return `${ident(name)}::${type} AS ${ident(name)}`;
  });
  const names = columns.map((column) => ident(column.split(' ')[0] ?? ''));
  const blank = rows.length === 0;
  const shown = blank ? [columns.map(() => null)] : rows;
  return `SELECT ${list(casts)}
FROM (VALUES
  ${shown.map((row) => `(${list(row.map(literal))})`).join(',\n  ')}
) AS given(${list(names)})${blank ? '\nWHERE FALSE' : ''}`;
}

/** The published values by KPI and period. */
export function publishedSql(kpis: readonly KpiLive[]): string {
  const rows = kpis.flatMap(({ key, periods }) =>
    periods.map((one) => [
      ...[key, one.period, one.value, one.numerator, one.denominator],
      ...[one.from, one.to, one.running, one.unavailable?.reason ?? null],
    ]),
  );
  return valuesSql(COLUMNS, rows);
}

/** The published values by KPI, period and group. */
export function groupsSql(kpis: readonly KpiLive[]): string {
  const rows = kpis.flatMap(({ key, periods, breakdown }) =>
    breakdown.flatMap(({ dimension, groups }) =>
      groups.flatMap(({ group, numerator, denominator }) =>
        periods.map(({ period }, i) => {
          const [n, d] = [numerator[i] ?? null, denominator?.[i] ?? null];
          const value = denominator === null ? n : n !== null && d ? n / d : null;
          return [key, period, dimension, group, value, n, d];
        }),
      ),
    ),
  );
  return valuesSql(GROUP_COLUMNS, rows);
}
