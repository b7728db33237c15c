import type { Database } from '../../../model/database';
import type { ColumnProfile } from '../../../model/profile';
import type { Column, TableInfo } from '../../../model/table';
import { figuresOf, type Figures } from './figures';
import { scanColumns, type ScannedColumn } from './scan';
import { columnSort } from './sorts';
import { textsOf, type TextColumn, type Texts } from './texts';

/** A column's profile with what problems are found by. */
export interface Profiled {
  readonly profile: ColumnProfile;
  readonly scanned: ScannedColumn;
  /** Null but for texts. */
  readonly texts: Texts | null;
  /** Null but for numbers and times. */
  readonly figures: Figures | null;
}

/** Fewer distinct numbers than this are counted one by one, and everything else comes from the counts. */
const COUNTED = 2_000_000;

/** Told how many of the columns' two passes are done. */
export type ReportColumns = (done: number, total: number) => void;

/** Profiles every column: one scan for all of them, then a small one each, several texts together. */
export async function profileColumns(
  database: Database,
  table: TableInfo,
  report: ReportColumns,
): Promise<Profiled[]> {
  const total = table.columns.length * 2;
  const scanned = await scanColumns(database, table, (done) => {
    report(done, total);
  });
  const columns = table.columns.flatMap((column, i) => (scanned[i] ? [{ column, scanned: scanned[i] }] : []));
  const texts = columns.filter(({ column, scanned: { filled } }) => filled > 0 && isText(column));
  let done = table.columns.length;
  const textsFound = await textsOf(
    database,
    texts.map((one) => textColumn(table, one)),
    (read) => {
      report(done + read, total);
    },
  );
  done += texts.length;
  const found: Profiled[] = [];
  for (const one of columns) {
    const own = textsFound[texts.indexOf(one)] ?? null;
    const figures = own ? null : await figuresIn(database, table, one);
    found.push({ profile: profileOf(table, one, own, figures), scanned: one.scanned, texts: own, figures });
    if (!own) report((done += 1), total);
  }
  return found;
}

interface Scanned {
  readonly column: Column;
  readonly scanned: ScannedColumn;
}

function isText(column: Column): boolean {
  const sort = columnSort(column);
  return sort === 'text' || sort === 'boolean';
}

const nearDistinct = ({ near_distinct, filled }: ScannedColumn) => Math.min(near_distinct, filled);

function textColumn(table: TableInfo, { column, scanned }: Scanned): TextColumn {
  return {
    table: table.name,
    name: column.name,
    rows: table.rows,
    filled: scanned.filled,
    distinct: nearDistinct(scanned),
    plain: columnSort(column) === 'boolean',
  };
}

async function figuresIn(
  database: Database,
  table: TableInfo,
  { column, scanned }: Scanned,
): Promise<Figures | null> {
  const sort = columnSort(column);
  if (scanned.filled === 0 || (sort !== 'number' && sort !== 'time')) return null;
  return figuresOf(database, {
    table: table.name,
    name: column.name,
    sort,
    where: scanned.infinite > 0 ? 'finite' : scanned.filled < table.rows ? 'filled' : 'all',
    grouped: sort === 'time' || nearDistinct(scanned) <= COUNTED,
  });
}

function profileOf(
  table: TableInfo,
  { column, scanned }: Scanned,
  texts: Texts | null,
  figures: Figures | null,
): ColumnProfile {
  const sort = columnSort(column);
  // Days of times are counted, not times.
  const exact =
    (sort === 'time' && column.type !== 'DATE' ? null : figures?.distinct) ?? texts?.distinct ?? null;
  const plain = (value: ScannedColumn['min']) => (typeof value === 'boolean' ? null : value);
  return {
    name: column.name,
    type: column.type,
    sort,
    rows: table.rows,
    filled: scanned.filled,
    distinct: exact ?? Math.min(Math.round(scanned.near_distinct), scanned.filled),
    distinct_exact: exact !== null || scanned.filled === 0,
    min: plain(scanned.min),
    max: plain(scanned.max),
    mean: scanned.mean,
    deviation: scanned.deviation,
    quantiles: figures?.quantiles ?? null,
    bins: figures?.bins ?? [],
    below: figures?.below ?? 0,
    above: figures?.above ?? 0,
    top: texts?.top ?? [],
    top_exact: texts?.top_exact ?? true,
    shortest: scanned.shortest,
    longest: scanned.longest,
    personal: false,
  };
}
