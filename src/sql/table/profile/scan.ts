import type { Database } from '../../../model/database';
import type { Column, TableInfo, Value } from '../../../model/table';
import { ident } from '../../sql';
import { columnSort, FLOATING } from './sorts';

/** What one scan tells of a column; null where it makes no sense for the type. */
export interface ScannedColumn {
  readonly filled: number;
  /** Distinct values, estimated. */
  readonly near_distinct: number;
  readonly min: Value;
  readonly max: Value;
  readonly mean: number | null;
  readonly deviation: number | null;
  readonly shortest: number | null;
  readonly longest: number | null;
  /** Values that are no finite number or time. */
  readonly infinite: number;
  /** Numbers with a fraction. */
  readonly fractions: number;
}

/** So many columns are counted in one statement: each costs a handful of result columns. */
const AT_A_TIME = 40;

/**
 * Counts, ends, means and an estimate of the distinct values of every column, in one scan of the table (a scan each forty
 * columns: the engine reads only those). No sum of binary fractions depends on the order of rows in the digits kept.
 */
export async function scanColumns(
  database: Database,
  table: TableInfo,
  report: (done: number) => void,
): Promise<ScannedColumn[]> {
  const found: ScannedColumn[] = [];
  for (let from = 0; from < table.columns.length; from += AT_A_TIME) {
    const columns = table.columns.slice(from, from + AT_A_TIME);
    const [row] = await database.rows(scanSql(table.name, columns));
    found.push(...columns.map((_, i) => scannedColumn(row ?? {}, i)));
    report(found.length);
  }
  return found;
}

/** One row: `<measure>_<position>` for each column. */
export function scanSql(table: string, columns: readonly Column[]): string {
  const measures = columns.flatMap((column, i) =>
    Object.entries(measuresOf(column)).map(([name, sql]) => `${sql} AS ${name}_${i}`),
  );
  return `SELECT ${measures.join(',\n  ')}\nFROM ${ident(table)}`;
}

function measuresOf(column: Column): Record<string, string> {
  const name = ident(column.name);
  const sort = columnSort(column);
  const filled = { filled: `count(${name})::DOUBLE` };
  // A float has many NaN and two zeros: hashed as they stand they would count as several values.
  const near = { near: `approx_count_distinct(${name})::DOUBLE` };
  switch (sort) {
    case 'text':
      return { ...filled, ...near, ...lengths(`${name}::VARCHAR`) };
    case 'number':
      return { ...filled, ...near, ...numbers(name, FLOATING.test(column.type.toUpperCase())) };
    case 'time':
      return { ...filled, ...near, ...ends(name, '::VARCHAR', finite(name)), ...infinite(name) };
    case 'boolean':
      return { ...filled, ...near };
    case 'other':
      return { ...filled, near: `approx_count_distinct(${name}::VARCHAR)::DOUBLE` };
  }
}

const finite = (name: string) => ` FILTER (WHERE isfinite(${name}))`;

function lengths(name: string): Record<string, string> {
  return { shortest: `min(strlen(${name}))::DOUBLE`, longest: `max(strlen(${name}))::DOUBLE` };
}

function ends(name: string, as: string, where: string): Record<string, string> {
  return { min: `(min(${name})${where})${as}`, max: `(max(${name})${where})${as}` };
}

function infinite(name: string): Record<string, string> {
  return { infinite: `count(${name}) FILTER (WHERE NOT isfinite(${name}))::DOUBLE` };
}

/** Decimals and integers are summed exactly; of binary fractions the sum is compensated. */
function numbers(name: string, floating: boolean): Record<string, string> {
  const where = floating ? finite(name) : '';
  return {
    ...ends(name, '::DOUBLE', where),
    mean: floating ? `(favg(${name})${where})::DOUBLE` : `avg(${name})::DOUBLE`,
    // Squares of larger ones are no numbers.
    deviation: `(stddev_pop(${name}::DOUBLE)${floating ? ` FILTER (WHERE abs(${name}) < ${LARGEST})` : ''})::DOUBLE`,
    fractions: `count(*) FILTER (WHERE ${name} <> trunc(${name}))::DOUBLE`,
    ...(floating ? infinite(name) : {}),
  };
}

/** Of binary fractions so many digits are kept, counted from the largest value: the rest depends on the order of rows. */
const DIGITS = 10;
/** Sums and squares of larger ones overflow, in one order of rows or another. */
const LARGEST = 1e150;

function scannedColumn(row: Readonly<Record<string, Value>>, i: number): ScannedColumn {
  const number = (name: string) => {
    const value = row[`${name}_${i}`];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
  const size = Math.max(Math.abs(number('min') ?? 0), Math.abs(number('max') ?? 0));
  return {
    filled: number('filled') ?? 0,
    near_distinct: number('near') ?? 0,
    min: row[`min_${i}`] ?? null,
    max: row[`max_${i}`] ?? null,
    mean: steady(number('mean'), size),
    deviation: steady(number('deviation'), size),
    shortest: number('shortest'),
    longest: number('longest'),
    infinite: number('infinite') ?? 0,
    fractions: number('fractions') ?? 0,
  };
}

/** A mean of values up to a size, without the digits that the order of rows decides. */
function steady(value: number | null, size: number): number | null {
  if (value === null || size >= LARGEST) return null;
  if (size === 0) return 0;
  const decimals = DIGITS - 1 - Math.floor(Math.log10(size));
  if (decimals > 100) return 0;
  return decimals >= 0 ? Number(value.toFixed(decimals)) : Number(value.toPrecision(DIGITS));
}
