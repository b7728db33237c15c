import { KequnError } from '../../model/failure';
import {
  isDescriptive,
  type FieldMap,
  type FieldMapping,
  type InputSpec,
  type RowKind,
} from '../../model/fields';
import type { SampledColumn } from '../../import/fields';
import { guessMap } from '../../import/guess-map';
import type { Preset } from '../../import/presets/preset';
import { findPreset } from '../../import/presets/find-preset';
import { resolveMap, sameColumn } from '../../import/plan';
import type { PreparedFile } from '../../import/prepare';
import { ident } from '../../sql/sql';

/** The columns of all files by name, samples put together. */
export function unitedColumns(files: readonly PreparedFile[]): SampledColumn[] {
  const united = new Map<string, SampledColumn>();
  for (const column of files.flatMap((file) => file.columns)) {
    const key = column.name.toLowerCase();
    const known = united.get(key);
    united.set(key, known ? together(known, column) : column);
  }
  return [...united.values()];
}

/** Where files differ in a column's type, its values decide as they do for text. */
function together({ name, values, type }: SampledColumn, other: SampledColumn): SampledColumn {
  const both = { name, values: [...values, ...other.values] };
  return type !== undefined && type === other.type ? { ...both, type } : both;
}

export interface MappedFields {
  readonly map: FieldMap;
  readonly guessed: boolean;
  /** The known system whose export this is. */
  readonly preset: Preset | null;
}

/**
 * The map of the document with columns named as the file does, or a guess.
 * @throws `import.unknown_column`; `import.files_differ` where a mapped column is not in every file
 */
export function mapFields(
  files: readonly PreparedFile[],
  columns: readonly SampledColumn[],
  stored: FieldMap | null,
  inputs: InputSpec,
): MappedFields {
  const names = columns.map((column) => column.name);
  const originals = names.map((name) => originalOf(files, name));
  const hasHeader = files.some((file) => file.layout.header > 0);
  const guess = stored
    ? { map: resolveMap(stored, names, originals), preset: findPreset(names)?.preset ?? null }
    : guessMap(columns, hasHeader, Object.keys(inputs));
  for (const file of files) assertColumns(file, guess.map, inputs);
  return { ...guess, guessed: stored === null };
}

function originalOf(files: readonly PreparedFile[], name: string): string {
  for (const file of files) {
    const at = file.names.findIndex((own) => sameColumn(own, name));
    if (at >= 0) return file.layout.originals[at] ?? name;
  }
  return name;
}

/** A file may lack what only describes; what counts an order, an amount or a customer must be in all of them. */
function assertColumns(file: PreparedFile, map: FieldMap, inputs: InputSpec): void {
  const missing = Object.entries(map).flatMap(([field, column]) => {
    const needed = !isDescriptive(field) || (inputs[field] !== undefined && !inputs[field].optional);
    const found = typeof column !== 'string' || file.names.some((name) => sameColumn(name, column));
    return found || !needed ? [] : [column];
  });
  if (missing.length === 0) return;
  throw new KequnError(
    'import.files_differ',
    `missing columns in ${file.opened.name}: ${missing.join(', ')}`,
    {
      values: { file: file.opened.name, columns: missing.join(', ') },
    },
  );
}

/** A line of an order: its amount where only the line's amount, or quantity and price, are known. */
export function withAmount(map: FieldMap, row: RowKind | null): FieldMap {
  if (map['amount'] !== undefined || row === 'line_with_order_total') return map;
  const amount = lineAmount(map);
  return amount === null ? map : { ...map, amount };
}

function lineAmount(map: FieldMap): FieldMapping | null {
  const { line_amount: line, price, quantity } = map;
  if (line !== undefined) return line;
  if (price === undefined || quantity === undefined) return null;
  return { sql: `${expression(quantity)} * ${expression(price)}` };
}

function expression(mapping: FieldMapping): string {
  return typeof mapping === 'string' ? ident(mapping) : `(${mapping.sql})`;
}

/** @throws `import.missing_field` naming the fields the document needs and the file's columns */
export function assertNeeded(map: FieldMap, inputs: InputSpec, columns: readonly SampledColumn[]): void {
  const needed = Object.entries(inputs).filter(([field, spec]) => !spec.optional && map[field] === undefined);
  const [first] = needed;
  if (!first) return;
  const fields = needed.map(([field]) => field).join(', ');
  throw new KequnError('import.missing_field', `missing field: ${fields}`, {
    values: {
      field: first[0],
      fields,
      columns: columns
        .map(({ name }) => name)
        .slice(0, 50)
        .join(', '),
    },
  });
}
