import type { AsOf, ComputeContext, Outcome } from '../../model/cell';
import type { Database } from '../../model/database';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { tableAsOf } from '../../sql/orders/as-of';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { narrow } from './narrow';
import type { ScopeOptions } from './options';
import { type Days, firstDaySql, measuresSql, scopeSql } from './query';
import type { ScopeMeasures, ScopeResult } from './result';

/**
 * Publishes a view of everyone in scope with *all* their history, and a column `in_period` for the rows that are
 * measured. What measures a period (`rfm`: frequency and monetary, and who is a customer of it) counts rows in it;
 * what looks at a whole history (recency, first purchase, tenure, lifecycle, cohorts) uses every row.
 */
export async function compute(context: ComputeContext<ScopeOptions>): Promise<Outcome<ScopeResult>> {
  const { database, options, name } = context;
  if (options.from === null) return { tables: [], result: TEXT, warnings: [], statements: [] };
  const from = context.table(options.from);
  const { period, asOf } = await measuredDays(context, from);
  const narrowed = await narrow(database, from, options);
  const sql = scopeSql(from, options, period, narrowed.conditions);
  await replaceRelation(database, name, 'VIEW', sql);
  const table = await describeTable(database, name, { key: from.key, unique: from.unique });
  const before = await measures(database, from);
  const after = await measures(database, table);
  return {
    tables: [table],
    ...(asOf ? { asOf } : {}),
    result: {
      before: before.all,
      after: after.all,
      measured: period && after.measured,
      period,
      as_of: asOf?.date ?? null,
      narrowed_by: narrowed.columns,
    },
    warnings: [...narrowed.warnings, ...warnings(options, before.all, after.all, after.measured)],
    statements: [{ title: 'scope', sql }],
  };
}

const TEXT: ScopeResult = {
  ...{ before: null, after: null, measured: null, period: null, as_of: null },
  narrowed_by: { region: [], product_line: [] },
};

/** The days that are measured: as given, or the months up to the analysis date. */
async function measuredDays(
  { database, options, asOf: frontMatter }: ComputeContext<ScopeOptions>,
  from: TableInfo,
): Promise<{ period: Days | null; asOf: AsOf | null }> {
  const { period } = options;
  if (period === null) return { period: null, asOf: null };
  if (!('last_months' in period)) {
    return { period: { from: period.from ?? null, to: period.to ?? null }, asOf: null };
  }
  const asOf = await tableAsOf(database, from, { cell: options.as_of, frontMatter });
  const [first] = await database.rows<{ day: string }>(firstDaySql(asOf.date, period.last_months));
  return { period: { from: first?.day ?? null, to: asOf.date }, asOf };
}

type Row = Record<`${'all' | 'measured'}_${keyof ScopeMeasures}`, number | null>;

async function measures(
  database: Database,
  table: TableInfo,
): Promise<{ all: ScopeMeasures; measured: ScopeMeasures | null }> {
  const [row] = await database.rows<Row>(measuresSql(table));
  const part = (name: 'all' | 'measured'): ScopeMeasures => ({
    rows: row?.[`${name}_rows`] ?? 0,
    customers: row?.[`${name}_customers`] ?? null,
    orders: row?.[`${name}_orders`] ?? null,
    amount: row?.[`${name}_amount`] ?? null,
  });
  return { all: part('all'), measured: row && 'measured_rows' in row ? part('measured') : null };
}

/** Whether the scope asks for anything less than everything. */
function isNarrow({ region, product_line, who, where, period }: ScopeOptions): boolean {
  return region.length + product_line.length + who.length > 0 || where !== null || period !== null;
}

function warnings(
  options: ScopeOptions,
  before: ScopeMeasures,
  after: ScopeMeasures,
  measured: ScopeMeasures | null,
): Warning[] {
  if (after.rows === 0 || measured?.rows === 0) return [{ code: 'scope.nobody', values: {} }];
  const isWhole = after.rows === before.rows && measured?.rows === after.rows;
  return isWhole && isNarrow(options) ? [{ code: 'scope.no_effect', values: {} }] : [];
}
