import { ident, list, literal, text } from '../../sql/sql';

/** The working tables of a run, dropped at its end. No cell can have such a name. */
export const peopleTable = (cell: string): string => `${cell} people`;
export const joinedTable = (cell: string): string => `${cell} joined`;

/** A column of ours that cannot clash with one of the table. */
const SEGMENT = ' segment';

/** The customers that are in a segment, with what is known of them. */
export function joinedSql(people: string, segmentation: string, columns: readonly string[]): string {
  const kept = columns.map((column) => `p.${ident(column)}`);
  return `SELECT ${list([`s.segment AS ${ident(SEGMENT)}`, 'p.customer', ...kept])}
FROM ${ident(people)} AS p
JOIN ${ident(segmentation)} AS s ON CAST(s.customer AS VARCHAR) = p.customer
WHERE s.segment IS NOT NULL`;
}

/** Customers by segment. */
export function segmentsSql(joined: string): string {
  return `SELECT ${ident(SEGMENT)} AS segment, count(*)::DOUBLE AS customers FROM ${ident(joined)} GROUP BY 1 ORDER BY 1`;
}

/** Customers by segment and value of a dimension; null is unknown. */
export function crossSql(joined: string, column: string): string {
  return `SELECT ${ident(SEGMENT)} AS segment, nullif(trim(CAST(${ident(column)} AS VARCHAR)), '') AS value,
  count(*)::DOUBLE AS customers
FROM ${ident(joined)} GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** A column as a number; what is not finite is unknown. */
function metric(column: string): string {
  const value = `CAST(${ident(column)} AS DOUBLE)`;
  return `CASE WHEN isfinite(${value}) THEN ${value} END`;
}

/**
 * Of each segment and of everyone (`segment` null): n, mean, variance, quartiles, and how many lie beyond ten standard
 * deviations. Sums are compensated (`fsum`) and squares taken from the mean, so that figures hold to the last digits.
 */
export function momentsSql(joined: string, column: string): string {
  return `WITH known AS (
  SELECT ${ident(SEGMENT)} AS segment, ${metric(column)} AS x FROM ${ident(joined)} WHERE ${metric(column)} IS NOT NULL
), means AS (
  SELECT segment, fsum(x) / count(*) AS mean FROM known GROUP BY segment
  UNION ALL SELECT NULL, fsum(x) / count(*) FROM known
)
SELECT m.segment AS segment, count(*)::DOUBLE AS n, any_value(m.mean) AS mean,
  CASE WHEN count(*) > 1 THEN fsum((k.x - m.mean) * (k.x - m.mean)) / (count(*) - 1) END AS variance,
  quantile_cont(k.x, 0.25) AS q1, quantile_cont(k.x, 0.5) AS median, quantile_cont(k.x, 0.75) AS q3
FROM known AS k JOIN means AS m ON m.segment = k.segment OR m.segment IS NULL
GROUP BY m.segment ORDER BY m.segment`;
}

/** Customers farther from a mean than a distance. */
export function farSql(joined: string, column: string, mean: number, distance: number): string {
  return `SELECT count(*)::DOUBLE AS customers FROM ${ident(joined)}
WHERE abs(${metric(column)} - ${literal(mean)}) > ${literal(distance)}`;
}

/**
 * Sums of ranks by segment, equal values having the mean of their ranks, and Σ (t³ − t) over equal ones. Ranks are
 * doubled, so that they are whole numbers and sums exact.
 */
export function ranksSql(joined: string, column: string): string {
  return `WITH cells AS (
  SELECT ${metric(column)} AS x, ${ident(SEGMENT)} AS segment, count(*) AS n
  FROM ${ident(joined)} WHERE ${metric(column)} IS NOT NULL GROUP BY 1, 2
), counted AS (
  SELECT x, sum(n)::BIGINT AS t FROM cells GROUP BY x
), ranked AS (
  SELECT x, t, 2 * (sum(t) OVER (ORDER BY x) - t) + t + 1 AS doubled FROM counted
)
SELECT c.segment AS segment, sum(c.n)::DOUBLE AS n, sum(c.n * r.doubled)::DOUBLE / 2 AS rank_sum,
  (SELECT sum(t::HUGEINT * t * t - t)::DOUBLE FROM counted) AS ties
FROM cells AS c JOIN ranked AS r ON r.x = c.x
GROUP BY c.segment ORDER BY c.segment`;
}

/** Customers by segment of one and of another segmentation; null where they are in one only. */
export function agreementSql(first: string, second: string): string {
  return `SELECT a.segment AS first, b.segment AS second, count(*)::DOUBLE AS customers
FROM (SELECT CAST(customer AS VARCHAR) AS customer, segment FROM ${ident(first)} WHERE segment IS NOT NULL) AS a
FULL JOIN (SELECT CAST(customer AS VARCHAR) AS customer, segment FROM ${ident(second)} WHERE segment IS NOT NULL) AS b
  ON a.customer = b.customer
GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** A row of the published table. */
export type FigureRow = readonly [
  column: string,
  segment: string,
  value: string | null,
  customers: number,
  share: number | null,
  index: number | null,
  residual: number | null,
  mean: number | null,
  sd: number | null,
  median: number | null,
];

/** The published table: each column by segment, a row a value of a dimension. */
export function figuresSql(rows: readonly FigureRow[]): string {
  const columns = `"column", segment, value, customers, share, "index", residual, mean, sd, median`;
  const types = ['VARCHAR', 'VARCHAR', 'VARCHAR', ...Array.from({ length: 7 }, () => 'DOUBLE')];
  const casts = list(
    columns.split(', ').map((column, i) => `CAST(${column} AS ${types[i] ?? 'DOUBLE'}) AS ${column}`),
  );
  if (rows.length === 0) {
    return `SELECT ${casts} FROM (VALUES (${list(types.map(() => 'NULL'))})) AS t(${columns}) WHERE FALSE`;
  }
  const values = rows.map(
    (row) => `(${list(row.map((value) => (typeof value === 'string' ? text(value) : literal(value))))})`,
  );
  return `SELECT ${casts} FROM (VALUES
  ${values.join(',\n  ')}
) AS t(${columns})`;
}
