import { KequnError } from '../../model/failure';
import type { FileFormat } from '../../model/import';
import type { TypedBatch, TypedColumn } from '../../model/typed';
import type { Warning } from '../../model/warning';
import { csvLine } from '../csv';
import type { OpenedFile } from '../open';
import { typedRows } from './typed-text';

const HEAD_ROWS = 2000;

/** A table whose columns have types of their own: it goes into the engine as it is, not as text. */
export interface TypedTable {
  readonly columns: readonly TypedColumn[];
  /** Where the file says it. */
  readonly rows: number | null;
  /** Batches of some of the columns (by their place), in this order, at most `limit` rows; `report` hears how far it is. */
  batches(
    columns: readonly number[],
    report: (done: number, total: number) => void,
    limit?: number,
  ): AsyncIterable<TypedBatch>;
}

/** A typed table as an opened file: its first rows as text are what the preview and the guesses look at. */
export async function typedFile(
  file: Blob & { readonly name: string },
  format: FileFormat,
  table: TypedTable,
  warnings: readonly Warning[],
): Promise<OpenedFile> {
  const rows: string[][] = [];
  const all = table.columns.map((_, i) => i);
  for await (const batch of table.batches(all, () => undefined, HEAD_ROWS)) {
    rows.push(...typedRows(table.columns, batch, HEAD_ROWS - rows.length));
    if (rows.length >= HEAD_ROWS) break;
  }
  return {
    name: file.name,
    bytes: file.size,
    format,
    compressed: false,
    encoding: 'utf-8',
    encodings: [],
    encodingCertain: true,
    sheets: [],
    members: [],
    delimiter: ',',
    header: 1,
    head: [table.columns.map(({ name }) => name), ...rows].map(csvLine).join(''),
    headIsWhole: table.rows !== null && table.rows <= rows.length,
    headReplaced: 0,
    warnings,
    typed: table,
    text: () => Promise.resolve({ blob: new Blob([]), replaced: 0 }),
  };
}

/** What is damaged or cut off. */
export function corruptFile(message: string, cause?: unknown): KequnError {
  return new KequnError('import.corrupt', `invalid file: ${message}`, { cause });
}
