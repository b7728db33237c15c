import type { Cell, CellStyle, CellValue, DataValidation, WriteSheet } from 'hucre/xlsx';
import { columnWidth } from '../../../lib/column-width';
import { columnLetters } from '../../../lib/cell-reference';
import { harmless } from '../../../lib/harmless';

/** What may be entered in a column of a form. */
export type Rule =
  | { readonly type: 'list'; readonly choices: readonly string[] }
  | { readonly type: 'whole' | 'decimal'; readonly from: number; readonly to: number }
  | { readonly type: 'date' };

export interface PaperColumn {
  readonly heading: string;
  /** What is said when a cell of the column is chosen. */
  readonly hint?: string;
  readonly rule?: Rule;
  readonly numFmt?: string;
}

/** One sheet of a paper: lines above, headings, rows. */
export interface PaperSheet {
  readonly name: string;
  /** The first is the title. */
  readonly above: readonly string[];
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Rows below the headings that may be filled; 0 = nothing is to be filled. */
  readonly blank?: number;
  /** The first row is an example. */
  readonly example?: boolean;
}

const TITLE: CellStyle = { font: { bold: true, size: 14 } };
const NOTE: CellStyle = { font: { color: { rgb: 'FF5B6472' } }, alignment: { wrapText: false } };
const HEADING: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8EEF7' } },
  alignment: { vertical: 'center', wrapText: true },
};
const EXAMPLE: CellStyle = { font: { italic: true, color: { rgb: 'FF7A8494' } } };
const BODY: CellStyle = { alignment: { vertical: 'top', wrapText: true } };

/** Writes a paper as a workbook: titles, frozen headings, widths, drop-down lists and hints. */
export async function writePaper(sheets: readonly PaperSheet[]): Promise<Blob> {
  const { writeXlsx } = await import('hucre/xlsx');
  const bytes = await writeXlsx({ sheets: sheets.map(sheetOf) });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

function sheetOf({ name, above, columns, rows, blank = 0, example = false }: PaperSheet): WriteSheet {
  const top = above.length;
  const body = rows.map((row) => row.map((value) => (typeof value === 'string' ? harmless(value) : value)));
  const cells = new Map<string, Partial<Cell>>();
  above.forEach((_, row) => cells.set(`${row},0`, { style: row === 0 ? TITLE : NOTE }));
  columns.forEach((_, column) => cells.set(`${top},${column}`, { style: HEADING }));
  body.forEach((row, i) => {
    const style = example && i === 0 ? EXAMPLE : BODY;
    row.forEach((_, column) =>
      cells.set(`${top + 1 + i},${column}`, { style: withFormat(style, columns[column]) }),
    );
  });
  return {
    name,
    columns: columns.map(({ heading, numFmt }, i) => ({
      width: columnWidth(
        heading,
        body.map((row) => String(row[i] ?? '')),
      ),
      ...(numFmt !== undefined && { numFmt }),
    })),
    rows: [...above.map((line) => [line]), columns.map(({ heading }) => heading), ...body],
    cells,
    freezePane: { rows: top + 1 },
    dataValidations: columns.flatMap((column, i) => validation(column, columnLetters(i), top + 2, blank)),
  };
}

function withFormat(style: CellStyle, column: PaperColumn | undefined): CellStyle {
  return column?.numFmt === undefined ? style : { ...style, numFmt: column.numFmt };
}

function validation(
  { heading, hint, rule }: PaperColumn,
  letter: string,
  first: number,
  blank: number,
): DataValidation[] {
  if (blank === 0 || (!rule && hint === undefined)) return [];
  const asked = {
    range: `${letter}${first}:${letter}${first + blank - 1}`,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: heading.slice(0, 32),
    inputMessage: (hint ?? '').slice(0, 255),
  };
  const refuses = { showErrorMessage: true, errorStyle: 'warning' as const };
  if (!rule) return [{ ...asked, type: 'textLength', operator: 'lessThanOrEqual', formula1: '32767' }];
  if (rule.type === 'list') return [{ ...asked, ...refuses, type: 'list', values: [...rule.choices] }];
  if (rule.type === 'date')
    return [{ ...asked, ...refuses, type: 'date', operator: 'greaterThan', formula1: '1' }];
  const between = { operator: 'between' as const, formula1: String(rule.from), formula2: String(rule.to) };
  return [{ ...asked, ...refuses, type: rule.type, ...between }];
}
