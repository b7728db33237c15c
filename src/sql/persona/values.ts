import { date, ident, text } from '../sql';

/** Rows that tell a value of a customer. */
export interface ValueSource {
  readonly table: string;
  /** SQL of the customer, of the value, and of the rows that count (null: all). */
  readonly customer: string;
  readonly value: string;
  readonly where: string | null;
}

/** A text, trimmed; blank is unknown. */
export function textValue(column: string): string {
  return `nullif(trim(${ident(column)}::VARCHAR), '')`;
}

/** An age as the band it lies in: `<18`, `18-24`, …, `60+`. What cannot be an age is unknown. */
export function ageBand(years: string, bands: readonly number[]): string {
  const cases = bands.map((from, i) => {
    const label = i === 0 ? `<${from}` : `${bands[i - 1]}-${from - 1}`;
    return `WHEN ${years} < ${from} THEN ${text(label)}`;
  });
  return `CASE WHEN ${years} IS NULL OR ${years} < 0 OR ${years} > 120 THEN NULL ${cases.join(' ')} ELSE ${text(`${bands.at(-1) ?? 0}+`)} END`;
}

/** Whole years from a date of birth. */
export function yearsSince(column: string, asOf: string): string {
  return `date_sub('year', TRY_CAST(${ident(column)} AS DATE), ${date(asOf)})`;
}

/** Customer and value: each that a customer has (`many`), or the most frequent one, of equals the last in order. */
export function values({ table, customer, value, where }: ValueSource, kind: 'one' | 'many'): string {
  const rows = `SELECT ${customer}::VARCHAR AS customer, ${value} AS value FROM ${ident(table)}${where ? ` WHERE ${where}` : ''}`;
  if (kind === 'many') return `SELECT DISTINCT customer, value FROM (${rows}) WHERE value IS NOT NULL`;
  return `SELECT customer, max({'n': n, 'v': value}).v AS value FROM (
  SELECT customer, value, count(*) AS n FROM (${rows}) WHERE value IS NOT NULL GROUP BY ALL
) GROUP BY customer`;
}

/**
 * For how many customers of each group a value is known, and the most frequent values; `everyone` counts all groups. Over
 * `customers(customer, segment, …)`.
 */
export function distribution(customers: string, valuesSql: string, most: number): string {
  return `WITH known AS (
  SELECT p.segment, p.customer, v.value FROM ${ident(customers)} p JOIN (${valuesSql}) v USING (customer)
), counted AS (
  SELECT segment, value, count(*)::DOUBLE AS customers FROM known GROUP BY ALL
), bases AS (
  SELECT segment, count(DISTINCT customer)::DOUBLE AS known FROM known GROUP BY segment
), everyone AS (
  SELECT value, sum(customers) AS everyone FROM counted GROUP BY value
)
SELECT segment, value, customers, everyone, known
FROM counted JOIN everyone USING (value) JOIN bases USING (segment)
QUALIFY row_number() OVER (PARTITION BY segment ORDER BY customers DESC, value) <= ${most}
ORDER BY segment, customers DESC, value`;
}
