import type { Value } from './table';
import type { TypedBatch, TypedColumn } from './typed';

/** A token of SQL text; `offset` is in UTF-16 units (the adapter converts the engine's UTF-8 byte offsets). */
export interface SqlToken {
  readonly offset: number;
  readonly kind: 'identifier' | 'number' | 'string' | 'operator' | 'keyword' | 'comment';
}

/** A numeric column for `analysis/`: null becomes NaN. */
export type NumericColumn = Float64Array | Int32Array;

/**
 * The one door to DuckDB, the same in a browser worker and in Node. Every method rejects with an `EngineError`
 * and stops early when the run it belongs to is cancelled. Prepared statements are left out on purpose:
 * they cannot be cancelled.
 */
export interface Database {
  /** Runs one or several statements for their effect. */
  run(sql: string): Promise<void>;
  /**
   * A small result as plain objects. DATE and TIMESTAMP come as ISO text, DECIMAL, HUGEINT and unsafe BIGINT as text:
   * cast to DOUBLE or INTEGER in SQL where a number is wanted.
   */
  rows<Row extends object = Record<string, Value>>(sql: string): Promise<Row[]>;
  /**
   * A large numeric result, a typed array a column (null is NaN); non-numeric columns are refused. A list of DOUBLE without
   * nulls counts as that many rows.
   */
  numbers(sql: string): Promise<Record<string, Float64Array>>;
  /** Creates (or replaces) a table from equally long numeric columns. */
  insert(table: string, columns: Readonly<Record<string, NumericColumn>>): Promise<void>;
  /**
   * Creates (or replaces) a table of columns with types of their own from batches of rows, one batch at a time. It has its
   * columns also where there is no batch.
   */
  insertTyped(
    table: string,
    columns: readonly TypedColumn[],
    batches: AsyncIterable<TypedBatch>,
  ): Promise<void>;
  /** Makes bytes readable from SQL and returns the path to read them by (`in/…`). A Blob is read lazily. */
  addFile(name: string, data: Blob): Promise<string>;
  /** Forgets a file added before; unknown paths are ignored. */
  dropFile(path: string): Promise<void>;
  /** The bytes of a file that `COPY … TO 'in/…'` wrote. */
  readFile(path: string): Promise<Uint8Array>;
  /** The engine's own tokens of a text. */
  tokenize(sql: string): Promise<SqlToken[]>;
}
