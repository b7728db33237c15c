/** A row of delimited text with where it began and ended, in UTF-16 units of the text. */
export interface CsvRow {
  readonly cells: string[];
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the complete rows at the beginning of a text, at most `limit`. Quotes as in RFC 4180, read leniently; blank lines are
 * rows with one empty cell. With `whole`, what follows the last line end counts as a row too.
 */
export function parseRows(text: string, delimiter: string, limit: number, whole: boolean): CsvRow[] {
  const rows: CsvRow[] = [];
  let at = 0;
  while (at < text.length && rows.length < limit) {
    const row = parseRow(text, at, delimiter);
    if (row.end >= text.length && !endsLine(text) && !whole) break;
    rows.push(row);
    at = row.end;
  }
  return rows;
}

function endsLine(text: string): boolean {
  return text.endsWith('\n') || text.endsWith('\r');
}

function parseRow(text: string, start: number, delimiter: string): CsvRow {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
    cells.push(cell);
    if (text[end] !== delimiter) return { cells, start, end: lineEnd(text, end) };
    at = end + 1;
  }
}

function plainCell(text: string, start: number, delimiter: string): { cell: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { cell: text.slice(start, end), end };
}

function quotedCell(text: string, start: number, delimiter: string): { cell: string; end: number } {
  let cell = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { cell: cell + text.slice(at), end: text.length };
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1, delimiter);
      return { cell: cell + rest.cell, end: rest.end };
    }
    cell += '"';
    at = quote + 2;
  }
}

function lineEnd(text: string, at: number): number {
  if (text[at] === '\r' && text[at + 1] === '\n') return at + 2;
  return Math.min(at + 1, text.length);
}

/** One line of canonical CSV (comma, quotes where needed, LF). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(value: string): string {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
