import type { Database } from '../../model/database';
import { namesSql } from './query';

/** The names of items by their number. */
export type Names = (item: number) => string;

/** Reads the names of the items that are spoken of. */
export async function readNames(database: Database, cell: string, items: Iterable<number>): Promise<Names> {
  const wanted = [...new Set(items)].sort((a, b) => a - b);
  const rows =
    wanted.length === 0 ? [] : await database.rows<{ i: number; item: string }>(namesSql(cell, wanted));
  const names = new Map(rows.map(({ i, item }) => [i, item]));
  return (item) => names.get(item) ?? '';
}
