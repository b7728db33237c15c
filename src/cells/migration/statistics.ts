import type { Database } from '../../model/database';
import { each, type WindowStatistics } from './ruler';
import { statisticsSql, type StatisticsRow } from './query';

/** What the customers of a window are like on each measure; zeros where there are none. */
export async function readStatistics(
  database: Database,
  measured: string,
  bins: number,
): Promise<WindowStatistics> {
  const [row] = await database.rows<StatisticsRow>(statisticsSql(measured, bins));
  const value = (part: string) => row?.[part] ?? 0;
  const measures = each((measure) => ({
    mean: value(`${measure}_mean`),
    median: value(`${measure}_median`),
    quantiles: Array.from({ length: bins - 1 }, (_, i) => value(`${measure}_q${i + 1}`)),
  }));
  return { customers: value('customers'), once: value('once'), ...measures };
}
