import { MEASURES, type Measure } from './options';
import type { MeasureStatistics, Statistics } from './ruler';

/** The row that `statisticsSql` gives. */
export type StatisticsRow = Readonly<
  Record<'customers' | 'once' | 'negative' | 'amount', number> & Record<string, number>
>;

/** The same with the cuts of percentile ranks (`percentileCutsSql`) in place of quantiles. */
export function withPercentiles(
  statistics: Statistics,
  row: Readonly<Record<string, number>>,
  bins: number,
): Statistics {
  const cuts = (measure: Measure) =>
    Array.from({ length: bins - 1 }, (_, i) => row[`${measure}_c${i + 1}`] ?? NaN);
  const changed = (measure: Measure) => ({ ...statistics[measure], quantiles: cuts(measure) });
  return {
    ...statistics,
    recency: changed('recency'),
    frequency: changed('frequency'),
    monetary: changed('monetary'),
  };
}

/** The row of statistics by measure. */
export function readStatistics(row: StatisticsRow, bins: number): Statistics {
  const [recency, frequency, monetary] = MEASURES.map((measure) => one(row, measure, bins));
  if (!recency || !frequency || !monetary) throw new Error('missing statistics');
  return { customers: row.customers, once: row.once, recency, frequency, monetary };
}

function one(row: StatisticsRow, measure: Measure, bins: number): MeasureStatistics {
  const value = (part: string) => row[`${measure}_${part}`] ?? Number.NaN;
  return {
    min: value('min'),
    max: value('max'),
    mean: value('sum') / row.customers,
    median: value('median'),
    p01: value('p01'),
    p99: value('p99'),
    quantiles: Array.from({ length: bins - 1 }, (_, i) => value(`q${i + 1}`)),
  };
}
