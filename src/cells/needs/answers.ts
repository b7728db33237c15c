import type { ComputeContext, Statement } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import { ident } from '../../sql/sql';
import { type Figure, figuresOf } from './figures';
import { whoColumns } from './link';
import type { NeedsOptions } from './options';
import { answersTable, figuresSql, rowsSql } from './query';
import { type ReadItem, readItems } from './read-items';

/** The answers as figures. */
export interface Answers {
  readonly items: readonly ReadItem[];
  readonly figures: readonly Figure[];
  /** A column a figure, in the order of the numbered rows. */
  readonly columns: readonly Float64Array[];
  readonly statement: Statement;
}

/**
 * Reads the items and numbers the answer sheets in a working table.
 *
 * @throws KequnError `needs.no_items`, `analysis.no_customers`
 */
export async function readAnswers(context: ComputeContext<NeedsOptions>, table: TableInfo): Promise<Answers> {
  const { database, options, name } = context;
  if (table.rows === 0) {
    throw new KequnError('analysis.no_customers', `missing answers: ${table.name}`, {
      values: { table: table.name },
    });
  }
  const items = await readItems(context, table);
  const figures = figuresOf(table.name, items, options.types);
  const sql = rowsSql(
    table.name,
    whoColumns(table),
    figures.map((figure) => figure.sql),
  );
  context.progress({ stage: 'query', done: 0 });
  await database.run(`CREATE OR REPLACE TEMP TABLE ${ident(answersTable(name))} AS\n${sql}`);
  const read = await database.numbers(figuresSql(name, figures.length));
  const columns = figures.map((_, at) => read[`a${at}`] ?? new Float64Array(0));
  return { items, figures, columns, statement: { title: 'answers as figures', sql } };
}

/** Every `at`-th column without the rows that are not used. */
export function usedOnly(columns: readonly Float64Array[], used: Uint8Array): Float64Array[] {
  return columns.map((column) => column.filter((_, row) => used[row] === 1));
}
