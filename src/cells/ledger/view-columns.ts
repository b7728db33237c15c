import { columnName } from '../../i18n/shell/column-names';
import type { Locale } from '../../i18n/dictionary';
import { fieldSpec } from '../../model/fields';
import type { TableInfo } from '../../model/table';
import type { LedgerPart } from './definition';

/** Columns of the ledger's tables that hold values of any field, personal ones among them. */
const VALUES = ['value_kept', 'value_lost', 'old', 'new', 'shared', 'source_id'];

/** The columns of a table that are masked until the reader asks. */
export function personalColumns(table: TableInfo | undefined): string[] {
  const names = (table?.columns ?? []).map((column) => column.name);
  return names.filter((name) => VALUES.includes(name) || fieldSpec(name).sensitivity !== 'none');
}

/** Headings of a table in the reader's language. */
export function headings(table: TableInfo | undefined, locale: Locale): Record<string, string> {
  return Object.fromEntries((table?.columns ?? []).map(({ name }) => [name, columnName(name, locale)]));
}

/** One of the tables beside the ledger. */
export function partOf(
  tables: readonly TableInfo[],
  name: string,
  part: LedgerPart | null,
): TableInfo | undefined {
  const wanted = part === null ? name : `${name}_${part}`;
  return tables.find((table) => table.name === wanted);
}
