import { KequnError } from '../model/failure';
import type { TypedType } from '../model/typed';
import { type FieldMap, type FieldType, fieldSpec, type InputSpec, isKnownField } from '../model/fields';
import { ID, type Reading, TEXT } from '../sql/clean/reading';
import { hasPadding } from '../sql/clean/text';
import type { SampledColumn } from './fields';
import { guessColumn, readingFor } from './guess-reading';
import { isSensitive } from './sensitive';

/** Fields that are sums of money: exact to four places. */
export const MONEY_FIELDS: ReadonlySet<string> = new Set([
  'amount',
  'line_amount',
  'price',
  'refund_amount',
  'discount',
  'list_price',
  'cost',
  'yearly_purchase',
]);
const IDS: ReadonlySet<string> = new Set(['customer', 'order', 'phone']);

export interface ColumnPlan {
  readonly name: string;
  readonly reading: Reading;
  /** The fields that are this column. */
  readonly fields: readonly string[];
  /** Published under its own name where no field is it; otherwise only expressions use it. */
  readonly kept: boolean;
  /** The reader or a field says what type it is; otherwise the values do. */
  readonly fixed: boolean;
  readonly ambiguousDates: boolean;
}

export interface ReadingPlan {
  readonly columns: readonly ColumnPlan[];
  /** Columns that look personal and that nothing asks for: not read at all. */
  readonly leftOut: readonly string[];
}

export interface PlanOptions {
  readonly map: FieldMap;
  readonly types: Readonly<Record<string, FieldType>>;
  readonly keep: readonly string[] | null;
  readonly inputs: InputSpec;
}

/** Decides for every column whether it is read and as what. */
export function planColumns(columns: readonly SampledColumn[], options: PlanOptions): ReadingPlan {
  const used = expressionText(options.map);
  const plans: ColumnPlan[] = [];
  const leftOut: string[] = [];
  for (const column of columns) {
    const fields = fieldsFrom(options.map, column.name);
    const kept = isKept(column, options.keep);
    const inExpression = mentions(used, column.name);
    if (kept || inExpression || fields.length > 0) {
      plans.push({ ...planColumn(column, fields, options, inExpression), kept });
    } else if (options.keep === null && isSensitive(column)) leftOut.push(column.name);
  }
  return { columns: plans.length > WIDE ? plans.map(simplified) : plans, leftOut };
}

/** Above so many columns, those that are no field are read in the simplest way: the statement must not grow beyond measure. */
const WIDE = 300;

function simplified(column: ColumnPlan): ColumnPlan {
  const { reading } = column;
  if (column.fixed) return column;
  if (reading.kind === 'text') return { ...column, reading: { ...reading, trim: true } };
  if (reading.kind === 'decimal' || reading.kind === 'double') {
    return {
      ...column,
      reading: reading.comma ? TEXT_TRIMMED : { kind: 'double', comma: false, plain: true },
    };
  }
  return column;
}

const TEXT_TRIMMED: Reading = { ...TEXT, trim: true } as Reading;

function isKept(column: SampledColumn, keep: readonly string[] | null): boolean {
  if (keep !== null) return keep.some((name) => sameColumn(name, column.name));
  const blank = /^column_\d+$/.test(column.name) && column.values.every((value) => value.trim() === '');
  return !blank && !isSensitive(column);
}

function planColumn(
  column: SampledColumn,
  fields: readonly string[],
  options: PlanOptions,
  inExpression: boolean,
): Omit<ColumnPlan, 'kept'> {
  const set = Object.entries(options.types).find(([name]) => sameColumn(name, column.name))?.[1];
  const field = fields[0];
  const type = set ?? (field === undefined ? undefined : fieldTypeOf(field, options.inputs));
  const base = { name: column.name, fields, fixed: type !== undefined || inExpression };
  const native = nativeReading(column, field === undefined ? set : type);
  if (native && field === undefined) return { ...base, reading: native, ambiguousDates: false };
  if (type === undefined) {
    const guess = guessColumn(column.name, column.values);
    return { ...base, ...guess, reading: withTrim(guess.reading, column.values) };
  }
  if (type === 'text') {
    return {
      ...base,
      reading: withTrim(fields.some(isIdField) ? ID : TEXT, column.values),
      ambiguousDates: false,
    };
  }
  return { ...base, ...readingFor(type, column.values, fields.some(isMoney)) };
}

/** Values that have the type that is wanted, or any where none is, are kept as they are. */
function nativeReading({ type }: SampledColumn, wanted: FieldType | undefined): Reading | null {
  if (type === undefined || type === 'VARCHAR') return null;
  const field = typedFieldType(type);
  return wanted === undefined || wanted === field ? { kind: 'native', type, field } : null;
}

/** A type of a file by the product's own name. */
export function typedFieldType(type: TypedType): FieldType {
  if (type === 'VARCHAR') return 'text';
  if (type === 'BOOLEAN') return 'boolean';
  return type === 'DATE' ? 'date' : type === 'TIMESTAMP' ? 'timestamp' : 'number';
}

/** Text whose sample has blanks around it is trimmed from the start. */
function withTrim(reading: Reading, values: readonly string[]): Reading {
  if (reading.kind !== 'text') return reading;
  return { ...reading, trim: values.some((value) => hasPadding(value, reading.id)) };
}

/** The type of a field: its own, or what the document says of a field of the author's. */
export function fieldTypeOf(field: string, inputs: InputSpec): FieldType {
  return isKnownField(field) ? fieldSpec(field).type : (inputs[field]?.type ?? 'text');
}

export function isMoney(field: string): boolean {
  return MONEY_FIELDS.has(field);
}

function isIdField(field: string): boolean {
  return IDS.has(field);
}

function fieldsFrom(map: FieldMap, column: string): string[] {
  return Object.keys(map).filter((field) => map[field] === column);
}

function expressionText(map: FieldMap): string {
  return Object.values(map)
    .map((mapping) => (typeof mapping === 'string' ? '' : mapping.sql))
    .join('\n');
}

/** Whether an expression may speak of a column: a superset is safe. */
function mentions(expressions: string, column: string): boolean {
  return expressions.toLowerCase().includes(column.toLowerCase().replaceAll('"', '""'));
}

export function sameColumn(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/**
 * The map with every column named exactly as the file does (a document may differ in case and blanks around).
 * @throws `import.unknown_column`
 */
export function resolveMap(map: FieldMap, names: readonly string[], originals: readonly string[]): FieldMap {
  const entries = Object.entries(map).map(([field, mapping]) => {
    if (typeof mapping !== 'string') return [field, mapping] as const;
    const at = findColumn(mapping, names, originals);
    const name = names[at];
    if (name !== undefined) return [field, name] as const;
    throw new KequnError('import.unknown_column', `unknown column: ${mapping}`, {
      values: { column: mapping, field, columns: names.slice(0, 50).join(', ') },
    });
  });
  return Object.fromEntries(entries);
}

function findColumn(wanted: string, names: readonly string[], originals: readonly string[]): number {
  const exact = names.indexOf(wanted);
  if (exact >= 0) return exact;
  const original = originals.indexOf(wanted);
  return original >= 0 ? original : names.findIndex((name) => sameColumn(name, wanted));
}
