import { sensitiveColumn } from '../../import/sensitive';
import { sensitiveName } from '../../import/sensitive-names';
import type { Outcome } from '../../model/cell';
import type { Database } from '../../model/database';
import { fieldSpec } from '../../model/fields';
import { KIND_SENSITIVITY } from '../../model/sensitive';
import type { Column, TableInfo } from '../../model/table';
import { namesOfSelected } from '../../sql/table/lineage';
import { selectQuery } from '../../sql/table/select';
import { identifierName, significantTokens } from '../../sql/tokens';

/** Values are looked at in so many of the first rows. */
const LOOKED_AT = 200;
/** A result with more columns than this is looked at by name only beyond them. */
const MOST_COLUMNS = 200;

type Mark = Column['sensitivity'];

/**
 * Marks the columns of a cell's tables that hold what belongs to persons: by their names, because they are selected from
 * such columns, or because the values of the first rows look like it. What a cell reads and passes on under the same name
 * was judged where it came in.
 */
export async function markSensitive(
  database: Database,
  inputs: readonly TableInfo[],
  outcome: Outcome,
): Promise<Outcome> {
  const known = inputs.flatMap(({ columns }) => columns);
  const selected = selectedNames(known, outcome);
  const tables: TableInfo[] = [];
  // One after the other: they share the run's connection.
  for (const table of outcome.tables) {
    const marks = new Map(table.columns.map(({ name }) => [name, markOf(name, known, selected)]));
    const isNew = (name: string) => !known.some((one) => same(one.name, name));
    const unknown = table.columns.filter(
      ({ name, type }) => type === 'VARCHAR' && !marks.get(name) && isNew(name),
    );
    for (const [name, mark] of await marksByValue(database, table, unknown)) marks.set(name, mark);
    tables.push({
      ...table,
      columns: table.columns.map((column) => withMark(column, marks.get(column.name))),
    });
  }
  return { ...outcome, tables };
}

function withMark(column: Column, mark: Mark): Column {
  const text = column.type === 'VARCHAR' || column.type === 'DATE' || column.type.startsWith('TIMESTAMP');
  return mark && text ? { ...column, sensitivity: mark } : column;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function markOf(name: string, known: readonly Column[], selected: ReadonlySet<string>): Mark {
  return (
    known.find((one) => one.sensitivity && same(one.name, name))?.sensitivity ??
    markOfName(name) ??
    (selected.has(name.toLowerCase()) ? 'personal' : undefined)
  );
}

/** By its own name. An id of customers is judged by what it is made of: most are plain numbers that rows are found by. */
function markOfName(name: string): Mark {
  const field = name.replace(/_raw$/, '');
  const { sensitivity } = fieldSpec(field);
  if (field === 'customer') return undefined;
  if (sensitivity !== 'none') return sensitivity;
  const kind = sensitiveName(name);
  return kind === null ? undefined : KIND_SENSITIVITY[kind];
}

/** The names that come out of the cell's statements with values of personal columns, whether of tables or of files. */
function selectedNames(known: readonly Column[], { statements }: Outcome): ReadonlySet<string> {
  const marked = known.filter((one) => one.sensitivity).map((one) => one.name.toLowerCase());
  const names = new Set(marked);
  for (const { sql } of statements) {
    const spoken = significantTokens(sql).flatMap((token) => identifierName(token) ?? []);
    const personal = spoken
      .filter((name) => markOfName(name) !== undefined)
      .map((name) => name.toLowerCase());
    for (const name of namesOfSelected(sql, new Set([...marked, ...personal]))) names.add(name);
  }
  return names;
}

async function marksByValue(
  database: Database,
  table: TableInfo,
  columns: readonly Column[],
): Promise<[string, Mark][]> {
  const looked = columns.slice(0, MOST_COLUMNS);
  if (looked.length === 0 || table.rows === 0) return [];
  const query = `${selectQuery({ table: table.name, columns: looked })} LIMIT ${LOOKED_AT}`;
  const rows = await database.rows(query);
  return looked.flatMap(({ name }): [string, Mark][] => {
    const values = rows.map((row) => String(row[name] ?? ''));
    const found = sensitiveColumn({ name, values });
    return found ? [[name, found.sensitivity]] : [];
  });
}
