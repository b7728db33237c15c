import type { CellValue, ColumnDef } from 'hucre/xlsx';
import { columnWidth } from '../../../lib/column-width';
import { type ExportedFile, type ExportRequest, SHEET_ROWS } from '../../../model/export';
import type { Value } from '../../../model/table';
import { exported } from './exported';
import { FormulaGuard } from './guard';
import type { ExportColumn, RowSource } from './rows';

/** Widths are judged by so many of the first rows. */
const LOOKED_AT = 200;

/**
 * A table as a workbook, written while the rows come: ids stay text, numbers, dates and times are such, the heading
 * stays in sight. What does not fit one sheet goes on in a second one, under the heading again.
 */
export async function exportXlsx(
  source: RowSource,
  request: ExportRequest,
  sheetRows = SHEET_ROWS,
): Promise<ExportedFile> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const guard = new FormulaGuard();
  const slices = source.slices();
  const first = await slices.next();
  const begin = first.done ? [] : first.value;
  let count = 0;
  async function* rows(): AsyncGenerator<CellValue[]> {
    for (let slice: Value[][] | null = begin; slice !== null;) {
      for (const row of slice) yield row.map((value, i) => cellValue(value, source.columns[i], guard));
      count += slice.length;
      const next: IteratorResult<Value[][]> = await slices.next();
      slice = next.done ? null : next.value;
    }
  }
  const stream = writeXlsxStream(rows(), {
    name: sheetName(request.table),
    columns: source.columns.map((column, i) => columnDef(column, guard, texts(begin, i))),
    freezePane: { rows: 1 },
    maxRowsPerSheet: sheetRows,
    zip64: true,
  });
  const blob = await blobOf(stream);
  const parts = Math.max(1, Math.ceil(count / (sheetRows - 1)));
  return exported(source, { blob, extension: 'xlsx', rows: count, parts, guarded: guard.guarded });
}

/** What Excel takes for a sheet's name. */
export function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1';
}

function texts(rows: readonly Value[][], column: number): string[] {
  return rows.slice(0, LOOKED_AT).map((row) => String(row[column] ?? ''));
}

function columnDef(column: ExportColumn, guard: FormulaGuard, values: readonly string[]): ColumnDef {
  const header = guard.text(column.heading);
  const width = columnWidth(header, values);
  if (column.type.startsWith('TIMESTAMP'))
    return { header, width: Math.max(18, width), numFmt: 'yyyy-mm-dd hh:mm:ss' };
  if (column.type === 'DATE') return { header, width: Math.max(11, width), numFmt: 'yyyy-mm-dd' };
  return column.type === 'VARCHAR' ? { header, width, numFmt: '@' } : { header, width };
}

/** Decimals become numbers (15 digits, as everything in a workbook); integers that would lose digits stay text. */
function cellValue(value: Value, column: ExportColumn | undefined, guard: FormulaGuard): CellValue {
  if (!column || typeof value !== 'string')
    return typeof value === 'number' && !Number.isFinite(value) ? null : value;
  if (column.type.startsWith('DECIMAL')) return Number(value);
  if (column.type === 'DATE' || column.type.startsWith('TIMESTAMP')) return dateCell(value);
  return guard.value(value, column) as string;
}

/** Workbooks know no day before 1900 and no microseconds: such times stay text. */
function dateCell(value: string): CellValue {
  const date = new Date(`${value.replace(' ', 'T')}${value.length > 10 ? 'Z' : ''}`);
  const fits = date.getUTCFullYear() >= 1901 && date.getUTCFullYear() < 10_000 && !/\.\d{4,}/.test(value);
  return fits ? date : value;
}

async function blobOf(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const blob = await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
  return new Blob([blob], { type: mime });
}
