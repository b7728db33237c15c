import { date, ident, list, text } from '../../sql/sql';

/** Rows by day, in order; `day` counts from 1970-01-01. */
export function dayCountsSql(table: string, column: string): string {
  const name = ident(column);
  return `SELECT (day - DATE '1970-01-01')::DOUBLE AS day, rows
FROM (SELECT ${name}::DATE AS day, count(*)::DOUBLE AS rows FROM ${ident(table)} WHERE isfinite(${name}) GROUP BY 1)
ORDER BY day`;
}

/** A condition: the day of a column lies outside these days (ISO dates, null = open). */
export function outsideDays(column: string, from: string | null, to: string | null): string {
  return [
    ...(from === null ? [] : [`${ident(column)} < ${date(from)}`]),
    ...(to === null ? [] : [`${ident(column)} >= ${date(to)} + 1`]),
  ].join(' OR ');
}

/** A condition: no finite number. */
export function notFinite(column: string): string {
  return `NOT isfinite(${ident(column)})`;
}

/** A condition: a column holds one of these texts. */
export function oneOf(column: string, values: readonly string[]): string {
  return `${ident(column)} IN (${list(values.map(text))})`;
}
