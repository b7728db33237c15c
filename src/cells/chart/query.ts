import { ident, literal, text } from '../../sql/sql';
import type { Aggregate, Sort, TimeBin } from './definition';
import type { Axis, AxisType } from './result';

/** What kind of axis a column of this type makes. */
export function axisType(type: string): AxisType {
  if (/^(DATE|TIMESTAMP)/.test(type)) return 'time';
  return isNumeric(type) ? 'number' : 'text';
}

export function isNumeric(type: string): boolean {
  return /^(DECIMAL|DOUBLE|FLOAT|REAL|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)/.test(type);
}

/** A column as an axis shows it: times by their unit as ISO dates, numbers by the lower end of their bin. */
export function axisValue({ column, type, bin }: Axis): string {
  const name = ident(column);
  // DuckDB 1.4 takes date_trunc of a missing time for a value (`count(date_trunc('year', NULL::TIMESTAMP))` is 1): hence CASE.
  if (type === 'time') {
    return `CASE WHEN isfinite(${name}) THEN date_trunc(${text(timeBin(bin))}, ${name}::TIMESTAMP)::DATE END`;
  }
  if (type === 'text') return `${name}::VARCHAR`;
  const finite = `CASE WHEN isfinite(${name}::DOUBLE) THEN ${name}::DOUBLE END`;
  // 0.3 / 0.1 is a little less than 3 in binary fractions.
  return typeof bin === 'number' ? `floor(${finite} / ${bin}::DOUBLE + 1e-9)` : finite;
}

function timeBin(bin: Axis['bin']): TimeBin {
  return typeof bin === 'string' ? bin : 'day';
}

/** What must be known of a column before it is binned. */
export function axisFacts(table: string, column: string, type: AxisType): string {
  const name = ident(column);
  const position = type === 'time' ? `date_diff('day', DATE '1970-01-01', ${name}::DATE)` : `${name}::DOUBLE`;
  const known = type === 'time' ? `isfinite(${name})` : `isfinite(${name}::DOUBLE)`;
  return `WITH known AS (SELECT ${position}::DOUBLE AS v FROM ${ident(table)} WHERE ${known})
SELECT count(*)::DOUBLE AS n, count(DISTINCT v)::DOUBLE AS "values", min(v) AS low, max(v) AS high,
  quantile_cont(v, 0.25) AS q1, quantile_cont(v, 0.75) AS q3, coalesce(bool_and(v = floor(v)), false) AS whole
FROM known`;
}

/** The number that an aggregate makes of a group. */
export function aggregateValue(aggregate: Aggregate, column: string | null, type: string): string {
  if (column === null) return 'count(*)::DOUBLE';
  if (aggregate === 'count') return `count(y)::DOUBLE`;
  if (aggregate === 'distinct') return `count(DISTINCT y)::DOUBLE`;
  // Sums of binary fractions depend on the order of rows; Kahan's depend on it least.
  const exact = !/^(DOUBLE|FLOAT|REAL)/.test(type);
  const functions = { sum: exact ? 'sum' : 'fsum', mean: exact ? 'avg' : 'favg', median: 'median' };
  return aggregate === 'min' || aggregate === 'max'
    ? `${aggregate}(y)::DOUBLE`
    : `${functions[aggregate]}(y)::DOUBLE`;
}

/** The column that is aggregated, without what is no number. */
export function measuredValue(column: string | null, type: string, aggregate: Aggregate): string {
  if (column === null) return 'NULL';
  const name = ident(column);
  if (aggregate === 'count' || aggregate === 'distinct') return name;
  if (type === 'BOOLEAN') return `${name}::INTEGER`;
  return /^(DOUBLE|FLOAT|REAL)/.test(type) ? `CASE WHEN isfinite(${name}) THEN ${name} END` : name;
}

export interface Points {
  readonly table: string;
  readonly x: string;
  /** Heatmap: the rows. */
  readonly row: string | null;
  readonly colour: string | null;
  readonly measured: string;
  /** Whose a row is; null where the table does not say. */
  readonly customer: string | null;
}

