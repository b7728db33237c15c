import type { Database } from '../../model/database';
import { ident, list, text } from '../sql';

export type RelationType = 'TABLE' | 'VIEW';

/**
 * Creates a table or a view from a query, in place of whatever had that name: DuckDB replaces a table by a table and a
 * view by a view, but refuses one by the other. The query stands on its own lines, so that positions in an error are the
 * query's own, one line down. Not atomic by itself: a cell's run is one transaction.
 */
export async function replaceRelation(
  database: Database,
  name: string,
  type: RelationType,
  query: string,
): Promise<void> {
  const present = await relationType(database, name);
  if (present !== null && present !== type) await database.run(`DROP ${present} ${ident(name)}`);
  await database.run(createRelation(name, type, query));
}

/** The statement that creates it. */
export function createRelation(name: string, type: RelationType, query: string): string {
  return `CREATE OR REPLACE ${type} ${ident(name)} AS (\n${query}\n)`;
}

/** Whether a name is a table, a view or nothing yet. */
export async function relationType(database: Database, name: string): Promise<RelationType | null> {
  const [row] = await database.rows<{ type: RelationType }>(
    `SELECT CASE table_type WHEN 'VIEW' THEN 'VIEW' ELSE 'TABLE' END AS type FROM information_schema.tables ` +
      `WHERE table_schema = 'main' AND lower(table_name) = lower(${text(name)})`,
  );
  return row?.type ?? null;
}

/** Drops a table or view if there is one of that name. */
export async function dropRelation(database: Database, name: string): Promise<void> {
  const present = await relationType(database, name);
  if (present !== null) await database.run(`DROP ${present} ${ident(name)}`);
}

/** Drops those of some tables that are there, with one look for all of them. */
export async function dropTables(database: Database, names: readonly string[]): Promise<void> {
  const rows = await database.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'main' ` +
      `AND table_type <> 'VIEW' AND table_name IN (${list(names.map(text))}) ORDER BY 1`,
  );
  if (rows.length > 0) await database.run(rows.map(({ name }) => dropTable(name)).join(';\n'));
}

/** The statement that drops a table that is there. */
export function dropTable(name: string): string {
  return `DROP TABLE ${ident(name)}`;
}

/** The statement that drops a view that is there. */
export function dropView(name: string): string {
  return `DROP VIEW ${ident(name)}`;
}
