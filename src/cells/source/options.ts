import * as v from 'valibot';
import { type FieldMap, ROW_KINDS, type RowKind } from '../../model/fields';
import { ENCODINGS, FILE_FORMATS, type ImportOptions } from '../../model/import';
import { TABLE_KINDS, type TableKind } from '../../model/table-kind';

/** Files of an input as a table of logical fields. */
export interface SourceOptions {
  /** Which of the document's inputs. */
  readonly input: string;
  /** How the files are read; what is absent is guessed from the bytes. */
  readonly import: ImportOptions;
  /** What the table holds; null = found out from its fields, and published in the result. */
  readonly table: TableKind | null;
  /** What one row is; null = found out from the data, and said. */
  readonly row: RowKind | null;
  /** Field -> column or expression; null = guessed by name and values, and said. */
  readonly map: FieldMap | null;
  /** Columns kept beside the mapped ones; null = all but personal ones. */
  readonly keep: readonly string[] | null;
  readonly title: string | null;
}

const TYPES = ['text', 'number', 'timestamp', 'date', 'boolean'] as const;
const ALIASES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'utf-16': 'utf-16le',
};

const encoding = v.pipe(
  v.string(),
  v.transform((name) => ALIASES[name.toLowerCase()] ?? name.toLowerCase()),
  v.picklist(ENCODINGS),
);

const delimiter = v.pipe(
  v.string(),
  v.transform((name) => (name === 'tab' || name === '\\t' ? '\t' : name)),
  v.check((name) => name === 'whitespace' || name.length === 1, 'expected one character or whitespace'),
);

const names = v.pipe(v.array(v.string()), v.minLength(1));

const importing = v.strictObject({
  format: v.optional(v.picklist(FILE_FORMATS)),
  encoding: v.optional(encoding),
  delimiter: v.optional(delimiter),
  header: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  header_rows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10))),
  footer: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))),
  between: v.optional(v.picklist(['drop', 'keep'])),
  times: v.optional(v.record(v.string(), v.pipe(v.number(), v.gtValue(0)))),
  sheet: v.optional(v.string()),
  member: v.optional(v.string()),
  unite: v.optional(v.literal('alike')),
  sheets: v.optional(names),
  members: v.optional(names),
  types: v.optional(v.record(v.string(), v.picklist(TYPES))),
  keep: v.optional(v.array(v.string())),
});

const mapping = v.union([v.string(), v.strictObject({ sql: v.string() })]);

export const sourceSchema = v.pipe(
  v.strictObject({
    input: v.pipe(v.string(), v.minLength(1)),
    import: v.optional(importing, {}),
    table: v.optional(v.picklist(TABLE_KINDS)),
    row: v.optional(v.picklist(ROW_KINDS)),
    map: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/)), mapping)),
    keep: v.optional(v.array(v.string())),
    title: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
  }),
  v.transform((stored): SourceOptions => ({
    input: stored.input,
    import: stored.import,
    table: stored.table ?? null,
    row: stored.row ?? null,
    map: stored.map ?? null,
    keep: stored.keep ?? stored.import.keep ?? null,
    title: stored.title ?? null,
  })),
);
