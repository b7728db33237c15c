import type { Column } from '../model/table';

export type ColumnKind = 'integer' | 'decimal' | 'double' | 'date' | 'time' | 'boolean' | 'text';

const INTEGER = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/;

/** What sort of values DuckDB's type of a column holds. */
export function columnKind({ type }: Pick<Column, 'type'>): ColumnKind {
  const name = type.toUpperCase();
  if (INTEGER.test(name)) return 'integer';
  if (name.startsWith('DECIMAL')) return 'decimal';
  if (name === 'DOUBLE' || name === 'FLOAT' || name === 'REAL') return 'double';
  if (name === 'DATE') return 'date';
  if (name.startsWith('TIMESTAMP')) return 'time';
  return name === 'BOOLEAN' ? 'boolean' : 'text';
}

/** Figures stand at the right of their column. */
export function alignsRight(kind: ColumnKind): boolean {
  return kind !== 'text' && kind !== 'boolean';
}