/** One row a row of the table: what it is on each axis, and whose. Ends are rows without a place on an axis. */
export function points({ table, x, row, colour, measured, customer }: Points): string {
  return `SELECT ${x} AS x, ${row ?? 'NULL'} AS row, ${colour ? `${ident(colour)}::VARCHAR` : 'NULL'} AS c, ${measured} AS y,
  ${customer ? `${ident(customer)}::VARCHAR` : 'NULL'} AS k
FROM ${ident(table)}`;
}

export function placed(hasRow: boolean): string {
  return hasRow ? 'x IS NOT NULL AND row IS NOT NULL' : 'x IS NOT NULL';
}

/** How many rows have a place on the axes. */
export function counts(from: string, hasRow: boolean): string {
  return `SELECT count(*)::DOUBLE AS total, count(*) FILTER (WHERE ${placed(hasRow)})::DOUBLE AS used FROM (${from})`;
}

/** The values of a dimension with their totals, in the order asked for; at most `limit`. */
export function dimension(
  from: string,
  name: 'x' | 'row' | 'c',
  hasRow: boolean,
  { value, sort, limit }: { value: string; sort: Sort; limit: number },
): string {
  const order = {
    x: `${name}`,
    x_desc: `${name} DESC`,
    value: `total DESC NULLS LAST, ${name}`,
    value_asc: `total, ${name}`,
  };
  return `SELECT ${name} AS value, ${value} AS total, (count(*) OVER ())::DOUBLE AS of
FROM (${from}) WHERE ${placed(hasRow)} AND ${name} IS NOT NULL
GROUP BY ${name} ORDER BY ${order[sort]} LIMIT ${limit}`;
}

/** The marks: a value for each place and series; series that are not kept become one (null). */
export function marks(from: string, value: string, keep: Kept): string {
  return `SELECT x, row, ${seriesColumn(keep)} AS colour, ${value} AS value
FROM (${from}) WHERE ${placed(keep.hasRow)}
GROUP BY ALL ORDER BY ALL`;
}

/** The series that are told apart, and whether there are rows. */
export interface Kept {
  readonly series: readonly string[] | null;
  readonly hasRow: boolean;
}

function seriesColumn({ series }: Kept): string {
  return series ? `CASE WHEN c IN (${['NULL', ...series.map(text)].join(', ')}) THEN c END` : 'NULL';
}

/**
 * The customers behind each mark, and the share of the largest in its value: `part` is what a customer adds to it, null
 * where values are no sums. What the privacy check goes by.
 */
export function people(from: string, part: string | null, keep: Kept): string {
  const dominant =
    part === null ? 'NULL' : 'CASE WHEN sum(part) > 0 THEN least(1, max(part) / sum(part)) END';
  return `SELECT x, row, colour, count(*)::DOUBLE AS customers, (${dominant})::DOUBLE AS dominant
FROM (
  SELECT x, row, ${seriesColumn(keep)} AS colour, k, ${part ?? 'NULL'} AS part
  FROM (${from}) WHERE ${placed(keep.hasRow)} AND k IS NOT NULL GROUP BY ALL
) GROUP BY x, row, colour ORDER BY ALL`;
}

/** Only the places that are kept. */
export function within(from: string, name: 'x' | 'row', values: readonly (string | number)[]): string {
  return `SELECT * FROM (${from}) WHERE ${name} IN (${values.map(literal).join(', ')})`;
}

/**
 * Rows as points; where there are more than `limit`, those whose whole row has the smallest hash: the same points for the
 * same rows, in whatever order they come.
 */
export function sampledPoints(
  {
    table,
    x,
    y,
    colour,
    columns,
  }: { table: string; x: string; y: string; colour: string | null; columns: readonly string[] },
  limit: number,
): string {
  const hashed = `hash(${columns.map(ident).join(', ')})`;
  return `SELECT x, y, colour FROM (
  SELECT ${x} AS x, ${y} AS y, ${colour ? `${ident(colour)}::VARCHAR` : 'NULL'} AS colour, ${hashed} AS h FROM ${ident(table)}
) WHERE x IS NOT NULL AND y IS NOT NULL ORDER BY h, x, y, colour LIMIT ${limit}`;
}
