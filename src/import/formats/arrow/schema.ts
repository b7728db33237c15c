import type { TypedType } from '../../../model/typed';
import type { FlatTable } from './flatbuffer';

/** The kinds of Arrow types that matter here, by their numbers in `Schema.fbs`. */
const KINDS = [
  'none',
  'null',
  'int',
  'float',
  'binary',
  'utf8',
  'bool',
  'decimal',
  'date',
  'time',
  'timestamp',
  'interval',
  'list',
  'struct',
  'union',
  'fixedBinary',
  'fixedList',
  'map',
  'duration',
  'largeBinary',
  'largeUtf8',
  'largeList',
  'runs',
  'binaryView',
  'utf8View',
  'listView',
  'largeListView',
] as const;
export type Kind = (typeof KINDS)[number];

export interface ArrowField {
  readonly name: string;
  readonly kind: Kind;
  /** Bits of an integer, decimal or time; bytes of a fixed binary; values of a fixed list. */
  readonly width: number;
  readonly signed: boolean;
  readonly precision: number;
  readonly scale: number;
  /** Unit of a date, time or timestamp: 0 seconds (dates: days), 1 milli-, 2 micro-, 3 nanoseconds. */
  readonly unit: number;
  readonly zone: string;
  /** Unions: whether values of all kinds have a place in every row. */
  readonly sparse: boolean;
  /** Where the values are places in a dictionary: which, and the integers that say so. */
  readonly dictionary: { readonly id: number; readonly width: number; readonly signed: boolean } | null;
  readonly children: readonly ArrowField[];
}

const MAX_DEPTH = 64;

/** The fields of a schema message. @throws RangeError */
export function readFields(schema: FlatTable): ArrowField[] {
  if (schema.int16(0) !== 0) throw new RangeError('invalid schema: big-endian');
  return schema.tables(1).map((field) => readField(field, 0));
}

function readField(field: FlatTable, depth: number): ArrowField {
  if (depth > MAX_DEPTH) throw new RangeError('invalid schema: nested too deep');
  const kind = KINDS[field.int8(2)] ?? 'none';
  const type = field.table(3);
  const dictionary = field.table(4);
  const index = dictionary?.table(1) ?? null;
  const number = (place: number, fallback: number) => type?.int32(place, fallback) ?? fallback;
  return {
    name: field.text(0),
    kind,
    width: kind === 'decimal' ? number(2, 128) : kind === 'time' ? number(1, 32) : number(0, 0),
    signed: kind === 'int' && (type?.int8(1) ?? 0) !== 0,
    precision: kind === 'float' ? (type?.int16(0) ?? 0) : number(0, 0),
    scale: number(1, 0),
    unit: type?.int16(0, kind === 'date' || kind === 'time' ? 1 : 0) ?? 0,
    zone: kind === 'timestamp' ? (type?.text(1) ?? '') : '',
    sparse: kind === 'union' && (type?.int16(0) ?? 0) === 0,
    dictionary: dictionary && {
      id: dictionary.int64(0),
      width: index?.int32(0, 0) ?? 32,
      signed: index === null || index.int8(1) !== 0,
    },
    children: field.tables(5).map((child) => readField(child, depth + 1)),
  };
}

const MAX_PRECISION = 38;

/** The type of a plain field's values; null for what no cell can hold. */
export function fieldType(field: ArrowField): TypedType | null {
  switch (field.kind) {
    case 'bool':
      return 'BOOLEAN';
    case 'int':
      if (field.width === 64) return field.signed ? 'BIGINT' : 'DECIMAL(20,0)';
      return field.width === 32 && !field.signed ? 'BIGINT' : 'INTEGER';
    case 'float':
      return field.precision === 2 ? 'DOUBLE' : 'FLOAT';
    case 'decimal': {
      const { precision, scale, width } = field;
      const fits =
        precision > 0 && precision <= MAX_PRECISION && scale >= 0 && scale <= precision && width <= 128;
      return fits ? `DECIMAL(${precision},${scale})` : 'VARCHAR';
    }
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMP';
    case 'duration':
      return 'BIGINT';
    case 'null':
    case 'time':
    case 'utf8':
    case 'largeUtf8':
    case 'utf8View':
    case 'binary':
    case 'largeBinary':
    case 'binaryView':
    case 'fixedBinary':
      return 'VARCHAR';
    default:
      return null;
  }
}

/** Lists whose items are plain become one text a cell. */
export function isPlainList(field: ArrowField): boolean {
  const [item] = field.children;
  const list = field.kind === 'list' || field.kind === 'largeList' || field.kind === 'fixedList';
  return list && item !== undefined && item.children.length === 0 && fieldType(item) !== null;
}

/** A column that comes out of a schema: the way of groups to it. */
export interface ArrowColumn {
  readonly name: string;
  readonly type: TypedType;
  readonly field: ArrowField;
}

/** The columns of a schema: groups become dotted names; `nested` names what no cell can hold. */
export function flatColumns(fields: readonly ArrowField[]): { columns: ArrowColumn[]; nested: string[] } {
  const columns: ArrowColumn[] = [];
  const nested: string[] = [];
  const walk = (field: ArrowField, path: readonly string[]): void => {
    const own = [...path, field.name];
    const name = own.join('.');
    const type = isPlainList(field) ? 'VARCHAR' : fieldType(field);
    if (field.kind === 'struct' && !field.dictionary) for (const child of field.children) walk(child, own);
    else if (type === null || (field.dictionary && field.children.length > 0)) nested.push(name);
    else columns.push({ name, type, field });
  };
  for (const field of fields) walk(field, []);
  return { columns, nested };
}
