import type { ExportedFile, ExportFormat, ExportRequest } from '../../model/export';
import type { DuckDatabase } from './duck-database';
import type { OnRows, RowSource } from './export/rows';
import { openSplit, splitCounts, splitZip } from './export/split';

type Writer = (source: RowSource, request: ExportRequest) => Promise<ExportedFile>;

/** One file a format, fetched when it is asked for. */
const WRITERS: Readonly<Record<ExportFormat, () => Promise<Writer>>> = {
  csv: async () => (await import('./export/csv')).exportCsv,
  xlsx: async () => (await import('./export/xlsx')).exportXlsx,
  parquet: async () => (await import('./export/parquet')).exportParquet,
  json: async () => (await import('./export/json')).exportJson,
  ndjson: async () => (await import('./export/json')).exportJson,
};

/** A table, or some of it, as a file; where it is split, as a zip with a file for each value. */
export async function exportTable(
  database: DuckDatabase,
  request: ExportRequest,
  onRows?: OnRows,
): Promise<ExportedFile> {
  const write = await WRITERS[request.format]();
  const files: (ExportedFile & { readonly label: string | null })[] = [];
  for await (const { label, source } of openSplit(database, request, onRows)) {
    files.push({ ...(await write(source, request)), label });
  }
  const [only] = files;
  if (only && request.split === undefined) return only;
  const blob = await splitZip(request.table, files);
  return { ...splitCounts(files), blob, extension: 'zip', parts: files.length };
}
