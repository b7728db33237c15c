import type { Database } from '../../model/database';
import type { Measure } from './options';
import { histogramSql } from './query';
import type { HistogramBin } from './result';
import type { MeasureStatistics } from './ruler';

const MOST_BINS = 30;

/**
 * At most 40 classes of a round width between the 1st and the 99th percentile; the first and the last class take what
 * lies beyond, so that a few huge values do not flatten the picture.
 */
export async function histogram(
  database: Database,
  table: string,
  measure: Measure,
  statistics: MeasureStatistics,
): Promise<HistogramBin[]> {
  const classes = histogramClasses(statistics, measure !== 'monetary');
  const rows = await database.rows<{ bin: number; customers: number }>(histogramSql(table, measure, classes));
  const counts = new Map(rows.map((row) => [row.bin, row.customers]));
  return Array.from({ length: classes.bins }, (_, i) => ({
    from: classes.from + i * classes.width,
    to: classes.from + (i + 1) * classes.width,
    customers: counts.get(i) ?? 0,
  }));
}

/** Classes of width 1, 2, 2.5 or 5 × a power of ten. */
export function histogramClasses(
  { min, max, p01, p99 }: Pick<MeasureStatistics, 'min' | 'max' | 'p01' | 'p99'>,
  whole: boolean,
): { from: number; width: number; bins: number } {
  const low = min >= 0 ? min : p01;
  const high = Math.max(p99, low);
  const width = niceWidth((high - low) / MOST_BINS || (max - min) / MOST_BINS || 1, whole);
  const from = Math.floor(low / width) * width;
  return { from, width, bins: Math.min(40, Math.floor((high - from) / width) + 1) };
}

function niceWidth(least: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const width = ([1, 2, 2.5, 5].find((step) => step * power >= least) ?? 10) * power;
  return whole ? Math.max(1, Math.ceil(width)) : width;
}
