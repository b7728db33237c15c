import * as v from 'valibot';
import type { CellDefinition } from '../../model/cell';
import { renameTable, tableNames } from '../../sql/table-names';
import { normaliseWith } from '../normalise';
import { startingQuery } from './query';

/** A query of the reader's own, published as a table under the cell's name. */
export interface SqlOptions {
  readonly sql: string;
  readonly title: string | null;
  /** At most so many rows; null = all. */
  readonly limit: number | null;
}

export interface SqlResult {
  readonly rows: number;
  readonly columns: number;
}

const schema = v.pipe(
  v.strictObject({
    sql: v.optional(v.string(), ''),
    title: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    fold: v.optional(v.boolean()),
  }),
  v.transform(({ sql, title, limit }): SqlOptions => ({ sql, title: title ?? null, limit: limit ?? null })),
);

export const sql: CellDefinition<SqlOptions, SqlResult> = {
  kind: 'sql',
  body: 'sql',
  segments: false,
  normalise: (stored) => normaliseWith(schema, stored),
  references: (options, published) =>
    tableNames(options.sql, published).map((name) => ({ path: ['sql'], name, as: 'table' })),
  publishes: (name) => [name],
  computeKey: ({ sql, limit }) => ({ sql, limit }),
  usesAsOf: false,
  renameTable,
  template: ({ tables }) => {
    const first = tables.at(-1);
    return { sql: startingQuery(first?.name) };
  },
  load: () => import('./compute'),
};
