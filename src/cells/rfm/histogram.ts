import type { Database } from '../../model/database';
import { histogram as classes } from '../../sql/table/histogram';
import type { Measure } from './options';
import type { HistogramBin } from './result';
import type { MeasureStatistics } from './ruler';

/** Customers by class of a measure. */
export async function histogram(
  database: Database,
  table: string,
  measure: Measure,
  statistics: MeasureStatistics,
): Promise<HistogramBin[]> {
  const found = await classes(database, table, measure, statistics, measure !== 'monetary');
  return found.map(({ from, to, count }) => ({ from, to, customers: count }));
}
