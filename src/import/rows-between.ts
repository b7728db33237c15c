import type { Layout } from './formats/delimited';
import { cleanName } from './header';
import { isSummaryRow } from './summary-rows';

/** Rows between the data that are none: sums of pages and groups, and the header once more at the top of each page. */
export interface Between {
  /** The first filled cells of the sums, as the file writes them, in order of text. */
  readonly sums: readonly string[];
  /** The column names where they are repeated, as the file writes them; null where they are not. */
  readonly header: readonly string[] | null;
  /** Whether there are rows without any value; those are left out and not counted. */
  readonly blank: boolean;
  is(row: readonly string[]): boolean;
}

export const NOTHING_BETWEEN: Between = { sums: [], header: null, blank: false, is: () => false };

/** How many columns a sum's label may be away from the left edge. */
export const LABEL_COLUMNS = 3;

/** Looks for such rows in a sample of the data. */
export function rowsBetween(
  rows: readonly (readonly string[])[],
  { originals, blankRows }: Pick<Layout, 'originals' | 'blankRows'>,
): Between {
  const sums = rows.filter((row) => isSum(row)).map(label);
  const repeats = rows.some((row) => isHeader(row, originals));
  const blank = blankRows || rows.some(isBlankRow);
  if (sums.length === 0 && !repeats && !blank) return NOTHING_BETWEEN;
  return {
    sums: [...new Set(sums)].sort(),
    header: repeats ? originals : null,
    blank,
    is: (row) => isBlankRow(row) || isSum(row) || (repeats && isHeader(row, originals)),
  };
}

/** Values set apart by delimiters, and nothing in any of them. */
function isBlankRow(row: readonly string[]): boolean {
  return row.length > 1 && row.every((cell) => cell.trim() === '');
}

function isSum(row: readonly string[]): boolean {
  const place = row.findIndex((cell) => cell.trim() !== '');
  return place >= 0 && place < LABEL_COLUMNS && isSummaryRow(row);
}

function label(row: readonly string[]): string {
  return row.find((cell) => cell.trim() !== '') ?? '';
}

/** Whether a row says the column names once more. */
function isHeader(row: readonly string[], originals: readonly string[]): boolean {
  const named = originals.filter((name) => name.trim() !== '');
  return (
    named.length > 1 && originals.every((name, place) => cleanName(name) === cleanName(row[place] ?? ''))
  );
}
