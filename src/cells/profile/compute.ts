import type { ComputeContext, Outcome } from '../../model/cell';
import type { ColumnProfile } from '../../model/profile';
import type { TableInfo } from '../../model/table';
import { duplicateRows, type KeyCandidate, keysOf } from '../../sql/table/profile/keys';
import { profileColumns, type Profiled } from '../../sql/table/profile/profile';
import { scanSql } from '../../sql/table/profile/scan';
import { chosen } from '../normalise';
import { dayProblems } from './days';
import type { ProfileOptions } from './options';
import { problemsOf } from './problems';
import { isPersonal } from './roles';
import type { ProfileResult } from './result';

/** Figures of every column, keys, repeated rows, and what is wrong, in order of weight. Publishes no table. */
export async function compute(context: ComputeContext<ProfileOptions>): Promise<Outcome<ProfileResult>> {
  const table = chosenTable(context);
  const { columns, total } = await figures(context, table);
  const { database } = context;
  context.progress({ stage: 'count', done: total - 1, total });
  const keys = await keysOf(
    database,
    table,
    columns.map(({ profile }) => profile),
  );
  // Rows that a key tells apart cannot repeat.
  const duplicates = keys.length > 0 ? 0 : await duplicateRows(database, table);
  const days = await dayProblems(database, table, columns);
  const result: ProfileResult = {
    table: table.name,
    rows: table.rows,
    duplicates,
    completeness: completeness(columns),
    keys: keys.map((key) => key.columns),
    columns: columns.map((column) => asKey(withPrivacy(column, table), keys)),
    problems: problemsOf(table, columns, { duplicates, days }),
  };
  const sql = scanSql(table.name, table.columns.slice(0, 40));
  return { tables: [], result, warnings: [], statements: [{ title: 'profile', sql }] };
}

/** The columns alone, for the head of a table. */
export async function answer(context: ComputeContext<ProfileOptions>): Promise<readonly ColumnProfile[]> {
  const table = chosenTable(context);
  const { columns } = await figures(context, table);
  return columns.map((column) => withPrivacy(column, table));
}

/** The table with the columns asked for; names that it does not have are ignored. */
function chosenTable(context: ComputeContext<ProfileOptions>): TableInfo {
  const { options } = context;
  const table = context.table(chosen(options.from, 'from'));
  const columns = table.columns.filter(({ name }) => options.columns.includes(name));
  return columns.length > 0 ? { ...table, columns } : table;
}

async function figures(
  { database, progress }: ComputeContext<ProfileOptions>,
  table: TableInfo,
): Promise<{ columns: Profiled[]; total: number }> {
  const total = table.columns.length * 2 + 1;
  const columns = await profileColumns(database, table, (done) => {
    progress({ stage: 'count', done, total });
  });
  return { columns, total };
}

/** Personal is what looks it, and what was judged so where it came in: ids of customers may be their names. */
function withPrivacy({ profile, texts }: Profiled, table: TableInfo): ColumnProfile {
  const marked = table.columns.some(({ name, sensitivity }) => name === profile.name && sensitivity);
  return { ...profile, personal: marked || isPersonal(profile, texts) };
}

/** The values of a proven key are as many as its rows. */
function asKey(profile: ColumnProfile, keys: readonly KeyCandidate[]): ColumnProfile {
  const isKey = keys.some(({ columns: [only, ...others] }) => only === profile.name && others.length === 0);
  return isKey ? { ...profile, distinct: profile.filled, distinct_exact: true } : profile;
}

function completeness(columns: readonly Profiled[]): number | null {
  const cells = columns.reduce((sum, { profile }) => sum + profile.rows, 0);
  const filled = columns.reduce((sum, { profile, texts }) => {
    const blank = (texts?.traits.empty.rows ?? 0) + (texts?.traits.missing_word.rows ?? 0);
    return sum + profile.filled - blank;
  }, 0);
  return cells === 0 ? null : filled / cells;
}
