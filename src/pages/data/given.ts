import type { Encoding } from '../../model/import';

/** A file that the reader gave for an input, as the Data page shows it. */
export interface GivenFile {
  readonly input: string;
  /** Its place among the files of the input. */
  readonly order: number;
  readonly file: File;
  /** Where the browser gave one: then the file can be read again without a copy. */
  readonly handle?: FileSystemFileHandle;
  /** Data rows, once the file was read. */
  readonly rows: number | null;
  readonly encoding: Encoding | null;
}

/** A table that the engine holds. */
export interface GivenTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** The cell that publishes it. */
  readonly cell: string;
}
