import type { Database } from '../../../model/database';
import type { TableInfo } from '../../../model/table';
import { ident, list } from '../../sql';

/** Columns whose values together tell rows apart. */
export interface KeyCandidate {
  readonly columns: readonly string[];
}

/** A column as far as keys care. */
export interface KeyColumn {
  readonly name: string;
  readonly filled: number;
  readonly distinct: number;
  readonly distinct_exact: boolean;
}

const ID_NAME = /(^|_|\b)(id|no|key|code|number|order)$|编号|单号|卡号|会员号|号码|^customer$|^order$/i;
/** An estimate this near to the rows may be all of them: it was a fifth too low for 250,000 ids in a row. */
const NEARLY = 0.75;
const MOST_SINGLES = 6;
const MOST_PAIRS = 3;
/** Pairs are looked for among so many columns. */
const AMONG = 8;

/** Single columns that are keys; where none is, pairs. Exact: as many distinct hashes of 64 bits as rows. */
export async function keysOf(
  database: Database,
  table: TableInfo,
  columns: readonly KeyColumn[],
): Promise<KeyCandidate[]> {
  if (table.rows === 0) return [];
  const full = columns.filter(({ filled }) => filled === table.rows).sort(byPromise);
  const singles: KeyCandidate[] = [];
  const maybe = full.filter((one) => one.distinct >= table.rows * (one.distinct_exact ? 1 : NEARLY));
  for (const { name, distinct_exact: exact } of maybe.slice(0, MOST_SINGLES)) {
    const known = exact || (table.unique?.includes(name) ?? false);
    if (known || (await distinctRows(database, table.name, [name])) === table.rows)
      singles.push({ columns: [name] });
  }
  return singles.length > 0 ? singles : pairsOf(database, table, full);
}

/** Ids first, then the column with more values, then by name. */
function byPromise(a: KeyColumn, b: KeyColumn): number {
  const id = Number(ID_NAME.test(b.name)) - Number(ID_NAME.test(a.name));
  return id || b.distinct - a.distinct || (a.name < b.name ? -1 : 1);
}

async function pairsOf(
  database: Database,
  table: TableInfo,
  columns: readonly KeyColumn[],
): Promise<KeyCandidate[]> {
  const some = columns.filter(({ distinct }) => distinct > 1).slice(0, AMONG);
  const pairs = some
    .flatMap((a, i) => some.slice(i + 1).map((b) => [a, b] as const))
    .filter(([a, b]) => a.distinct * b.distinct >= table.rows && sensible(a, b));
  for (const [a, b] of pairs.slice(0, MOST_PAIRS)) {
    if ((await distinctRows(database, table.name, [a.name, b.name])) === table.rows)
      return [{ columns: [a.name, b.name] }];
  }
  return [];
}

/** Two amounts tell rows apart too, but are no key: one of the two must be an id. */
function sensible(a: KeyColumn, b: KeyColumn): boolean {
  return ID_NAME.test(a.name) || ID_NAME.test(b.name);
}

/** Rows that repeat an earlier row in every column. */
export async function duplicateRows(database: Database, table: TableInfo): Promise<number> {
  if (table.rows === 0 || table.columns.length === 0) return 0;
  const names = table.columns.map(({ name }) => name);
  return table.rows - (await distinctRows(database, table.name, names));
}

async function distinctRows(database: Database, table: string, columns: readonly string[]): Promise<number> {
  const [row] = await database.rows<{ n: number }>(
    `SELECT count(DISTINCT hash(${list(columns.map(ident))}))::DOUBLE AS n FROM ${ident(table)}`,
  );
  return row?.n ?? 0;
}
