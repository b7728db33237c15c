import type { Database } from '../../model/database';
import { number } from '../number';
import { ident } from '../sql';

const MOST_BINS = 30;

/** A class of values: `from <= value < to`; the first and the last hold what lies beyond. */
export interface ValueClass {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What is known of the values before they are counted: their ends, and the 1st and the 99th percentile. */
export interface ValueRange {
  readonly min: number;
  readonly max: number;
  readonly p01: number;
  readonly p99: number;
}

/**
 * At most 40 classes of a round width between the 1st and the 99th percentile; the first and the last class take what
 * lies beyond, so that a few huge values do not flatten the picture.
 *
 * @param whole whether the values are whole numbers: classes are then at least 1 wide
 */
export async function histogram(
  database: Database,
  table: string,
  column: string,
  range: ValueRange,
  whole: boolean,
): Promise<ValueClass[]> {
  const classes = histogramClasses(range, whole);
  const rows = await database.rows<{ bin: number; n: number }>(histogramSql(table, column, classes));
  const counts = new Map(rows.map((row) => [row.bin, row.n]));
  return Array.from({ length: classes.bins }, (_, i) => ({
    from: classes.from + i * classes.width,
    to: classes.from + (i + 1) * classes.width,
    count: counts.get(i) ?? 0,
  }));
}

interface Classes {
  readonly from: number;
  readonly width: number;
  readonly bins: number;
}

/** Classes of width 1, 2, 2.5 or 5 × a power of ten. */
export function histogramClasses({ min, max, p01, p99 }: ValueRange, whole: boolean): Classes {
  const low = min >= 0 ? min : p01;
  // Between two whole numbers the percentile belongs to the upper one.
  const high = Math.max(whole ? Math.ceil(p99) : p99, low);
  const width = niceWidth((high - low) / MOST_BINS || (max - min) / MOST_BINS || 1, whole);
  const from = Math.floor(low / width) * width;
  return { from, width, bins: Math.min(40, Math.floor((high - from) / width) + 1) };
}

function niceWidth(least: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const width = ([1, 2, 2.5, 5].find((step) => step * power >= least) ?? 10) * power;
  return whole ? Math.max(1, Math.ceil(width)) : width;
}

/** Rows by class: `bin` counts from 0. Rows without a value are in none. */
function histogramSql(table: string, column: string, { from, width, bins }: Classes): string {
  const bin = `floor((${ident(column)}::DOUBLE - ${number(from)}) / ${number(width)})`;
  // A small integer is grouped without hashing.
  return `SELECT bin::DOUBLE AS bin, count(*)::DOUBLE AS n
FROM (
  SELECT greatest(0, least(${bins - 1}, ${bin}))::UTINYINT AS bin
  FROM ${ident(table)} WHERE ${ident(column)} IS NOT NULL
)
GROUP BY 1 ORDER BY 1`;
}
