import type { ExportRows } from '../../../model/export';
import { KequnError } from '../../../model/failure';
import type { Column, Value } from '../../../model/table';
import { mask } from '../../../lib/mask';
import { describeColumns } from '../../../sql/table/describe';
import { exportQuery, optedOutQuery } from '../../../sql/table/export';
import { batchRows, type DuckDatabase } from '../duck-database';

/** A column as it is written: masked ones are text, whatever they were. */
export interface ExportColumn extends Column {
  readonly heading: string;
  readonly masked: boolean;
}

/** The rows that leave, in slices, with personal values masked already. */
export interface RowSource {
  readonly columns: readonly ExportColumn[];
  /** Rows of customers who opted out and are not among the rows. */
  readonly optedOut: number;
  slices(): AsyncGenerator<Value[][]>;
}

/**
 * Opens a table for writing it out.
 * @throws `import.unknown_column` where a column is asked for that the table does not have
 */
export async function openRows(database: DuckDatabase, request: ExportRows): Promise<RowSource> {
  const all = await describeColumns(database, request.table);
  const columns = chosen(all, request.columns);
  const { table, filter, sort, consent } = request;
  const selection = { table, columns: all, filter, sort };
  const hasCustomer = all.some((column) => column.name === 'customer');
  const refused = hasCustomer ? consent : undefined;
  const counted =
    refused === undefined ? [] : await database.rows<{ rows: number }>(optedOutQuery(selection, refused));
  const exported = columns.map((column) => exportColumn(column, request));
  const query = exportQuery(selection, columns, refused);
  return {
    columns: exported,
    optedOut: counted[0]?.rows ?? 0,
    async *slices() {
      for await (const batch of database.stream(query)) yield masked(batchRows(batch), exported);
    },
  };
}

function chosen(all: readonly Column[], asked: readonly string[] | undefined): readonly Column[] {
  if (asked === undefined) return all;
  return asked.map((name) => {
    const column = all.find((one) => one.name === name);
    if (column) return column;
    const columns = all.map((one) => one.name).join(', ');
    throw new KequnError('import.unknown_column', `unknown column: ${name}`, {
      values: { column: name, field: name, columns },
    });
  });
}

function exportColumn(column: Column, request: ExportRows): ExportColumn {
  const isMasked = request.masked?.includes(column.name) ?? false;
  const isList = column.type.endsWith('[]');
  return {
    name: column.name,
    type: isMasked || isList ? 'VARCHAR' : column.type,
    heading: request.headings?.[column.name] ?? column.name,
    masked: isMasked,
  };
}

function masked(rows: Value[][], columns: readonly ExportColumn[]): Value[][] {
  const places = columns.flatMap((column, i) => (column.masked ? [i] : []));
  for (const row of rows) {
    for (const place of places) {
      const value = row[place] ?? null;
      row[place] = value === null ? null : mask(String(value));
    }
  }
  return rows;
}
