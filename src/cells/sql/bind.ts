import { KequnError } from '../../model/failure';
import type { Value } from '../../model/table';
import { ident, literal, text } from '../../sql/sql';
import { significantTokens } from '../../sql/tokens';
import { positionAt } from './position';

/** The reader's SQL with its parameters filled in, and the way back to the reader's own positions. */
export interface Bound {
  readonly sql: string;
  /** Parameters used, in order of appearance. */
  readonly parameters: readonly string[];
  /** Offset in `sql` -> offset in what the reader wrote. */
  original(offset: number): number;
}

/**
 * Puts `write(name)` where `$name` stands.
 *
 * @throws KequnError `sql.unknown_parameter` for a name the document does not define.
 */
export function bindParameters(
  source: string,
  values: Readonly<Record<string, Value>>,
  write: (name: string, value: Value) => string,
): Bound {
  const shifts: { readonly at: number; readonly to: number }[] = [{ at: 0, to: 0 }];
  const parameters = new Set<string>();
  let sql = '';
  let kept = 0;
  for (const token of significantTokens(source)) {
    if (token.kind !== 'parameter') continue;
    const name = token.text.replace('$', '');
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw unknownParameter(name, positionAt(source, token.start));
    sql += source.slice(kept, token.start);
    shifts.push({ at: sql.length, to: token.start });
    sql += write(name, value);
    kept = token.end;
    shifts.push({ at: sql.length, to: kept });
    parameters.add(name);
  }
  return {
    sql: sql + source.slice(kept),
    parameters: [...parameters],
    original: (offset) => back(shifts, offset),
  };
}

/** `getvariable('name')`: the value is set apart from the text that is run. */
export function asVariable(name: string): string {
  return `getvariable(${text(name)})`;
}

/** The statement that sets a parameter for `asVariable`. */
export function setVariable(name: string, value: Value): string {
  return `SET VARIABLE ${ident(name)} = ${typedLiteral(value)}`;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** A parameter's value with its type: ISO dates and times are dates and times; decimals stay decimal. */
export function typedLiteral(value: Value): string {
  if (typeof value === 'number' && /^-?\d+\.\d+$/.test(String(value))) return String(value);
  if (typeof value !== 'string') return literal(value);
  if (ISO_DATE.test(value) && isCalendarDate(value)) return `DATE ${text(value)}`;
  if (ISO_TIME.test(value) && isCalendarDate(value.slice(0, 10))) return `TIMESTAMP ${text(value)}`;
  return text(value);
}

function isCalendarDate(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}

function back(shifts: readonly { at: number; to: number }[], offset: number): number {
  const after = shifts.findIndex((shift) => shift.at > offset);
  const last = shifts[after < 0 ? shifts.length - 1 : after - 1] ?? { at: 0, to: 0 };
  const moved = last.to + offset - last.at;
  const next = after < 0 ? undefined : shifts[after];
  return next ? Math.min(moved, next.to) : moved;
}

function unknownParameter(name: string, position: { line: number; column: number }): KequnError {
  return new KequnError('sql.unknown_parameter', `unknown parameter: ${name}`, {
    values: { name },
    position,
  });
}
