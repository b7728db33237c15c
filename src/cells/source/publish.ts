import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { FieldMap, InputSpec } from '../../model/fields';
import { type ColumnPlan, fieldTypeOf, isMoney } from '../../import/plan';
import { emptyColumns, type PublishedColumn } from '../../sql/clean/import-table';
import { readingType } from '../../sql/clean/reading';
import { whyNoExpression } from '../../sql/expression';
import { ident } from '../../sql/sql';

/** A column of the source's table, and where it comes from. */
export interface SourceColumnPlan extends PublishedColumn {
  readonly field: string | null;
  /** The column of the file whose values it is, if it is one. */
  readonly column: string | null;
  readonly from: string;
}

/** Mapped fields under their names, then the other columns under their own; on a clash the other becomes `<name>_raw`. */
export function publishedColumns(
  map: FieldMap,
  columns: readonly ColumnPlan[],
  inputs: InputSpec,
  reserved: readonly string[],
): SourceColumnPlan[] {
  const fields = Object.entries(map).map(([field, mapping]): SourceColumnPlan => {
    const type = fieldSqlType(field, inputs);
    if (typeof mapping !== 'string') {
      const expression = `try_cast((${mapping.sql}) AS ${type})`;
      return { name: field, field, column: null, from: mapping.sql, expression };
    }
    const plan = columns.find((column) => column.name === mapping);
    const cast = plan && sameKind(readingType(plan.reading), type);
    const expression = cast ? ident(mapping) : `try_cast(${ident(mapping)} AS ${type})`;
    return { name: field, field, column: mapping, from: mapping, expression };
  });
  const taken = new Set([...fields.map(({ name }) => name), ...reserved].map((name) => name.toLowerCase()));
  const others = columns.filter((column) => column.kept && !isMapped(map, column.name));
  return [...fields, ...others.map((column) => otherColumn(column.name, taken))];
}

function isMapped(map: FieldMap, column: string): boolean {
  return Object.values(map).includes(column);
}

function otherColumn(column: string, taken: Set<string>): SourceColumnPlan {
  let name = taken.has(column.toLowerCase()) ? `${column}_raw` : column;
  while (taken.has(name.toLowerCase())) name = `${name}_raw`;
  taken.add(name.toLowerCase());
  return { name, field: null, column, from: column, expression: ident(column) };
}

/** An amount that does not fit DECIMAL(18,4) stays DOUBLE. */
function sameKind(have: string, want: string): boolean {
  return (
    have === want ||
    (want === 'DECIMAL(18,4)' && have === 'DOUBLE') ||
    (want === 'DOUBLE' && have === 'DECIMAL(18,4)')
  );
}

function fieldSqlType(field: string, inputs: InputSpec): string {
  const types = {
    text: 'VARCHAR',
    number: 'DOUBLE',
    timestamp: 'TIMESTAMP',
    date: 'DATE',
    boolean: 'BOOLEAN',
  } as const;
  const type = fieldTypeOf(field, inputs);
  return type === 'number' && isMoney(field) ? 'DECIMAL(18,4)' : types[type];
}

/**
 * Refuses an expression that is more than an expression, and one that the columns cannot answer.
 * @throws `import.bad_expression`
 */
export async function assertExpressions(
  database: Database,
  map: FieldMap,
  columns: readonly ColumnPlan[],
): Promise<void> {
  const from = emptyColumns(Object.fromEntries(columns.map(({ name, reading }) => [name, reading])));
  for (const [field, mapping] of Object.entries(map)) {
    if (typeof mapping === 'string') continue;
    const why = whyNoExpression(mapping.sql);
    if (why !== null) throw badExpression(field, mapping.sql, why);
    try {
      await database.rows(`SELECT (${mapping.sql}) AS value FROM (${from}) LIMIT 0`);
    } catch (error) {
      throw badExpression(
        field,
        mapping.sql,
        error instanceof KequnError ? error.message : String(error),
        error,
      );
    }
  }
}

function badExpression(field: string, sql: string, message: string, cause?: unknown): KequnError {
  const first = message.split('\n', 1)[0] ?? message;
  return new KequnError('import.bad_expression', `invalid expression for ${field}: ${first}`, {
    values: { field, message: first, expression: sql },
    sql,
    cause,
  });
}
