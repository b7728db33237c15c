import type { ComputeContext, Statement } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import { ident } from '../../sql/sql';
import type { NeedsOptions } from './options';
import { linkSql, linkTable, type WhoColumns } from './query';

/** What a table has to tell its people by. */
export function whoColumns({ columns }: TableInfo): WhoColumns {
  const has = (name: string) => columns.some((column) => column.name === name);
  const dated = columns.some(({ name, type }) => name === 'time' && /^(DATE|TIMESTAMP)/.test(type));
  return { customer: has('customer'), phone: has('phone'), email: has('email'), time: dated };
}

/** Finds the customer of every answer sheet. */
export async function linkCustomers({
  database,
  options,
  name,
  table,
}: ComputeContext<NeedsOptions>): Promise<Statement> {
  const ledger = options.ledger === null ? null : table(options.ledger);
  if (ledger && !ledger.columns.some((column) => column.name === 'customer')) {
    throw new KequnError('analysis.missing_column', `missing column: ${ledger.name}.customer`, {
      values: { column: 'customer', table: ledger.name },
    });
  }
  const sql = linkSql(name, ledger && { table: ledger.name, has: whoColumns(ledger) });
  await database.run(`CREATE OR REPLACE TEMP TABLE ${ident(linkTable(name))} AS\n${sql}`);
  return { title: 'customers of answers', sql };
}
