import type { ExportedFile, ExportFormat, ExportRequest } from '../../model/export';
import type { DuckDatabase } from './duck-database';
import { openRows, type RowSource } from './export/rows';

type Writer = (source: RowSource, request: ExportRequest) => Promise<ExportedFile>;

/** One file a format, fetched when it is asked for. */
const WRITERS: Readonly<Record<ExportFormat, () => Promise<Writer>>> = {
  csv: async () => (await import('./export/csv')).exportCsv,
  xlsx: async () => (await import('./export/xlsx')).exportXlsx,
  parquet: async () => (await import('./export/parquet')).exportParquet,
  json: async () => (await import('./export/json')).exportJson,
  ndjson: async () => (await import('./export/json')).exportJson,
};

/** A table, or some of it, as a file. */
export async function exportTable(database: DuckDatabase, request: ExportRequest): Promise<ExportedFile> {
  const write = await WRITERS[request.format]();
  return write(await openRows(database, request), request);
}
