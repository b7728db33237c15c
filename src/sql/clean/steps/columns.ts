import type { Column } from '../../../model/table';
import { ident } from '../../sql';
import { unfit } from './compiled';
import type { ColumnChoice } from './step';

export type TypeName = 'text' | 'number' | 'timestamp' | 'date' | 'boolean' | 'other';

/** DuckDB's type by the product's own name. */
export function typeName(type: string): TypeName {
  const upper = type.toUpperCase();
  if (upper === 'VARCHAR') return 'text';
  if (upper === 'DATE') return 'date';
  if (upper.startsWith('TIMESTAMP')) return 'timestamp';
  if (upper === 'BOOLEAN') return 'boolean';
  return /^(DECIMAL|DOUBLE|FLOAT|REAL|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)/.test(upper) ? 'number' : 'other';
}

/**
 * The columns of these names, in the order named.
 * @throws Unfit `missing_columns`
 */
export function named(columns: readonly Column[], names: readonly string[]): Column[] {
  const missing = names.filter((name) => !has(columns, name));
  if (missing.length > 0) unfit('missing_columns', { columns: missing.join(', ') });
  return names.flatMap((name) => columns.find((column) => column.name === name) ?? []);
}

/** One column. @throws Unfit `missing_columns` */
export function one(columns: readonly Column[], name: string): Column {
  return named(columns, [name])[0] ?? unfit('missing_columns', { columns: name });
}

/** Columns that must be of one of some types. @throws Unfit `missing_columns`, `wrong_type` */
export function typed(
  columns: readonly Column[],
  names: readonly string[],
  wanted: readonly TypeName[],
): Column[] {
  const found = named(columns, names);
  const wrong = found.find(({ type }) => !wanted.includes(typeName(type)));
  if (wrong) {
    unfit('wrong_type', { column: wrong.name, type: typeName(wrong.type), wanted: wanted[0] ?? '' });
  }
  return found;
}

/** The text columns chosen: the named ones, or all there are. @throws Unfit */
export function textColumns(columns: readonly Column[], chosen: ColumnChoice): Column[] {
  if (chosen !== 'all') return typed(columns, chosen, ['text']);
  return columns.filter(({ type }) => typeName(type) === 'text');
}

export function has(columns: readonly Column[], name: string): boolean {
  return columns.some((column) => column.name.toLowerCase() === name.toLowerCase());
}

/** A name for a new column. @throws Unfit `name_taken` */
export function fresh(columns: readonly Column[], name: string): string {
  return has(columns, name) ? unfit('name_taken', { name }) : name;
}

/** A column's value as text; numbers without the zeros of their type. */
export function asText({ name, type }: Column): string {
  const column = ident(name);
  if (typeName(type) === 'text') return column;
  const written = `CAST(${column} AS VARCHAR)`;
  if (!type.toUpperCase().startsWith('DECIMAL') || type.endsWith(',0)')) return written;
  return `rtrim(rtrim(${written}, '0'), '.')`;
}

/** Empty: null, or a text of nothing but blanks. */
export function isEmpty({ name, type }: Column): string {
  const column = ident(name);
  return typeName(type) === 'text' ? `(${column} IS NULL OR trim(${column}) = '')` : `${column} IS NULL`;
}
