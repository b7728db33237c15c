import type { ComputeContext, Statement } from '../../model/cell';
import { usuallyBetter, type Better } from '../../analysis/scoring/better';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import { chosen } from '../normalise';
import type { PositionOptions, Ratings } from './options';
import { betterSql, brandsSql, ratedColumns, ratingsSql, scoreColumns } from './query';
import type { BrandScores, Criterion, PositionResult } from './result';

export interface Read {
  readonly source: PositionResult['source'];
  readonly criteria: readonly Criterion[];
  readonly brands: readonly BrandScores[];
  readonly statements: readonly Statement[];
}

/** More brands than this are no map. */
const MOST_BRANDS = 200;

/** Brands with their scores, from the survey where there is one, else from the table of competitors. */
export async function readBrands(context: ComputeContext<PositionOptions>): Promise<Read> {
  const { options } = context;
  if (options.ratings !== null && options.ratings.from !== '') return readRatings(context, options.ratings);
  if (options.competitors === null) return { source: null, criteria: [], brands: [], statements: [] };
  const table = context.table(options.competitors);
  assertColumn(table, 'name');
  const columns = scoreColumns(table);
  const sql = brandsSql(table, columns);
  return { source: 'scores', ...(await read(context, table, columns, sql)) };
}

async function readRatings(context: ComputeContext<PositionOptions>, ratings: Ratings): Promise<Read> {
  const table = context.table(ratings.from);
  chosen(ratings.brand, 'ratings.brand');
  const columns = ratedColumns(table, ratings);
  for (const column of [ratings.brand, ...columns]) assertColumn(table, column);
  const own = await ownName(context);
  const sql = ratingsSql(table.name, ratings, columns, own);
  return { source: 'ratings', ...(await read(context, table, columns, sql)) };
}

/** Our own brand as the option names it, else as the table of competitors does. */
async function ownName({ options, table, database }: ComputeContext<PositionOptions>): Promise<string> {
  if (options.own !== '' || options.competitors === null) return options.own;
  const brands = await database.rows<{ name: string; own: boolean }>(
    brandsSql(table(options.competitors), []),
  );
  return brands.find(({ own }) => own)?.name ?? '';
}

async function read(
  context: ComputeContext<PositionOptions>,
  table: TableInfo,
  columns: readonly string[],
  sql: string,
): Promise<Omit<Read, 'source'>> {
  const { database, options } = context;
  type Row = { name: string; own: boolean; answers: number | null } & Record<string, number | null>;
  const rows = await database.rows<Row>(sql);
  if (rows.length > MOST_BRANDS) throw tooMany(table.name, rows.length);
  const brands = rows.map((row) => ({
    name: row.name,
    own: options.own === '' ? row.own : row.name === options.own,
    answers: row.answers,
    scores: columns.map((_, at) => row[`c${at}`] ?? null),
  }));
  const better = await betterOf(context);
  return {
    criteria: columns.map((key) => ({
      key,
      better: better.get(key) ?? usuallyBetter(key),
      label: table.columns.find(({ name }) => name === key)?.title ?? '',
    })),
    brands,
    statements: [{ title: 'position', sql }],
  };
}

/** What the competitors step says of its criteria; nothing of other tables. */
async function betterOf({
  database,
  options,
  table,
}: ComputeContext<PositionOptions>): Promise<ReadonlyMap<string, Better>> {
  if (options.competitors === null) return new Map();
  const name = `${table(options.competitors).name}_criteria`;
  try {
    table(name);
  } catch {
    // A table of another kind: nothing is said of its columns.
    return new Map();
  }
  const rows = await database.rows<{ key: string; better: Better }>(betterSql(name));
  return new Map(rows.map(({ key, better }) => [key, better]));
}

function assertColumn(table: TableInfo, column: string): void {
  if (table.columns.some(({ name }) => name === column)) return;
  throw new KequnError('analysis.missing_column', `missing column: ${table.name}.${column}`, {
    values: { column, table: table.name },
  });
}

function tooMany(table: string, count: number): KequnError {
  return new KequnError('position.too_many_brands', `invalid brands: ${count}`, {
    values: { table, count, most: MOST_BRANDS },
  });
}
