import type { Outcome } from '../../model/cell';
import type { Database } from '../../model/database';
import { largestSql } from '../../sql/table/largest';

/** What tables of customers call their amount, the first that is there. */
const AMOUNTS = ['monetary', 'amount', 'amount_12m', 'yearly_purchase'];
const NUMBER = /INT|DOUBLE|FLOAT|DECIMAL/;

/**
 * Says of each segment that a cell made what its largest customer brings of the amount, so that the privacy check knows
 * groups that one person dominates. A table without amounts says nothing.
 */
export async function markLargest(database: Database, outcome: Outcome): Promise<Outcome> {
  const { segmentation, tables } = outcome;
  const columns = tables.find(({ name }) => name === segmentation?.name)?.columns ?? [];
  const amount = AMOUNTS.find((wanted) =>
    columns.some(({ name, type }) => name === wanted && NUMBER.test(type)),
  );
  if (!segmentation || amount === undefined) return outcome;
  const rows = await database.rows<{ segment: string; largest: number | null }>(
    largestSql(segmentation.name, amount),
  );
  const largest = new Map(rows.map((row) => [row.segment, row.largest]));
  const segments = segmentation.segments.map((one) => ({
    ...one,
    largest: largest.get(one.segment) ?? null,
  }));
  return { ...outcome, segmentation: { ...segmentation, segments } };
}
