import type { Cell, CellStyle, CellValue, ColumnDef, WriteSheet } from 'hucre/xlsx';
import { columnWidth } from '../../lib/column-width';
import { harmless } from '../../lib/harmless';
import type { ReportFormat, ReportTable } from '../../model/report';
import type { Value } from '../../model/table';

/** How figures of a column are written in a workbook. */
const NUMBER_FORMATS: Readonly<Record<ReportFormat, string>> = {
  text: '@',
  integer: '#,##0',
  number: '#,##0.00',
  percent: '0.0%',
  change: '+0.0%;-0.0%;0.0%',
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
  index: '0',
};

export const TITLE: CellStyle = { font: { bold: true, size: 14 } };
export const NOTE: CellStyle = { font: { color: { rgb: 'FF5B6472' } } };
export const HEADING: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8EEF7' } },
  alignment: { vertical: 'center', wrapText: true },
};
const BODY: CellStyle = { alignment: { vertical: 'top', wrapText: true } };
/** Beyond so many rows each cell's style would cost more than it tells: the columns' formats do. */
const STYLED_ROWS = 2000;
/** What Excel puts into one cell. */
const CELL_CHARACTERS = 32_767;

/** One sheet: a title, notes, headings and rows. */
export interface SheetPlan {
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly {
    readonly label: string;
    readonly format: ReportFormat;
    readonly width?: number;
  }[];
  readonly rows: readonly (readonly Value[])[];
}

/** A report's table as a sheet. */
export function tablePlan({ title, note, columns, rows }: ReportTable, name: string): SheetPlan {
  return { name, title, notes: note === undefined || note === '' ? [] : note.split(/\n+/), columns, rows };
}

/** A sheet as the workbook's writer takes it: typed cells, frozen headings, no text that is taken for a formula. */
export function writeSheet({ name, title, notes, columns, rows }: SheetPlan): WriteSheet {
  const above = [title, ...notes].map(harmless);
  const top = above.length;
  const body = rows.map((row) => columns.map(({ format }, at) => cellValue(row[at] ?? null, format)));
  const cells = new Map<string, Partial<Cell>>();
  above.forEach((_, row) => cells.set(`${row},0`, { style: row === 0 ? TITLE : NOTE }));
  columns.forEach((_, column) => cells.set(`${top},${column}`, { style: HEADING }));
  body.slice(0, STYLED_ROWS).forEach((row, at) =>
    row.forEach((_, column) => {
      const numFmt = NUMBER_FORMATS[columns[column]?.format ?? 'text'];
      cells.set(`${top + 1 + at},${column}`, { style: { ...BODY, numFmt } });
    }),
  );
  return {
    name,
    columns: columns.map(({ label, format, width }, at): ColumnDef => {
      const shown = () => body.slice(0, 200).map((row) => shownAs(row[at], format));
      return { width: width ?? columnWidth(label, shown()), numFmt: NUMBER_FORMATS[format] };
    }),
    rows: [...above.map((line) => [line]), columns.map(({ label }) => harmless(label)), ...body],
    cells,
    ...(columns.length > 0 && { freezePane: { rows: top + 1 } }),
  };
}

/** About what a reader will see, for the column's width. */
function shownAs(value: CellValue | undefined, format: ReportFormat): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return '2024-01-01';
  if (typeof value !== 'number') return String(value);
  const share = format === 'percent' || format === 'change';
  return share ? '+100.0%' : value.toLocaleString('en', { maximumFractionDigits: 2 });
}

/** Figures stay figures, days become days; what is neither stays text. */
function cellValue(value: Value, format: ReportFormat): CellValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return value;
  if (format === 'date') return dayOf(value) ?? harmless(value);
  if (format !== 'text' && /^-?\d{1,15}(\.\d+)?$/.test(value)) return Number(value);
  return harmless(value).slice(0, CELL_CHARACTERS);
}

/** Workbooks know no day before 1900, and months are no days. */
function dayOf(value: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(value)) return null;
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.getUTCFullYear() < 1901 ? null : day;
}
