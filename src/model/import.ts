import type { FieldMap, FieldType, RowKind } from './fields';
import type { PresetId } from './preset';
import type { TableKind, TableReason } from './table-kind';
import type { SensitiveColumn } from './sensitive';
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
  /** 1-based number of the row where the column names begin; 0 = there are none (columns become column_1 …). */
  readonly header?: number;
  /** How many rows the names take; those of groups and their columns are joined: 订单 / 金额. */
  readonly header_rows?: number;
  /** How many rows at the end are no data: sums, signatures, dates of printing. Blank ones are not counted. */
  readonly footer?: number;
  /** What to do with sums and repeated headers between the data; left out and counted when absent. */
  readonly between?: 'drop' | 'keep';
  /** By what the numbers of a column are multiplied, by its name: 10000 where it is in 万元. */
  readonly times?: Readonly<Record<string, number>>;
  /** The sheet of a workbook, or the list of a JSON document that has several. */
  readonly sheet?: string;
  /** The file inside an archive. */
  readonly member?: string;
  /** All sheets of a workbook, or all files of an archive, that have the columns of the first are read as one table. */
  readonly unite?: 'alike';
  /** These sheets, or files inside an archive, are read as one table. */
  readonly sheets?: readonly string[];
  readonly members?: readonly string[];
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
  /** Whether its name or its values say that it holds personal data: masked in the preview, and not read unless mapped or kept. */
  readonly personal: boolean;
  /** What kind of personal data, and what says so. */
  readonly sensitive?: SensitiveColumn | null;
  /** The unit its name states, and what one of it is: 金额(万元). Numbers are multiplied only where the reader says so. */
  readonly unit: ColumnUnit | null;
}

/** Tables with this share of their columns in common are exports of one shape. */
export const ALIKE_COLUMNS = 0.7;

/** The sheets of a workbook, or the files of an archive. */
export interface FileParts {
  readonly of: 'sheet' | 'member';
  /** The one that is read where nothing else is said. */
  readonly own: string;
  /** Those with the columns of that one, itself included; they can be read as one table. */
  readonly alike: readonly string[];
  readonly others: readonly string[];
}

export interface ColumnUnit {
  readonly unit: string;
  readonly times: number;
}

/** Rows of a file that are none of its data, and that the reader sees before they are left out. */
export interface AroundData {
  /** The rows above the column names. */
  readonly titles: readonly (readonly string[])[];
  /** The rows below the data; null where the end of the file is not known before it is read. */
  readonly footer: readonly (readonly string[])[] | null;
  /** The first cells of sums and repeated headers between the data, as far as they were seen. */
  readonly between: readonly string[];
  /** The unit stated above the table. */
  readonly unit: ColumnUnit | null;
  /** Cells of the beginning that got the value of the merged cell they belong to. */
  readonly merged: number;
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
  /** What there is to choose from; absent where the reader chose, or where there is only one table. */
  readonly parts?: FileParts;
  readonly columns: readonly PreviewColumn[];
  /** The first data rows, as text. */
  readonly rows: readonly (readonly string[])[];
  /** Field -> column or expression, guessed from names and values. */
  readonly map: FieldMap;
  readonly row: { readonly kind: RowKind; readonly because: string };
  readonly around: AroundData;
  /** The known system whose export this is, by its headings: a key of the strings in `i18n/shell/presets.ts`. */
  readonly preset: PresetId | null;
  readonly table: { readonly kind: TableKind; readonly because: TableReason };
  readonly warnings: readonly Warning[];
}
