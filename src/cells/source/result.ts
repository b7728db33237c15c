import type { FieldMap, RowKind } from '../../model/fields';
import type { ColumnUnit, Encoding, FileFormat } from '../../model/import';
import type { PresetId } from '../../model/preset';
import type { TableKind, TableReason } from '../../model/table-kind';
import type { RowReason } from '../../import/rows';

export interface SourceFile {
  readonly name: string;
  readonly bytes: number;
  readonly format: FileFormat;
  readonly encoding: Encoding;
  readonly delimiter: string | null;
  readonly header: number;
  readonly header_rows: number;
  readonly sheet: string | null;
  /** Rows that were left out above the column names and below the data. */
  readonly titles: readonly string[];
  readonly footer: readonly string[];
  /** The unit stated above or below the table. */
  readonly unit: ColumnUnit | null;
  /** Columns of the united table that this file does not have. */
  readonly lacks: readonly string[];
}

export interface SourceColumn {
  /** In the table. */
  readonly name: string;
  /** The logical field it is; null for a column kept under its own name. */
  readonly field: string | null;
  /** Column of the file, or the expression. A survey's question stands here in full. */
  readonly from: string;
  /** The unit its name states, and what its numbers were multiplied by. */
  readonly unit: string | null;
  readonly times: number;
  readonly type: string;
  readonly missing: number;
  /** Values that could not be converted and count as missing, with one of them. */
  readonly failed: number;
  readonly example: string | null;
}

/** What an import found. File names are for the reader; they are not in the document. */
export interface SourceResult {
  readonly files: readonly SourceFile[];
  /** Rows with values below the header, rejected and summary rows included. */
  readonly rows_in_file: number;
  readonly rejected: number;
  /** Sums, signatures and repeated headers that were left out, below and between the data. */
  readonly summary_rows: number;
  readonly rows: number;
  /** What the table holds, and from what that is known. */
  readonly table: TableKind;
  readonly table_because: TableReason;
  /** The known system whose export this is. */
  readonly preset: PresetId | null;
  readonly row: RowKind;
  /** Whether `row` was found out, and from what; null where the document says it. */
  readonly row_because: RowReason | null;
  readonly columns: readonly SourceColumn[];
  readonly map: FieldMap;
  readonly first_time: string | null;
  readonly last_time: string | null;
  readonly replaced_characters: number;
  /** The first rejected lines: which (1-based, in which file) and why, as DuckDB calls it. */
  readonly rejects: readonly { readonly file: number; readonly line: number; readonly reason: string }[];
  /** Personal columns that were not read. */
  readonly left_out: readonly string[];
}
