import type { Database } from '../../src/model/database';
import type { SegmentationInfo } from '../../src/model/segmentation';

/** A segmentation from any query that gives `customer` and `segment`: the table, and its descriptor. */
export async function makeSegmentation(
  database: Database,
  name: string,
  query: string,
): Promise<SegmentationInfo> {
  await database.run(`CREATE OR REPLACE TABLE ${name} AS ${query}`);
  const rows = await database.rows<{ segment: string; customers: number }>(
    `SELECT segment, count(*)::DOUBLE AS customers FROM ${name} GROUP BY 1 ORDER BY 1`,
  );
  const segments = rows.map(({ segment, customers }, i) => ({
    segment,
    label_zh: `客群${segment}`,
    label_en: `Group ${segment}`,
    rank: i + 1,
    colour: (i % 8) + 1,
    rule: `segment = ${segment}`,
    customers,
    amount: null,
  }));
  return { name, basis: 'value', segments };
}
