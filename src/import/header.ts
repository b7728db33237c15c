import { fieldOfName } from './synonyms';

const LOOKAHEAD = 30;

/**
 * The 1-based row that holds the column names, or 0 where the first row is data already. Title lines above the header have
 * fewer values than the rows below. A header names: its cells are texts where the column below holds numbers or dates.
 */
export function guessHeader(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const width = Math.max(...filled.slice(0, LOOKAHEAD), 0);
  const first = filled.findIndex((n) => n >= Math.max(1, width * 0.6));
  if (first < 0) return rows.length > 0 ? 1 : 0;
  const candidate = rows[first] ?? [];
  const below = rows.slice(first + 1, first + 1 + LOOKAHEAD);
  return isHeader(candidate, below) ? first + 1 : 0;
}

function isHeader(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  if (cells.some((cell) => fieldOfName(cell) !== null)) return true;
  const named = cells.filter((cell) => cell.trim() !== '');
  if (named.some(isValue))
    return named.filter(isValue).length < named.length * 0.2 && valuesBelow(cells, below);
  return valuesBelow(cells, below) || new Set(named).size === named.length;
}

/** Whether some column holds numbers or dates below a cell that is neither. */
function valuesBelow(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  return cells.some((cell, i) => {
    const values = below.map((row) => row[i] ?? '').filter((value) => value.trim() !== '');
    return !isValue(cell) && values.length > 0 && values.filter(isValue).length >= values.length * 0.8;
  });
}

function isValue(cell: string): boolean {
  const value = cell.trim();
  return /^[-+(¥￥$€]*[\d０-９][\d０-９.,，:/\-年月日时分秒 T％%)]*(元|Z)?$/.test(value);
}

export interface ColumnNames {
  readonly names: readonly string[];
  /** How many were blank or said twice and got a name of ours. */
  readonly renamed: number;
}

/** Unique, never blank names: `column_3` for a blank one, `name_2` for a repeated one (upper and lower case are the same). */
export function columnNames(originals: readonly string[], hasHeader: boolean): ColumnNames {
  const taken = new Set<string>();
  let renamed = 0;
  const names = originals.map((original, i) => {
    const wanted = cleanName(original) || `column_${i + 1}`;
    const name = unused(wanted, taken);
    taken.add(name.toLowerCase());
    if (hasHeader && name !== cleanName(original)) renamed += 1;
    return name;
  });
  return { names, renamed };
}

/** A column name without what is not part of it: blanks around, line breaks within, padding of spreadsheets. */
export function cleanName(original: string): string {
  return original
    .replace(/[\ufeff\u200b-\u200f\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s="'`]+|[\s"'`]+$/g, '');
}

function unused(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted.toLowerCase())) return wanted;
  let n = 2;
  while (taken.has(`${wanted}_${n}`.toLowerCase())) n += 1;
  return `${wanted}_${n}`;
}
