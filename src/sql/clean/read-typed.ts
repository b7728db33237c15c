import { ident, text } from '../sql';
import type { Cast } from './cast';
import { NULL_TOKENS } from './read-csv';
import { type Reading, readingType } from './reading';

/** A table in which a file's columns stand with types of their own, by their names. */
export interface TypedSource {
  readonly table: string;
  readonly types: Readonly<Record<string, string>>;
}

/** Bytes of the longest word for "no value". */
const LONGEST_NULL = Math.max(...NULL_TOKENS.map((token) => new TextEncoder().encode(token).length));

/** The columns that are read: text as a CSV's would be, values of other types as they are where that is what is wanted, else as text. */
export function readTyped(source: TypedSource, readings: Readonly<Record<string, Reading>>): string {
  const columns = Object.entries(source.types).flatMap(([name, type]) => {
    const reading = readings[name];
    return reading ? [`${present(ident(name), type, reading)} AS ${ident(name)}`] : [];
  });
  return `(SELECT ${columns.join(', ')} FROM ${ident(source.table)})`;
}

function present(column: string, type: string, reading: Reading): string {
  if (type === 'VARCHAR') {
    const words = NULL_TOKENS.map(text).join(', ');
    return `CASE WHEN strlen(${column}) <= ${LONGEST_NULL} AND ${column} IN (${words}) THEN NULL ELSE ${column} END`;
  }
  if (!isNative(type, reading)) return asText(column, type);
  return isFloating(type) ? `CASE WHEN NOT isnan(${column}) THEN ${column} END` : column;
}

/** Numbers without a fraction get none: ids are often kept as 13085.0. */
function asText(column: string, type: string): string {
  if (!isFloating(type)) return `CAST(${column} AS VARCHAR)`;
  const whole = `${column} = trunc(${column}) AND abs(${column}) < 1e15`;
  return `CASE WHEN isnan(${column}) THEN NULL WHEN ${whole} THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END`;
}

function isFloating(type: string): boolean {
  return type === 'FLOAT' || type === 'DOUBLE';
}

export function isNumeric(type: string): boolean {
  return isFloating(type) || type === 'INTEGER' || type === 'BIGINT' || type.startsWith('DECIMAL');
}

/** Whether values of a type need not become text to be read as is wanted. */
export function isNative(type: string, reading: Reading): boolean {
  switch (reading.kind) {
    case 'native':
      return true;
    case 'decimal':
    case 'double':
      return isNumeric(type);
    case 'timestamp':
    case 'date':
      return type === 'TIMESTAMP' || type === 'DATE';
    case 'boolean':
      return type === 'BOOLEAN';
    case 'text':
      return false;
  }
}

/** How values of a type become what is wanted, and their text for the notes; null where they are it already. */
export function nativeCast(column: string, plain: string, reading: Reading, type: string): Cast | null {
  const raw = `CAST(${column} AS VARCHAR)`;
  if (reading.kind === 'native' || reading.kind === 'double') {
    if (!isFloating(type) && reading.kind === 'native') return null;
    const value = `CASE WHEN isfinite(${plain}) THEN ${plain} END`;
    // The text of a 32-bit number is the number that was meant: 6.95, not 6.949999809265137.
    if (reading.kind === 'double')
      return { plain: `CAST(${type === 'FLOAT' ? raw : column} AS DOUBLE)`, value, raw };
    return { plain: column, value, raw };
  }
  if (readingType(reading) === type) return null;
  const from = type === 'FLOAT' ? raw : column;
  return { plain: `try_cast(${from} AS ${readingType(reading)})`, value: plain, raw };
}
