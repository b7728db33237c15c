import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import { replaceRelation } from '../../sql/table/relation';
import type { Columns } from './columns';
import type { ClusterOptions } from './options';
import { readLevels, type KnownLevels } from './levels';
import { countQuery, numbersQuery, rowsQuery, rowsTable } from './query';

/** Below this many customers value tiers and rules say more than groups found by distance. */
const FEW_CUSTOMERS = 300;

/** The customers a run can use, numbered in a working table. */
export interface Prepared {
  readonly rows: { readonly table: number; readonly used: number; readonly left_out: number };
  readonly levels: readonly KnownLevels[];
  /** The transformed features `x0`, … and the codes of the categories `c0`, … */
  readonly transformed: Readonly<Record<string, Float64Array>>;
  readonly query: string;
  readonly warnings: readonly Warning[];
}

/**
 * Counts, judges and numbers the rows, and reads the transformed features.
 * @throws KequnError `analysis.no_customers`, `analysis.too_few_rows`, `analysis.duplicate_customers`.
 */
export async function prepare(context: ComputeContext<ClusterOptions>, columns: Columns): Promise<Prepared> {
  const { database, name, options } = context;
  const [counts = {}] = await database.rows<Record<string, number>>(countQuery(options.from, columns));
  const { table_rows: table = 0, used_rows: used = 0, customers = 0 } = counts;
  checkCounts(options, { table, used, customers });
  const known = await readLevels(context, columns);
  const query = rowsQuery(options.from, columns, known.levels);
  await replaceRelation(database, rowsTable(name), 'TABLE', query);
  const points = [...columns.features.map((_, i) => `x${i}`), ...columns.categories.map((_, i) => `c${i}`)];
  return {
    rows: { table, used, left_out: table - used },
    transformed: await database.numbers(numbersQuery(name, points)),
    query,
    levels: known.levels,
    warnings: [...doubts(columns, counts, table, used), ...known.warnings],
  };
}

interface Counts {
  readonly table: number;
  readonly used: number;
  readonly customers: number;
}

function checkCounts({ from, key, baseline }: ClusterOptions, { table, used, customers }: Counts): void {
  const values = { table: from, rows: used, all: table, needed: 2, column: key };
  if (table === 0)
    throw new KequnError('analysis.no_customers', `missing customers: ${from} is empty`, { values });
  if (used === 0 || (used < 2 && !baseline)) {
    throw new KequnError('analysis.too_few_rows', `invalid rows: ${used} of ${table} in ${from}, 2 needed`, {
      values,
    });
  }
  if (customers === used) return;
  throw new KequnError(
    'analysis.duplicate_customers',
    `invalid key: ${used - customers} rows of ${from} repeat`,
    {
      values: { ...values, repeated: used - customers },
    },
  );
}

function doubts(
  columns: Columns,
  counts: Readonly<Record<string, number>>,
  table: number,
  used: number,
): Warning[] {
  const warnings: Warning[] = [];
  if (table > used)
    warnings.push({ code: 'cluster.rows_left_out', values: { rows: table - used, of: table } });
  if (used < FEW_CUSTOMERS) {
    warnings.push({ code: 'cluster.few_customers', values: { customers: used, limit: FEW_CUSTOMERS } });
  }
  columns.features.forEach(({ column }, i) => {
    const rows = counts[`below_${i}`] ?? 0;
    if (rows > 0) warnings.push({ code: 'cluster.log_of_negative', values: { feature: column, rows } });
  });
  return warnings;
}
