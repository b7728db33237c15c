import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import type { TableKind } from '../../model/table-kind';
import { type IdentityColumns, recordsView } from '../../sql/ledger/records';
import type { Scratch } from '../../sql/ledger/scratch';
import { ident } from '../../sql/sql';
import { guessKind } from './guess-kind';
import type { LedgerOptions } from './options';

/** A table of the document with what it tells of customers. */
export interface LedgerTable {
  /** Place in the list: the first is believed first. */
  readonly index: number;
  readonly table: TableInfo;
  readonly as: TableKind;
  readonly ids: 'shared' | 'own';
  readonly identity: IdentityColumns;
  /** Its rows with the id of each record (`RID`). */
  readonly view: string;
}

/**
 * The tables of the options, each with a view of its records.
 * @throws KequnError `document.bad_options` without any; `analysis.missing_column` for one that names no customer
 */
export async function openSources(
  context: ComputeContext<LedgerOptions>,
  scratch: Scratch,
): Promise<LedgerTable[]> {
  const { options } = context;
  if (options.sources.length === 0) {
    const message = 'missing option: sources';
    throw new KequnError('document.bad_options', message, { values: { reason: message } });
  }
  const tables: LedgerTable[] = [];
  for (const [index, { from, as, ids }] of options.sources.entries()) {
    const table = context.table(from);
    const guessed = guessKind(table.columns);
    if (guessed === null) throw noCustomer(from);
    const identity = identityOf(table, options.match.includes('name'));
    const view = await scratch.view(`s${index}`, recordsView(table.name, identity));
    tables.push({ index, table, as: as ?? guessed, ids, identity, view });
  }
  return tables;
}

function noCustomer(table: string): KequnError {
  return new KequnError('analysis.missing_column', `missing column: ${table}.customer`, {
    values: { column: 'customer', table },
  });
}

function identityOf(table: TableInfo, byName: boolean): IdentityColumns {
  const named = (name: string) => textColumn(table, name);
  return {
    customer: named('customer'),
    phone: named('phone'),
    email: named('email'),
    contact: named('contact'),
    name: byName ? named('name') : null,
  };
}

/** A column as text, or null where the table has none of that name. */
export function textColumn(table: TableInfo, name: string): string | null {
  const column = table.columns.find((one) => one.name === name);
  if (!column) return null;
  return column.type === 'VARCHAR' ? ident(name) : `CAST(${ident(name)} AS VARCHAR)`;
}

/** A column of days or times, or null. */
export function timeColumn(table: TableInfo, name: string): string | null {
  const column = table.columns.find((one) => one.name === name);
  return column && /^(DATE|TIMESTAMP)/.test(column.type) ? ident(name) : null;
}

/** When a row of a source was written: 更新时间, else its time. */
export function writtenAt({ table }: LedgerTable): string | null {
  return timeColumn(table, 'updated_time') ?? timeColumn(table, 'time');
}
