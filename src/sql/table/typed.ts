import type { TypedColumn } from '../../model/typed';
import { ident } from '../sql';

/** An empty table of these columns. */
export function createTyped(table: string, columns: readonly TypedColumn[]): string {
  const types = columns.map(({ name, type }) => `${ident(name)} ${type}`);
  return `CREATE TABLE ${ident(table)} (${types.join(', ')})`;
}

export function dropTable(table: string): string {
  return `DROP TABLE IF EXISTS ${ident(table)}`;
}
