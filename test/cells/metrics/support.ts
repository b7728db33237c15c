import type { MetricsResult, MetricValue } from '../../../src/cells/metrics/result';
import type { Database } from '../../../src/model/database';
import type { SegmentationInfo } from '../../../src/model/segmentation';
import type { TableInfo, Value } from '../../../src/model/table';
import { ident, list, literal } from '../../../src/sql/sql';
import { describeTable } from '../../../src/sql/table/describe';
import { runCell } from '../../support/run-cell';

const TYPES: Readonly<Record<string, string>> = {
  time: 'TIMESTAMP',
  amount: 'DECIMAL(18,4)',
  list_price: 'DECIMAL(18,4)',
  discount: 'DECIMAL(18,4)',
  cost: 'DECIMAL(18,4)',
  refund_amount: 'DECIMAL(18,4)',
  quantity: 'INTEGER',
  in_period: 'BOOLEAN',
};

/** Makes a table of rows: the columns are the names given, text where no other type is known of them. */
export async function makeTable(
  database: Database,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  known: Pick<TableInfo, 'unique'> = {},
): Promise<TableInfo> {
  const values = rows.map((row) => `(${list(row.map(literal))})`);
  const casts = columns.map(
    (column) => `${ident(column)}::${TYPES[column] ?? 'VARCHAR'} AS ${ident(column)}`,
  );
  await database.run(`CREATE OR REPLACE TABLE ${ident(name)} AS
    SELECT ${list(casts)} FROM (VALUES ${list(values)}) AS t(${list(columns.map(ident))})`);
  return describeTable(database, name, known);
}

export interface Ran {
  readonly result: MetricsResult;
  /** The published rows by customer. */
  readonly customers: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  readonly warnings: readonly { readonly code: string }[];
  readonly statements: readonly { readonly title: string; readonly sql: string }[];
  metric(key: string, days?: number): MetricValue;
}

/** Runs the metrics of the table `orders` and reads what they published. */
export async function runMetrics(
  database: Database,
  options: Readonly<Record<string, unknown>>,
  tables: readonly (string | TableInfo)[] = ['orders'],
  segmentations: readonly SegmentationInfo[] = [],
): Promise<Ran> {
  const cell = { options: { from: 'orders', ...options }, tables, segmentations };
  const { result, warnings, statements } = await runCell('metrics', cell, database);
  const rows = await database.rows<Record<string, Value>>('SELECT * FROM metrics ORDER BY customer');
  const found = result as MetricsResult;
  return {
    result: found,
    customers: Object.fromEntries(rows.map((row) => [String(row['customer']), row])),
    warnings,
    statements,
    metric: (key, days) => {
      const one = found.metrics.find(({ metric, days: n }) => metric === key && n === (days ?? null));
      if (!one) throw new Error(`missing metric: ${key}`);
      return one;
    },
  };
}
