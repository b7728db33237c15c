import { KequnError } from '../model/failure';
import type { ImportOptions } from '../model/import';
import { parseRows } from './csv';
import type { SampledColumn } from './fields';
import { type Layout, readLayout } from './formats/delimited';
import { columnNames } from './header';
import { fillMergedCells } from './merged-cells';
import { MAX_COLUMNS } from './limits';
import { openFile, type OpenedFile, type Report } from './open';
import { findTail, isSummaryRow, type Tail } from './summary-rows';
import { endsInSum } from './unlabelled-sum';
import { type Between, NOTHING_BETWEEN, rowsBetween } from './rows-between';

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
  /** The rows of the beginning without those below the data. */
  readonly beginning: readonly (readonly string[])[];
  /** What stands below the data; null where only reading the whole file shows it. */
  readonly footer: Tail['footer'] | null;
  /** How many rows those are, where the document says so or a sum without a label shows it. */
  readonly asked: number | undefined;
  readonly between: Between;
  /** Cells that got the value of the merged cell they belong to. */
  readonly merged: number;
}

/** A file ready for the engine: UTF-8 text of data rows only. */
export interface PreparedFile extends LaidOutFile {
  readonly data: Blob;
  readonly replaced: number;
  readonly footer: Tail['footer'];
  /** Lines before the first data row. */
  readonly linesBefore: number;
  readonly columns: readonly SampledColumn[];
}

/** Opens a file and finds delimiter, header and columns. @throws as `openFile`, `import.header_only`, `import.too_many_columns` */
export async function layOut(
  file: Blob & { readonly name: string },
  options: ImportOptions,
  whole = false,
): Promise<LaidOutFile> {
  const { opened, filled } = await fillMergedCells(await openFile(file, options, { whole }));
  const delimiter = opened.delimiter === 'whitespace' ? ',' : opened.delimiter;
  const layout = readLayout(opened.head, opened.headIsWhole, {
    delimiter,
    header: opened.header ?? options.header,
    headerRows: opened.header === undefined ? options.header_rows : 1,
  });
  if (layout.originals.length > MAX_COLUMNS) {
    throw new KequnError('import.too_many_columns', `invalid number of columns: ${layout.originals.length}`, {
      values: { columns: layout.originals.length, limit: MAX_COLUMNS },
    });
  }
  if (layout.rows.length === 0) throw emptyTable(opened, layout);
  const { names, renamed } = columnNames(layout.originals, layout.header > 0);
  const found = await findTailOf(file, opened, layout, options.footer);
  const asked = options.footer ?? withSum(opened, layout, found);
  const tail = asked === options.footer ? found : await findTailOf(file, opened, layout, asked);
  const below = opened.headIsWhole ? (tail?.length ?? 0) : 0;
  const beginning = layout.rows.slice(0, layout.rows.length - below);
  if (beginning.length === 0) throw emptyTable(opened, layout);
  const between = opened.typed ? NOTHING_BETWEEN : betweenOf(options, beginning, layout);
  return { opened, layout, names, renamed, beginning, footer: tail, asked, between, merged: filled };
}

/** How many rows stand below the data where a sum without a label is the last of it; only a file seen whole shows that. */
function withSum(opened: OpenedFile, layout: Layout, tail: Tail['footer'] | null): number | undefined {
  if (opened.typed || !opened.headIsWhole || tail === null) return undefined;
  const rows = layout.rows.slice(0, layout.rows.length - tail.length);
  return endsInSum(rows) ? tail.length + 1 : undefined;
}

function betweenOf(options: ImportOptions, rows: readonly (readonly string[])[], layout: Layout): Between {
  return options.between === 'keep' ? NOTHING_BETWEEN : rowsBetween(rows, layout);
}

/** What stands below the data, as far as it can be seen without reading the whole file. */
async function findTailOf(
  file: Blob,
  opened: OpenedFile,
  layout: Layout,
  asked: number | undefined,
): Promise<Tail['footer'] | null> {
  if (opened.typed) return [];
  const width = layout.originals.length;
  const find = async (text: Blob) => (await findTail(text, layout.delimiter, width, asked)).footer;
  if (opened.headIsWhole) return find(new Blob([opened.head.slice(layout.dataStart)]));
  const oneByteEnds =
    opened.format === 'delimited' && !opened.compressed && !opened.encoding.startsWith('utf-16');
  if (!oneByteEnds || opened.delimiter === 'whitespace') return null;
  const end = await file.slice(Math.max(0, file.size - SLICE_BYTES)).arrayBuffer();
  const from = new Uint8Array(end).indexOf(0x0a) + 1;
  return find(new Blob([new TextDecoder(opened.encoding).decode(end.slice(from))]));
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
  const laidOut = await layOut(file, options, true);
  const { opened, layout } = laidOut;
  if (opened.typed) return prepareTyped(laidOut);
  const { blob, replaced } = await opened.text(report);
  const above = opened.head.slice(0, layout.dataStart);
  const start = new TextEncoder().encode(above).length;
  const tail = await findTail(blob, layout.delimiter, layout.originals.length, laidOut.asked);
  const data = blob.slice(start, Math.max(start, tail.end));
  if (data.size === 0) throw emptyTable(opened, layout);
  const rows = [...laidOut.beginning, ...(await rowsThroughout(data, layout))];
  const between = betweenOf(options, rows, layout);
  return {
    ...laidOut,
    between,
    data,
    replaced,
    footer: tail.footer,
    linesBefore: above.split(/\r\n|\n|\r/).length - 1,
    columns: sampledColumns({ ...laidOut, between }, rows),
  };
}

/** A table with types of its own has no text around it: it is ready as it is. */
function prepareTyped(laidOut: LaidOutFile): PreparedFile {
  const columns = sampledColumns(laidOut, laidOut.beginning);
  return { ...laidOut, data: new Blob([]), replaced: 0, footer: [], linesBefore: 0, columns };
}

/** The sample turned into columns; rows of another width than the header's are left out, and so is what is no data. */
export function sampledColumns(
  file: Pick<LaidOutFile, 'names' | 'between' | 'opened'>,
  rows: readonly (readonly string[])[],
): SampledColumn[] {
  const width = file.names.length;
  const whole = rows.filter((row) => row.length === width && !isSummaryRow(row) && !file.between.is(row));
  const step = Math.max(1, whole.length / SAMPLE_ROWS);
  const spread = Array.from(
    { length: Math.min(whole.length, SAMPLE_ROWS) },
    (_, i) => whole[Math.floor(i * step)] ?? [],
  );
  return file.names.map((name, i) => {
    const values = spread.map((row) => row[i] ?? '');
    const type = file.opened.typed?.columns[i]?.type;
    return type === undefined ? { name, values } : { name, values, type };
  });
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
