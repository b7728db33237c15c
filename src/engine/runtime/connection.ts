import type { RecordBatch } from 'apache-arrow';
import type { SqlToken } from '../../model/database';

/**
 * What differs between DuckDB in a browser worker and in Node. Implementations stop a running statement when the run's
 * signal is aborted, where they can, and reject with whatever DuckDB says.
 */
export interface Connection {
  /** Runs the text and yields its result batch by batch. */
  batches(sql: string): AsyncIterable<RecordBatch>;
  /** Creates a table from an Arrow IPC stream, or adds its rows to the table that is there. */
  insertIpc(table: string, ipc: Uint8Array, create: boolean): Promise<void>;
  addFile(name: string, data: Blob): Promise<string>;
  dropFile(path: string): Promise<void>;
  readFile(path: string): Promise<Uint8Array>;
  /** Byte offsets and kinds, as the engine gives them. */
  tokenize(sql: string): Promise<{ readonly offsets: readonly number[]; readonly types: readonly number[] }>;
}

/** DuckDB's numbers for token kinds. */
export const TOKEN_KINDS: readonly SqlToken['kind'][] = [
  'identifier',
  'number',
  'string',
  'operator',
  'keyword',
  'comment',
];
