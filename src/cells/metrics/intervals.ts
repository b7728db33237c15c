import { quantileOfCounts } from '../../analysis/quantile/quantile-of-counts';
import type { Database } from '../../model/database';
import type { CustomerTables } from './customer-tables';
import type { MetricsResult } from './result';
import { repeatSql } from './query';

/**
 * What all gaps between distinct order days say together; quantiles are type 7, read from how often each gap occurs.
 */
export async function gapFigures(
  database: Database,
  sql: string,
  { joined }: CustomerTables,
): Promise<MetricsResult['intervals']> {
  const counts = await database.rows<{ gap: number; n: number }>(sql);
  const [repeat] = await database.rows<{ n: number }>(repeatSql(joined.names.work));
  const n = counts.reduce((sum, row) => sum + row.n, 0);
  const days = counts.reduce((sum, row) => sum + row.gap * row.n, 0);
  return {
    n,
    mean: n > 0 ? days / n : null,
    p50: quantileOfCounts(counts, 0.5),
    p80: quantileOfCounts(counts, 0.8),
    p90: quantileOfCounts(counts, 0.9),
    repeat: repeat?.n ?? 0,
  };
}
