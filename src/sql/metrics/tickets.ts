import type { TableInfo } from '../../model/table';
import { date, ident } from '../sql';
import { WINDOWS } from './customers';
import type { Names } from './events';
import { canonical, inSpan, type Spans } from './spans';

const TIME = /^(DATE|TIMESTAMP)/;

/** The day of a ticket; null where the table has no time. */
export function ticketDay(table: TableInfo): string | null {
  const time = table.columns.find(({ name }) => name === 'time');
  return time && TIME.test(time.type) ? `${ident('time')}::DATE` : null;
}

/** Words that make a kind of ticket a complaint. */
const COMPLAINT = "regexp_matches(lower(ticket_kind::VARCHAR), '投诉|抱怨|complain')";

/** Which rows of a table of tickets are complaints where the author does not say: those whose kind says so. */
export function complaintCondition(table: TableInfo): string | null {
  return table.columns.some(({ name }) => name === 'ticket_kind') ? COMPLAINT : null;
}

/** One row: how many rows are complaints by a condition. */
export function countSql(table: string, condition: string): string {
  return `SELECT count(*) FILTER (WHERE ${condition})::DOUBLE AS n FROM ${ident(table)}`;
}

/** `tickets(id, complaints, complaints_w0, …)`: complaints of each customer up to the analysis date. */
export function ticketsSql(
  { ids }: Names,
  table: TableInfo,
  { spans, asOf, condition }: { spans: Spans; asOf: string; condition: string | null },
): string {
  const day = ticketDay(table);
  const windows = [...new Set(WINDOWS.map((name) => canonical(spans, name)))];
  const where = [condition && `(${condition})`, day && `(${day} IS NULL OR ${day} <= ${date(asOf)})`].filter(
    Boolean,
  );
  return `SELECT __id AS id, count(*) AS complaints${windows
    .map(
      (name) =>
        `,\n  ${day ? `count(*) FILTER (WHERE ${inSpan('day', spans[name])})` : 'NULL::BIGINT'} AS complaints_${name}`,
    )
    .join('')}
FROM (
  SELECT customer::VARCHAR AS __from, ${day ?? 'NULL::DATE'} AS day
  FROM ${ident(table.name)}${where.length > 0 ? `\n  WHERE ${where.join(' AND ')}` : ''}
)
JOIN ${ident(ids)} AS ids ON ids.__customer = __from
GROUP BY 1`;
}

/** One row: complaints, and those of nobody who ever ordered. */
export function ticketTotalsSql({ ids }: Names, table: TableInfo, condition: string | null): string {
  return `SELECT count(*)::DOUBLE AS rows, (count(*) - count(ids.__id))::DOUBLE AS unknown
FROM (SELECT customer::VARCHAR AS __from FROM ${ident(table.name)}${condition ? ` WHERE ${condition}` : ''})
LEFT JOIN ${ident(ids)} AS ids ON ids.__customer = __from`;
}
