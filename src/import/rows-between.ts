import { cleanName } from './header';
import { isSummaryRow } from './summary-rows';

/** Rows between the data that are none: sums of pages and groups, and the header once more at the top of each page. */
export interface Between {
  /** The first filled cells of the sums, as the file writes them, in order of text. */
  readonly sums: readonly string[];
  /** The column names where they are repeated, as the file writes them; null where they are not. */
  readonly header: readonly string[] | null;
  is(row: readonly string[]): boolean;
}

export const NOTHING_BETWEEN: Between = { sums: [], header: null, is: () => false };

/** How many columns a sum's label may be away from the left edge. */
export const LABEL_COLUMNS = 3;

/** Looks for such rows in a sample of the data. */
export function rowsBetween(rows: readonly (readonly string[])[], originals: readonly string[]): Between {
  const sums = rows.filter((row) => isSum(row)).map(label);
  const repeats = rows.some((row) => isHeader(row, originals));
  if (sums.length === 0 && !repeats) return NOTHING_BETWEEN;
  return {
    sums: [...new Set(sums)].sort(),
    header: repeats ? originals : null,
    is: (row) => isSum(row) || (repeats && isHeader(row, originals)),
  };
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
