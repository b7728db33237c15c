import type { RowFilter, SortOrder } from './table';

/** The forms in which a table can leave. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'parquet', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The encodings that text files are written in. */
export const EXPORT_ENCODINGS = ['utf-8', 'gb18030'] as const;
export type ExportEncoding = (typeof EXPORT_ENCODINGS)[number];

/** The most rows of a sheet, its heading included (Excel 2007 and later). */
export const SHEET_ROWS = 1_048_576;

export const CONSENT_COLUMNS = ['opted_out', 'consent'] as const;
export type ConsentColumn = (typeof CONSENT_COLUMNS)[number];

/** Where whoever does not want to be addressed is written down. */
export interface ConsentSource {
  /** A table with the column `customer` and that column. */
  readonly table: string;
  /** `consent`: refused where it says no; `opted_out`: refused where it says yes. */
  readonly column: ConsentColumn;
}

/** What advertising platforms take: most Chinese ones MD5 or SHA-256, most others SHA-256. */
export const HASHES = ['sha256', 'md5'] as const;
export type HashName = (typeof HASHES)[number];

/**
 * How a telephone number is written before it is hashed. `national`: `13812345641`; `plus` (E.164): `+8613812345641`;
 * `digits`: `8613812345641`.
 */
export const PHONE_FORMS = ['national', 'plus', 'digits'] as const;
export type PhoneForm = (typeof PHONE_FORMS)[number];

/** Columns of telephone numbers and e-mail addresses that leave as hashes: an audience (人群包) for an advertising platform. */
export interface Hashing {
  readonly columns: readonly string[];
  readonly hash: HashName;
  readonly phone: PhoneForm;
  /** Calling code of numbers that are written without one: `86`. */
  readonly country: string;
}

/** Of a table whose rows are groups of persons: which column counts them, and how many a group must have to leave. */
export interface SmallGroups {
  readonly column: string;
  readonly least: number;
}

/** A file for each value of a column. */
export interface ExportSplit {
  readonly column: string;
  /** What the file of rows without a value is called. */
  readonly none: string;
}

/** The most files that a split may make. */
export const MOST_SPLITS = 1000;

/** Which rows and columns of a table leave, and how they are written. */
export interface ExportRows {
  readonly table: string;
  /** Which columns, in which order; all when absent. */
  readonly columns?: readonly string[];
  readonly sort?: readonly SortOrder[];
  readonly filter?: RowFilter;
  /** Column -> heading in the file; the column's own name when absent. */
  readonly headings?: Readonly<Record<string, string>>;
  /** Columns whose values are written masked. */
  readonly masked?: readonly string[];
  /** Leaves out customers who opted out, and counts them. */
  readonly consent?: ConsentSource;
  /** Columns that leave as hashes; rows without a value that can be hashed stay behind and are counted. */
  readonly hashed?: Hashing;
  readonly split?: ExportSplit;
  /** Leaves out groups that are too small, and those with which one could be told from the sum; counts them. */
  readonly groups?: SmallGroups;
}

/** The most that one file may hold; larger tables become several files in a zip. */
export interface FileLimits {
  /** Data rows, the heading not counted. */
  readonly rows?: number;
  readonly bytes?: number;
}

export interface ExportRequest extends ExportRows {
  readonly format: ExportFormat;
  /** CSV only: write the byte order mark that Excel wants. UTF-8 only. */
  readonly bom?: boolean;
  /** CSV only: whether the headings are written; they are when absent. */
  readonly head?: boolean;
  /** CSV only; UTF-8 when absent. */
  readonly encoding?: ExportEncoding;
  /** CSV only. */
  readonly limits?: FileLimits;
}

/** A file made of a table, and what happened on the way. */
export interface ExportedFile {
  readonly blob: Blob;
  /** Without the dot: `csv`, `xlsx`, `zip`, … */
  readonly extension: string;
  readonly rows: number;
  /** How many files (in the zip) or sheets. */
  readonly parts: number;
  /** Characters that the encoding cannot write, written as `?`. */
  readonly unwritable: number;
  /** Characters that GB18030 can write and the older GBK cannot. */
  readonly beyondGbk: number;
  /** Values that got a quote in front, since a spreadsheet would have taken them for formulas. */
  readonly guarded: number;
  /** Rows of customers who opted out. */
  readonly optedOut: number;
  /** Rows without a telephone number or e-mail address that can be hashed. */
  readonly unreachable: number;
  /** Rows of groups that are too small to leave. */
  readonly tooSmall: number;
}

/** How a heading of a template is filled: from columns (several are joined), or always with the same text. */
export type TemplateFill = string | readonly string[] | { readonly text: string };

/** How dates are written as text. */
export const DATE_PATTERNS = [
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'MM/dd/yyyy',
  'dd/MM/yyyy',
  'yyyy年M月d日',
  'yyyy-MM-dd HH:mm:ss',
  'yyyy/MM/dd HH:mm',
] as const;
export type DatePattern = (typeof DATE_PATTERNS)[number];

/** A template as it was mapped once: the `templates:` of a document. Headings and names of columns, never data. */
export interface TemplateMapping {
  /** The sheet that is filled; absent in CSV templates. */
  readonly sheet?: string;
  /** 1-based row of the headings. */
  readonly header: number;
  /** 1-based first row that is written: below the headings and the example rows that stay. */
  readonly first: number;
  readonly columns: Readonly<Record<string, TemplateFill>>;
  readonly dates: DatePattern;
  /** Between several tags of one cell. */
  readonly join: string;
  readonly rows?: number;
  readonly bytes?: number;
}

export interface TemplateHeading {
  /** As the template writes it. */
  readonly heading: string;
  /** 0-based place in the row. */
  readonly column: number;
  /** Marked as required: by an asterisk or in words. */
  readonly required: boolean;
  /** What the example rows show. */
  readonly example: string;
  /** The values of its drop-down list, where the template has one. */
  readonly choices: readonly string[];
}

export interface TemplateSheet {
  /** '' for a text file. */
  readonly name: string;
  readonly header: number;
  readonly first: number;
  readonly headings: readonly TemplateHeading[];
  /** The first rows as text, for the reader to see. */
  readonly rows: readonly (readonly string[])[];
  /** Heading -> the column of the table that most likely belongs there. */
  readonly proposal: Readonly<Record<string, string>>;
}

/** What was found in a dropped template. */
export interface TemplateInfo {
  readonly fileName: string;
  readonly format: 'xlsx' | 'csv';
  readonly sheets: readonly TemplateSheet[];
  /** Which of the sheets has the headings, most likely. */
  readonly likely: number;
}

export interface TemplateRequest extends ExportRows {
  readonly template: File;
  readonly mapping: TemplateMapping;
}

/** A filled template, and what its checks found. */
export interface FilledTemplate extends ExportedFile {
  /** Heading -> values that its drop-down list does not have. */
  readonly notInList: Readonly<Record<string, number>>;
  /** Headings marked as required -> rows without a value there. */
  readonly missingRequired: Readonly<Record<string, number>>;
}
