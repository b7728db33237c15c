import type { ReportTable } from '../../model/report';
import { figureText, type Reader } from '../figure-text';
import { lineHeight, linesIn, textInches } from './look';

/** Rows of one table that are put on a slide, and in the appendix, where it is set small; the workbook holds all. */
const MOST_ROWS = 12;
const MOST_SMALL_ROWS = 5;
const SMALL_POINTS = 9;
/** More columns do not fit one slide: the first stands again before the others. */
const MOST_COLUMNS = 10;
const PADDING = 0.16;
const WIDEST = 4.5;
const NARROWEST = 0.75;

/** A stretch of a table as it stands on a slide. */
export interface TablePiece {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Inches. */
  readonly widths: readonly number[];
  readonly rowHeights: readonly number[];
  readonly points: number;
  /** Columns of figures, which stand to the right. */
  readonly right: readonly boolean[];
  readonly height: number;
}

export function mostRows(small = false): number {
  return small ? MOST_SMALL_ROWS : MOST_ROWS;
}

/** A table in as many columns as a slide takes, each with its first rows as text. */
export function tablePieces(table: ReportTable, reader: Reader, width: number, small = false): TablePiece[] {
  const shown = { ...table, rows: table.rows.slice(0, mostRows(small)) };
  const columns = table.columns.map((_, index) => index);
  const [first, ...others] = columns;
  if (first === undefined) return [];
  if (columns.length <= MOST_COLUMNS) return [pieceOf(shown, columns, reader, width, small)];
  // As many in each, so that none stands alone.
  const count = Math.ceil(others.length / Math.ceil(others.length / (MOST_COLUMNS - 1)));
  const pieces: TablePiece[] = [];
  for (let at = 0; at < others.length; at += count)
    pieces.push(pieceOf(shown, [first, ...others.slice(at, at + count)], reader, width, small));
  return pieces;
}

function pieceOf(
  table: ReportTable,
  columns: readonly number[],
  reader: Reader,
  width: number,
  small: boolean,
): TablePiece {
  const points = small ? SMALL_POINTS : columns.length > 7 ? 10 : 12;
  const formats = columns.map((column) => table.columns[column]?.format ?? 'text');
  const head = columns.map((column) => table.columns[column]?.label ?? '');
  const rows = table.rows.map((row) =>
    columns.map((column, at) => figureText(row[column] ?? null, formats[at] ?? 'text', reader)),
  );
  const widths = columnWidths([head, ...rows], points, width);
  return withHeight({
    head,
    rows,
    widths,
    points,
    rowHeights: rows.map((row) => rowHeight(row, widths, points)),
    right: formats.map((format) => format !== 'text' && format !== 'date'),
    height: 0,
  });
}

/** Rows that fit into a height under their headings, and the rest; with `must`, one row at least. */
export function fitTable(
  piece: TablePiece,
  height: number,
  must: boolean,
): { readonly fits: TablePiece | null; readonly rest: TablePiece | null } {
  let used = headHeight(piece);
  let count = 0;
  for (const next of piece.rowHeights) {
    used += next;
    if (used > height) break;
    count += 1;
  }
  if (must) count = Math.max(1, count);
  if (count >= piece.rows.length) return { fits: piece, rest: null };
  if (count < 3 && !must) return { fits: null, rest: piece };
  return { fits: rowsOf(piece, 0, count), rest: rowsOf(piece, count, piece.rows.length) };
}

function rowsOf(piece: TablePiece, from: number, to: number): TablePiece {
  return withHeight({
    ...piece,
    rows: piece.rows.slice(from, to),
    rowHeights: piece.rowHeights.slice(from, to),
  });
}

function withHeight(piece: TablePiece): TablePiece {
  return { ...piece, height: piece.rowHeights.reduce((sum, one) => sum + one, headHeight(piece)) };
}

function headHeight({ head, widths, points }: TablePiece): number {
  return rowHeight(head, widths, points);
}

function rowHeight(row: readonly string[], widths: readonly number[], points: number): number {
  const lines = row.map((text, at) => linesIn(text, points, (widths[at] ?? 1) - PADDING));
  return Math.max(1, ...lines) * lineHeight(points) + 0.1;
}

/** Widths by the longest text, between bounds, made to fill the slide where they are near it. */
function columnWidths(rows: readonly (readonly string[])[], points: number, width: number): number[] {
  const wanted = wantedWidths(rows, points);
  const sum = wanted.reduce((total, one) => total + one, 0);
  const scale = sum > width ? width / sum : Math.min(width / sum, 1.6);
  return wanted.map((one) => one * scale);
}

function wantedWidths(rows: readonly (readonly string[])[], points: number): number[] {
  return Array.from({ length: rows[0]?.length ?? 0 }, (_, column) => {
    const longest = rows.reduce((most, row) => Math.max(most, textInches(row[column] ?? '', points)), 0);
    return Math.min(WIDEST, Math.max(NARROWEST, longest + PADDING + 0.08));
  });
}

/** A table that stands whole in one piece of a width, without its texts being broken; null where it does not. */
export function wholePiece(table: ReportTable, reader: Reader, width: number): TablePiece | null {
  const [piece, ...more] = tablePieces(table, reader, width);
  if (!piece || more.length > 0 || piece.rows.length < table.rows.length) return null;
  const wanted = wantedWidths([piece.head, ...piece.rows], piece.points).reduce((sum, one) => sum + one, 0);
  return wanted <= width ? piece : null;
}
