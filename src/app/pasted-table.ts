import { csvLine, parseRows } from '../import/csv';

/** Cells of a pasted table, row by row. */
type Rows = readonly (readonly string[])[];

/** Wider or longer merged cells than this are not believed. */
const MOST_SPAN = 1000;

/** What a paste carries; `DataTransfer` fits. */
export interface Pasted {
  getData(format: string): string;
}

/** What was pasted as a file like any other, or null where there is no table in it. */
export function pastedFile(pasted: Pasted, name: string): File | null {
  const rows = pastedRows(pasted);
  if (rows) return new File(rows.map(csvLine), name, { type: 'text/csv' });
  const text = pasted.getData('text/plain');
  return isDelimited(text) ? new File([text], name, { type: 'text/csv' }) : null;
}

/** Lines of comma-separated values are a file already. */
function isDelimited(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => /[,;|]/.test(line));
}

/**
 * The table in what was pasted: from Excel, chats and web pages as HTML, else as text with tabs. Null where there is none: it
 * takes two rows and two columns.
 */
export function pastedRows(pasted: Pasted): Rows | null {
  const html = pasted.getData('text/html');
  const fromHtml = html === '' ? null : largestTable(html);
  const rows = fromHtml ?? textRows(pasted.getData('text/plain'));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  if (filled.length < 2 || width < 2) return null;
  return rows.map((row) => Array.from({ length: width }, (_, place) => row[place] ?? ''));
}

function largestTable(html: string): Rows | null {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const tables = [...page.querySelectorAll('table')].map(tableRows);
  const largest = tables.reduce<Rows>((best, rows) => (cells(rows) > cells(best) ? rows : best), []);
  return largest.length > 1 ? largest : null;
}

function cells(rows: Rows): number {
  return rows.reduce((sum, row) => sum + row.length, 0);
}

/** A merged cell has its text in the first place and blanks in the others, as spreadsheets write it. */
function tableRows(table: HTMLTableElement): Rows {
  const rows: string[][] = [...table.rows].map(() => []);
  [...table.rows].forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (rows[y]?.[x] !== undefined) x += 1;
      place(rows, x, y, cell);
      x += span(cell.colSpan);
    }
  });
  return rows.map((row) => Array.from(row, (cell) => cell ?? ''));
}

function place(rows: string[][], x: number, y: number, cell: HTMLTableCellElement): void {
  const text = cellText(cell);
  for (let down = 0; down < span(cell.rowSpan); down += 1) {
    const row = rows[y + down];
    if (!row) return;
    for (let right = 0; right < span(cell.colSpan); right += 1) {
      row[x + right] = down === 0 && right === 0 ? text : '';
    }
  }
}

function span(asked: number): number {
  return Math.min(MOST_SPAN, Math.max(1, asked));
}

/** Lines of a cell stay lines; blanks that HTML would draw as one are one. */
function cellText(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const line of copy.querySelectorAll('br')) line.replaceWith('\n');
  return (copy.textContent ?? '')
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Text as spreadsheets copy it: tabs between cells, quotes around cells with line ends. */
function textRows(text: string): Rows {
  if (!text.includes('\t')) return [];
  return parseRows(text.replace(/\r\n?/g, '\n'), '\t', Infinity, true).map((row) => row.cells);
}
