import { ident, text } from '../sql';
import { readCsv, type TextFile } from './read-csv';

/** What tells rows that are no data apart: labels of sums in the first columns, or the column names once more. */
export interface RowsBetween {
  readonly sums: readonly string[];
  readonly header: readonly string[] | null;
  /** How many columns from the left a label may stand in. */
  readonly labelColumns: number;
}

/** A condition over the columns as text, true for rows without any value. */
export function blankCondition(columns: readonly string[]): string {
  return `coalesce(${columns.map((name) => `nullif(trim(${ident(name)}), '')`).join(', ')}) IS NULL`;
}

/** A condition over the columns as text, true for rows that are no data; null where there are none. */
export function betweenCondition(columns: readonly string[], rows: RowsBetween): string | null {
  const first = columns.slice(0, rows.labelColumns).map(ident);
  const sums = `coalesce(${first.join(', ')}) IN (${rows.sums.map(text).join(', ')})`;
  const header = columns.flatMap((name, place) => {
    const said = rows.header?.[place] ?? '';
    return said.trim() === '' ? [] : [`${ident(name)} = ${text(said)}`];
  });
  const parts = [...(rows.sums.length > 0 ? [sums] : []), ...(rows.header ? [header.join(' AND ')] : [])];
  return parts.length === 0 ? null : parts.map((part) => `(${part})`).join(' OR ');
}

/** How many rows of a file such a condition leaves out. */
export function countBetween(file: TextFile, condition: string): string {
  return `SELECT count(*)::DOUBLE AS rows FROM ${readCsv(file)} WHERE ${condition}`;
}
