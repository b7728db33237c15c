import { type CsvRow, parseRows } from '../csv';
import { guessHeader } from '../header';
import { guessHeaderRows, joinHeader } from '../header-rows';

/** How a delimited text is laid out, from its first rows. */
export interface Layout {
  /** One character. (Texts set apart by blanks are turned into commas before they come here.) */
  readonly delimiter: string;
  /** 1-based row where the column names begin, 0 = none. */
  readonly header: number;
  /** How many rows the names take: 2 where groups of columns have a name of their own. */
  readonly headerRows: number;
  /** What stands above the names: titles, dates, units. Blank lines left out. */
  readonly titles: readonly (readonly string[])[];
  /** The names as the file has them; empty texts where there is no header. */
  readonly originals: readonly string[];
  /** Whether there are rows of delimiters without any value. */
  readonly blankRows: boolean;
  /** Where the first data row begins, in UTF-16 units of the head. */
  readonly dataStart: number;
  /** The data rows of the head. */
  readonly rows: readonly (readonly string[])[];
  /** Rows of the head that have fewer values than there are columns, as a share. */
  readonly shortRows: number;
}

const DELIMITERS = [',', '\t', ';', '|'] as const;
const SAMPLE_ROWS = 200;

/** Finds delimiter, header and first rows in the head of a text; what the options fix is taken as given. */
export function readLayout(
  head: string,
  whole: boolean,
  options: { readonly delimiter?: string; readonly header?: number; readonly headerRows?: number },
): Layout {
  const delimiter = options.delimiter ?? guessDelimiter(head, whole) ?? ',';
  const rows = parseRows(head, delimiter, whole ? Infinity : 5000, whole);
  const beginning = rows.slice(0, SAMPLE_ROWS).map((row) => row.cells);
  const header = options.header ?? guessHeader(beginning);
  const guess = guessHeaderRows(beginning, header, options.header !== undefined);
  const count = header === 0 ? 0 : (options.headerRows ?? guess.count);
  return layoutOf(rows, delimiter, guess.first, count);
}

function layoutOf(rows: readonly CsvRow[], delimiter: string, header: number, headerRows: number): Layout {
  const above = rows.slice(0, Math.max(0, header - 1)).map((row) => row.cells);
  const names = header > 0 ? rows.slice(header - 1, header - 1 + headerRows) : [];
  const below = rows.slice(above.length + names.length);
  const data = below.filter((row) => !isBlank(row.cells));
  const width = names.length === 0 ? modeOf(data.map((row) => row.cells.length)) : 0;
  const originals =
    names.length === 0
      ? Array.from({ length: width }, () => '')
      : originalNames(names.map(({ cells }) => cells));
  const short = data.filter((row) => row.cells.length < originals.length).length;
  return {
    delimiter,
    header,
    headerRows: names.length,
    titles: above.filter((cells) => !isBlank(cells)),
    originals,
    blankRows: below.some(({ cells }) => cells.length > 1 && isBlank(cells)),
    dataStart: names.at(-1)?.end ?? 0,
    rows: data.map((row) => row.cells),
    shortRows: data.length === 0 ? 0 : short / data.length,
  };
}

/** One row of names is what the file says, to the last blank; several are joined. */
function originalNames(rows: readonly (readonly string[])[]): readonly string[] {
  const [only, ...more] = rows;
  return only && more.length === 0 ? only : joinHeader(rows);
}

/**
 * The delimiter that cuts most rows into the same number of values; null where none does.
 * Runs of blanks are `whitespace`.
 */
export function guessDelimiter(head: string, whole: boolean): string | 'whitespace' | null {
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: score(head, delimiter, whole) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score > 0) return best.delimiter;
  return separatedByBlanks(head, whole) ? 'whitespace' : null;
}

function score(head: string, delimiter: string, whole: boolean): number {
  const widths = parseRows(head, delimiter, SAMPLE_ROWS, whole)
    .filter((row) => !isBlank(row.cells))
    .map((row) => row.cells.length);
  const mode = modeOf(widths.filter((width) => width > 1));
  if (mode < 2) return 0;
  const share = widths.filter((width) => width === mode).length / widths.length;
  return share < 0.5 && widths.length > 3 ? 0 : share * share * Math.sqrt(mode - 1);
}

function separatedByBlanks(head: string, whole: boolean): boolean {
  const lines = head.split(/\r\n|\n|\r/);
  if (!whole) lines.pop();
  const widths = lines
    .slice(0, SAMPLE_ROWS)
    .filter((line) => line.trim() !== '')
    .map((line) => splitBlanks(line).length);
  const mode = modeOf(widths);
  const share = widths.filter((width) => width === mode).length / Math.max(1, widths.length);
  return mode > 1 && widths.length > 1 && share >= 0.9;
}

/** The values of a line set apart by runs of blanks. */
export function splitBlanks(line: string): string[] {
  return line.trim().split(/[ \t\u3000]+/);
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** The most frequent number, the larger one on a tie; 0 where there is none. */
function modeOf(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  let best = 0;
  for (const [n, count] of counts) {
    const lead = count - (counts.get(best) ?? 0);
    if (lead > 0 || (lead === 0 && n > best)) best = n;
  }
  return best;
}
