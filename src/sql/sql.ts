/** How SQL text is written here: values and names never reach a statement but through these functions. */

/** A quoted identifier: `ident('order')` is `"order"`. */
export function ident(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A quoted text literal. NUL cannot stand in SQL text and is dropped. */
export function text(value: string): string {
  return `'${value.replaceAll('\u0000', '').replaceAll("'", "''")}'`;
}

/** A literal of any plain value. Numbers that are not finite have no literal. */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return text(value);
  if (!Number.isFinite(value)) throw new RangeError(`invalid number: ${value}`);
  return Number.isInteger(value) ? String(value) : `${value}::DOUBLE`;
}

/** A date literal of an ISO date (`2024-07-01`). */
export function date(iso: string): string {
  return `DATE ${text(iso)}`;
}

/** Names or expressions as a list. */
export function list(parts: readonly string[]): string {
  return parts.join(', ');
}

/** SQL that is put into other SQL as it stands. */
export class Raw {
  constructor(readonly sql: string) {}
}

/** Marks text as SQL for the `sql` tag. */
export function raw(sqlText: string): Raw {
  return new Raw(sqlText);
}

/** Marks a name as an identifier for the `sql` tag. */
export function name(identifier: string): Raw {
  return new Raw(ident(identifier));
}

/** SQL with holes: plain values become literals, `name(…)` identifiers, `raw(…)` stays as it is. */
export function sql(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | boolean | null | Raw)[]
): string {
  return String.raw(
    { raw: strings },
    ...values.map((value) => (value instanceof Raw ? value.sql : literal(value))),
  );
}
