import type { Column, Value } from '../../model/table';
import { describeColumns } from '../../sql/table/describe';
import { selectQuery } from '../../sql/table/select';
import { csvLine } from '../../lib/csvLine';
import { harmless } from '../../lib/harmless';
import type { ExportRequest } from '../protocol';
import { batchRows, type DuckDatabase } from './duck-database';

const MIME = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A table, or some of it, as a file. Text that a spreadsheet would take for a formula is made harmless. */
export async function exportTable(database: DuckDatabase, request: ExportRequest): Promise<Blob> {
  const all = await describeColumns(database, request.table);
  const columns = request.columns ? all.filter((column) => request.columns?.includes(column.name)) : all;
  const query = selectQuery({ table: request.table, columns, filter: request.filter, sort: request.sort });
  const parts =
    request.format === 'csv'
      ? csvParts(database, query, columns, request.bom ?? false)
      : xlsxParts(database, query, columns, request.table);
  return new Blob(await parts, { type: MIME[request.format] });
}

async function csvParts(
  database: DuckDatabase,
  query: string,
  columns: readonly Column[],
  bom: boolean,
): Promise<BlobPart[]> {
  const newline = '\r\n';
  const parts: BlobPart[] = [(bom ? '\uFEFF' : '') + csvLine(columns.map((column) => column.name)) + newline];
  await database.each(query, (batch) => {
    parts.push(
      batchRows(batch)
        .map((row) => csvLine(guarded(row, columns)) + newline)
        .join(''),
    );
  });
  return parts;
}

async function xlsxParts(
  database: DuckDatabase,
  query: string,
  columns: readonly Column[],
  name: string,
): Promise<BlobPart[]> {
  const { XlsxStreamWriter } = await import('hucre/xlsx');
  const writer = new XlsxStreamWriter({ name: name.slice(0, 31), freezePane: { rows: 1 } });
  writer.addRow(columns.map((column) => column.name));
  await database.each(query, (batch) => {
    for (const row of batchRows(batch))
      writer.addRow(guarded(row, columns).map((value, i) => cellValue(value, columns[i])));
  });
  return [(await writer.finish()) as BlobPart];
}

/** Only text can hide a formula: numbers and dates keep their minus signs. */
function guarded(row: readonly Value[], columns: readonly Column[]): Value[] {
  return row.map((value, i) =>
    typeof value === 'string' && columns[i]?.type === 'VARCHAR' ? harmless(value) : value,
  );
}

/** Decimals become numbers in a workbook (15 digits, as everything there); long integers stay text. */
function cellValue(value: Value, column: Column | undefined): Value {
  return typeof value === 'string' && column?.type.startsWith('DECIMAL') === true ? Number(value) : value;
}
