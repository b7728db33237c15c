import type { Pager } from '../../model/table';

/** A figure far from the rest. */
export interface Outlier {
  readonly customer: string;
  readonly field: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly verified: boolean;
}

const SHOWN = 20;

/** The farthest, those nobody has looked at first. */
export async function readOutliers(rows: Pager, table: string): Promise<Outlier[]> {
  const sort = [
    { column: 'verified', descending: false },
    { column: 'distance', descending: true },
  ];
  const page = await rows({ table, offset: 0, limit: SHOWN, sort });
  const at = (name: string) => page.columns.findIndex((column) => column.name === name);
  return page.rows.map((row) => ({
    customer: String(row[at('customer')]),
    field: String(row[at('field')]),
    value: Number(row[at('value')]),
    low: Number(row[at('low')]),
    high: Number(row[at('high')]),
    verified: row[at('verified')] === true,
  }));
}
