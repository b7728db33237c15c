import type { SchemaElement, SchemaTree } from 'hyparquet';
import type { TypedType } from '../../../model/typed';

/** A column of values in the file, with what it becomes. */
export interface Leaf {
  /** Names of the groups around it and its own, set apart by dots. */
  readonly name: string;
  readonly type: TypedType;
  readonly element: SchemaElement;
  /** Place among the column chunks of each row group. */
  readonly index: number;
  readonly maxDefinition: number;
  readonly maxRepetition: number;
  /** Times of an instant, written in UTC. */
  readonly utc: boolean;
}

export interface FlatSchema {
  readonly leaves: readonly Leaf[];
  /** Columns that no cell can hold: lists of records, lists of lists, maps. */
  readonly nested: readonly string[];
}

/** Groups become dotted names; a list of plain values is one column; anything deeper is named as nested. */
export function flatSchema(root: SchemaTree): FlatSchema {
  const all = root.children.flatMap((child) => walk(child, [], 0, 0, null, 0));
  const lists = new Map<string, number>();
  for (const { list } of all) if (list !== null) lists.set(list, (lists.get(list) ?? 0) + 1);
  const leaves: Leaf[] = [];
  const nested = new Set<string>();
  all.forEach((found, index) => {
    const { element, list, maxDefinition, maxRepetition } = found;
    const tooDeep = maxRepetition > 1 || found.below > 1 || (list !== null && (lists.get(list) ?? 0) > 1);
    if (tooDeep) nested.add(list ?? found.name);
    else {
      const type = maxRepetition > 0 ? 'VARCHAR' : columnType(element);
      leaves.push({
        name: list ?? found.name,
        type,
        element,
        index,
        maxDefinition,
        maxRepetition,
        utc: isUtc(element),
      });
    }
  });
  return { leaves, nested: [...nested] };
}

interface Found {
  readonly name: string;
  readonly element: SchemaElement;
  /** The name of the outermost list around it. */
  readonly list: string | null;
  /** Groups between the list and the values: one in the usual way of writing lists. */
  readonly below: number;
  readonly maxDefinition: number;
  readonly maxRepetition: number;
}

function walk(
  { element, children }: SchemaTree,
  path: readonly string[],
  definition: number,
  repetition: number,
  list: string | null,
  deep: number,
): Found[] {
  const repeated = element.repetition_type === 'REPEATED';
  const own = [...path, element.name];
  const around = list ?? (repeated ? listName(path, element.name) : null);
  const below = list === null ? 0 : deep + 1;
  const maxDefinition = definition + (element.repetition_type === 'REQUIRED' ? 0 : 1);
  const maxRepetition = repetition + (repeated ? 1 : 0);
  if (element.type !== undefined)
    return [{ name: own.join('.'), element, list: around, below, maxDefinition, maxRepetition }];
  return children.flatMap((child) => walk(child, own, maxDefinition, maxRepetition, around, below));
}

/** A list is called as the group that holds it: `tags.list.element` is `tags`. */
function listName(path: readonly string[], own: string): string {
  return path.length > 0 ? path.join('.') : own;
}

const MAX_PRECISION = 38;

/** The type of the values of a plain column. */
export function columnType(element: SchemaElement): TypedType {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return decimalType(element);
  if (type === 'BOOLEAN') return 'BOOLEAN';
  if (converted === 'DATE' || logical?.type === 'DATE') return 'DATE';
  if (isTimestamp(element)) return 'TIMESTAMP';
  if (isTime(element)) return 'VARCHAR';
  if (type === 'INT32') return isUnsigned(element, 32) ? 'BIGINT' : 'INTEGER';
  if (type === 'INT64') return isUnsigned(element, 64) ? 'DECIMAL(20,0)' : 'BIGINT';
  if (type === 'FLOAT') return 'FLOAT';
  if (type === 'DOUBLE') return 'DOUBLE';
  return logical?.type === 'FLOAT16' ? 'FLOAT' : 'VARCHAR';
}

function decimalType({ precision, scale, logical_type: logical }: SchemaElement): TypedType {
  const digits =
    logical?.type === 'DECIMAL' ? logical : { precision: precision ?? MAX_PRECISION, scale: scale ?? 0 };
  const fits = digits.precision > 0 && digits.precision <= MAX_PRECISION;
  return fits && digits.scale >= 0 && digits.scale <= digits.precision
    ? `DECIMAL(${digits.precision},${digits.scale})`
    : 'VARCHAR';
}

/** Digits after the point of a decimal, as the file says. */
export function decimalScale({ scale, logical_type: logical }: SchemaElement): number {
  return logical?.type === 'DECIMAL' ? logical.scale : (scale ?? 0);
}

export function isDecimal({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted === 'DECIMAL' || logical?.type === 'DECIMAL';
}

function isTimestamp({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return type === 'INT96' || logical?.type === 'TIMESTAMP' || converted?.startsWith('TIMESTAMP') === true;
}

export function isTime({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return logical?.type === 'TIME' || converted === 'TIME_MILLIS' || converted === 'TIME_MICROS';
}

function isUnsigned(
  { converted_type: converted, logical_type: logical }: SchemaElement,
  bits: number,
): boolean {
  const said = logical?.type === 'INTEGER' && !logical.isSigned && logical.bitWidth === bits;
  return said || converted === `UINT_${bits}`;
}

function isUtc({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  if (logical?.type === 'TIMESTAMP') return logical.isAdjustedToUTC;
  return type !== 'INT96' && converted?.startsWith('TIMESTAMP') === true;
}

/** Units of a time or timestamp in a second. */
export function perSecond({ converted_type: converted, logical_type: logical }: SchemaElement): bigint {
  const unit =
    logical && 'unit' in logical ? logical.unit : converted?.endsWith('MILLIS') ? 'MILLIS' : 'MICROS';
  return unit === 'MILLIS' ? 1_000n : unit === 'NANOS' ? 1_000_000_000n : 1_000_000n;
}
