import type { FieldMap, FieldType, RowKind } from './fields';
import type { Warning } from './warning';

/** The encodings the product reads. Latin-1 is read as windows-1252, as browsers do. */
export const ENCODINGS = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'windows-1252',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Delimited text, workbooks, files of records, and tables whose columns have types of their own. */
export const FILE_FORMATS = [
  'delimited',
  'xlsx',
  'xls',
  'xlsb',
  'ods',
  'json',
  'ndjson',
  'parquet',
  'arrow',
] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** How a file is read: the `import:` of a source cell. What is absent is guessed from the bytes. */
export interface ImportOptions {
  readonly format?: FileFormat;
  readonly encoding?: Encoding;
  /** One character, or `whitespace` for columns set apart by runs of blanks. */
  readonly delimiter?: string;
  /** 1-based number of the row with the column names; 0 = there is none (columns become column_1 …). */
  readonly header?: number;
  /** The sheet of a workbook, or the list of a JSON document that has several. */
  readonly sheet?: string;
  /** The file inside an archive. */
  readonly member?: string;
  /** Types the reader set, by column name. */
  readonly types?: Readonly<Record<string, FieldType>>;
  /** Columns kept beside the mapped ones; all when absent. */
  readonly keep?: readonly string[];
}

export interface PreviewColumn {
  /** Unique, never blank; `original` is what the file says. */
  readonly name: string;
  readonly original: string;
  readonly type: FieldType;
  /** A few different values, as text. */
  readonly samples: readonly string[];
  /** Share of empty values in the rows looked at. */
  readonly missing: number;
  /** Whether its name says that it holds personal data: masked in the preview, and not read unless mapped or kept. */
  readonly personal: boolean;
}

/** What was found in a file before it is imported: every guess stated, all of it changeable. */
export interface ImportPreview {
  readonly fileName: string;
  readonly bytes: number;
  /** Options with every guess filled in. */
  readonly options: ImportOptions & { readonly format: FileFormat; readonly header: number };
  /** Encodings worth offering, most likely first, each with a line decoded in it. */
  readonly encodings: readonly { readonly encoding: Encoding; readonly sample: string }[];
  readonly sheets: readonly string[];
  /** The files of an archive that may be tables; none where the file is no archive. */
  readonly members?: readonly string[];
  readonly columns: readonly PreviewColumn[];
  /** The first data rows, as text. */
  readonly rows: readonly (readonly string[])[];
  /** Field -> column or expression, guessed from names and values. */
  readonly map: FieldMap;
  readonly row: { readonly kind: RowKind; readonly because: string };
  readonly warnings: readonly Warning[];
}
