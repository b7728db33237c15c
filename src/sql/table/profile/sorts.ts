import type { Column } from '../../../model/table';
import type { ColumnSort } from '../../../model/profile';

const NUMBER = /^(DECIMAL|DOUBLE|FLOAT|REAL|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)(\(|$)/;
const TIME = /^(DATE$|TIMESTAMP)/;
export const FLOATING = /^(DOUBLE|FLOAT|REAL)/;

/** What sort of values DuckDB's type of a column holds. */
export function columnSort({ type }: Column): ColumnSort {
  const name = type.toUpperCase();
  if (name === 'VARCHAR' || name.startsWith('ENUM(')) return 'text';
  if (name === 'BOOLEAN') return 'boolean';
  // Lists and structs begin with the name of what they hold: DOUBLE[].
  if (name.endsWith(']')) return 'other';
  if (NUMBER.test(name)) return 'number';
  return TIME.test(name) ? 'time' : 'other';
}
