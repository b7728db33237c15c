import { KequnError } from '../model/failure';
import type { ImportOptions } from '../model/import';
import { parseRows } from './csv';
import type { SampledColumn } from './fields';
import { type Layout, readLayout } from './formats/delimited';
import { columnNames } from './header';
import { openFile, type OpenedFile, type Report } from './open';
import { findTail, isSummaryRow } from './summary-rows';

/** More columns than this are refused. */
export const MAX_COLUMNS = 5000;
/** How many values of a column are looked at to judge it. */
const SAMPLE_ROWS = 3000;
const SLICES = 8;
const SLICE_BYTES = 64 * 1024;

/** A file whose beginning was read: how it is laid out, and its columns with samples. */
export interface LaidOutFile {
  readonly opened: OpenedFile;
  readonly layout: Layout;
  readonly names: readonly string[];
  readonly renamed: number;
}

/** A file ready for the engine: UTF-8 text of data rows only. */
export interface PreparedFile extends LaidOutFile {
  readonly data: Blob;
  readonly replaced: number;
  readonly summaryRows: number;
  /** Lines before the first data row. */
  readonly linesBefore: number;
  readonly columns: readonly SampledColumn[];
}

/** Opens a file and finds delimiter, header and columns. @throws as `openFile`, `import.header_only`, `import.too_many_columns` */
export async function layOut(
  file: Blob & { readonly name: string },
  options: ImportOptions,
): Promise<LaidOutFile> {
  const opened = await openFile(file, options);
  const delimiter = opened.delimiter === 'whitespace' ? ',' : opened.delimiter;
  const layout = readLayout(opened.head, opened.headIsWhole, { delimiter, header: options.header });
  if (layout.originals.length > MAX_COLUMNS) {
    throw new KequnError('import.too_many_columns', `invalid number of columns: ${layout.originals.length}`, {
      values: { columns: layout.originals.length, limit: MAX_COLUMNS },
    });
  }
  if (layout.rows.length === 0) throw emptyTable(opened, layout);
  const { names, renamed } = columnNames(layout.originals, layout.header > 0);
  return { opened, layout, names, renamed };
}

function emptyTable(opened: OpenedFile, layout: Layout): KequnError {
  if (opened.head.trim() === '') return new KequnError('import.empty', 'missing content: the file is blank');
  const columns = layout.originals.length;
  return new KequnError('import.header_only', 'missing rows: the file has column names only', {
    values: { columns },
  });
}

/** Reads the whole file as UTF-8, leaves out what is above and below the data, and samples it throughout. */
export async function prepareFile(
  file: Blob & { readonly name: string },
  options: ImportOptions,
  report: Report,
): Promise<PreparedFile> {
  const laidOut = await layOut(file, options);
  const { opened, layout } = laidOut;
  const { blob, replaced } = await opened.text(report);
  const above = opened.head.slice(0, layout.dataStart);
  const start = new TextEncoder().encode(above).length;
  const tail = await findTail(blob, layout.delimiter);
  const data = blob.slice(start, Math.max(start, tail.end));
  if (data.size === 0) throw emptyTable(opened, layout);
  const rows = [...layout.rows, ...(await rowsThroughout(data, layout))];
  return {
    ...laidOut,
    data,
    replaced,
    summaryRows: tail.rows,
    linesBefore: above.split(/\r\n|\n|\r/).length - 1,
    columns: sampledColumns(laidOut, rows),
  };
}

/** The sample turned into columns; rows of another width than the header's are left out, and so are sums. */
export function sampledColumns(file: LaidOutFile, rows: readonly (readonly string[])[]): SampledColumn[] {
  const width = file.names.length;
  const whole = rows.filter((row) => row.length === width && !isSummaryRow(row));
  const step = Math.max(1, whole.length / SAMPLE_ROWS);
  const spread = Array.from(
    { length: Math.min(whole.length, SAMPLE_ROWS) },
    (_, i) => whole[Math.floor(i * step)] ?? [],
  );
  return file.names.map((name, i) => ({ name, values: spread.map((row) => row[i] ?? '') }));
}

/** Rows from all over a large file. */
async function rowsThroughout(data: Blob, layout: Layout): Promise<string[][]> {
  if (data.size <= SLICES * SLICE_BYTES) return [];
  const step = Math.floor((data.size - SLICE_BYTES) / SLICES);
  const slices = Array.from({ length: SLICES }, (_, i) =>
    data.slice((i + 1) * step, (i + 1) * step + SLICE_BYTES),
  );
  const texts = await Promise.all(slices.map((slice) => slice.text()));
  return texts.flatMap((text) => {
    const from = text.indexOf('\n') + 1;
    return parseRows(text.slice(from), layout.delimiter, 1000, false).map((row) => row.cells);
  });
}
