import { type CellObject, read, set_cptable, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { KequnError } from '../../../model/failure';
import { csvLine } from '../../csv';
import { notATable, withPassword } from '../../sniff';
import { isTable, numberText, padded } from '../cell-text';
import { codeFormat } from '../code-format';
import type { Merge } from '../merges';
import { corruptWorkbook } from '../workbook';
import { CODE_PAGES } from './code-pages';
import { serialText } from './serial';

/** What was found in an old workbook: one of its sheets as CSV. */
export interface SheetFound {
  readonly sheets: readonly string[];
  readonly hiddenSheets: readonly string[];
  readonly sheet: string;
  /** The first rows, and whether they are all. */
  readonly head: string;
  readonly headIsWhole: boolean;
  readonly csv: Blob;
  readonly merges: readonly Merge[];
}

export interface SheetRequest {
  readonly bytes: Uint8Array;
  /** A text: a table of a web page, or Office's XML. */
  readonly markup: boolean;
  readonly sheet?: string;
}

const HEAD_ROWS = 2000;
const CHUNK_ROWS = 5000;

/**
 * Reads .xls, .xlsb, .ods and tables of web pages with SheetJS, all at once. Dates become ISO text by their number format.
 * @throws `import.password`, `import.corrupt`, `import.not_a_table`, `import.unknown_sheet`, `import.empty`
 */
export function readSheet({ bytes, markup, sheet: asked }: SheetRequest): SheetFound {
  const book = parse(bytes, markup);
  const hidden = new Set(
    (book.Workbook?.Sheets ?? []).flatMap((sheet, i) => (sheet.Hidden ? [book.SheetNames[i] ?? ''] : [])),
  );
  const sheets = [...book.SheetNames].sort((a, b) => Number(hidden.has(a)) - Number(hidden.has(b)));
  if (asked !== undefined && !sheets.includes(asked)) {
    const values = { sheet: asked, sheets: sheets.join(', ') };
    throw new KequnError('import.unknown_sheet', `unknown sheet: ${asked}`, { values });
  }
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const tables = (asked === undefined ? sheets : [asked]).map((name) => ({
    name,
    rows: sheetRows(book.Sheets[name], date1904),
  }));
  const chosen =
    tables.find(({ rows }) => isTable(rows)) ??
    tables.reduce<(typeof tables)[number] | undefined>(
      (best, table) => (best && best.rows.length >= table.rows.length ? best : table),
      undefined,
    );
  if (!chosen || chosen.rows.length === 0) throw new KequnError('import.empty', 'missing content: no cells');
  const { name, rows } = chosen;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    sheets,
    hiddenSheets: [...hidden],
    sheet: name,
    head: csvOf(rows.slice(0, HEAD_ROWS), width),
    headIsWhole: rows.length <= HEAD_ROWS,
    csv: csvBlob(rows, width),
    merges: mergesOf(book.Sheets[name]),
  };
}

function parse(bytes: Uint8Array, markup: boolean): WorkBook {
  set_cptable(CODE_PAGES);
  const options = {
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    cellNF: true,
  } as const;
  try {
    return markup
      ? read(new TextDecoder().decode(bytes), { ...options, type: 'string', raw: true })
      : read(bytes, { ...options, type: 'array' });
  } catch (error) {
    if (/password|encrypt/i.test(String(error))) throw withPassword(error);
    if (/Workbook stream|Unsupported file|Unrecognized/i.test(String(error))) throw notATable('OLE');
    throw corruptWorkbook(error);
  }
}

function sheetRows(sheet: WorkSheet | undefined, date1904: boolean): string[][] {
  const data = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][];
  const rows = Array.from(data, (cells: (CellObject | undefined)[] | undefined) => {
    const texts = Array.from(cells ?? [], (cell) => cellText(cell, date1904));
    return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
  });
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined) return '';
  const { t: type, v: value, z: format } = cell;
  if (type === 'e') return ERRORS[Number(value)] ?? '';
  if (typeof value === 'number') {
    const isDate = format !== undefined && SSF.is_date(String(format)) === true;
    if (isDate) return serialText(value, date1904);
    return (format === undefined ? null : codeFormat(String(format)))?.(value) ?? numberText(value);
  }
  return value instanceof Date
    ? value
        .toISOString()
        .replace('T', ' ')
        .replace(/(\.000)?Z$/, '')
    : String(value);
}

function mergesOf(sheet: WorkSheet | undefined): Merge[] {
  return (sheet?.['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
}

function csvOf(rows: readonly (readonly string[])[], width: number): string {
  return rows.map((row) => (row.length === 0 ? '\n' : csvLine(padded(row, width)))).join('');
}

function csvBlob(rows: readonly (readonly string[])[], width: number): Blob {
  const parts: string[] = [];
  for (let at = 0; at < rows.length; at += CHUNK_ROWS)
    parts.push(csvOf(rows.slice(at, at + CHUNK_ROWS), width));
  return new Blob(parts);
}
