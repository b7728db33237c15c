import type { RecordBatch } from 'apache-arrow';
import type { Database, NumericColumn, SqlToken } from '../../model/database';
import type { Column, Value } from '../../model/table';
import type { TypedBatch, TypedColumn } from '../../model/typed';
import { NumberCollector } from './arrow-numbers';
import { numericIpc } from './arrow-build';
import { typedIpc } from './arrow-typed';
import { valueReader } from './arrow-values';
import { type Connection, TOKEN_KINDS } from './connection';
import { engineError } from './engine-errors';
import { utf16Offsets } from '../../lib/utf16Offsets';
import { dropRelation } from '../../sql/table/relation';
import { createTyped } from '../../sql/table/typed';

/** A result as rows of values. */
export interface ResultRows {
  readonly columns: readonly Column[];
  readonly rows: Value[][];
}

/** The Database port over a connection. */
export class DuckDatabase implements Database {
  constructor(private readonly connection: Connection) {}

  async run(sql: string): Promise<void> {
    await this.each(sql, () => undefined);
  }

  async rows<Row extends object = Record<string, Value>>(sql: string): Promise<Row[]> {
    const { columns, rows } = await this.table(sql);
    return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.name, row[i]])) as Row);
  }

  /** A result with its columns in order; column types are Arrow's names. */
  async table(sql: string): Promise<ResultRows> {
    const rows: Value[][] = [];
    let columns: readonly Column[] = [];
    await this.each(sql, (batch) => {
      columns = batch.schema.fields.map((field) => ({ name: field.name, type: String(field.type) }));
      rows.push(...batchRows(batch));
    });
    return { columns, rows };
  }

  async numbers(sql: string): Promise<Record<string, Float64Array>> {
    const collector = new NumberCollector();
    await this.each(sql, (batch) => {
      collector.add(batch);
    });
    return collector.finish();
  }

  async insert(table: string, columns: Readonly<Record<string, NumericColumn>>): Promise<void> {
    await dropRelation(this, table);
    await this.guard(undefined, () => this.connection.insertIpc(table, numericIpc(columns), true));
  }

  async insertTyped(
    table: string,
    columns: readonly TypedColumn[],
    batches: AsyncIterable<TypedBatch>,
  ): Promise<void> {
    await dropRelation(this, table);
    await this.run(createTyped(table, columns));
    for await (const batch of batches) {
      await this.guard(undefined, () => this.connection.insertIpc(table, typedIpc(columns, batch), false));
    }
  }

  addFile(name: string, data: Blob): Promise<string> {
    return this.guard(undefined, () => this.connection.addFile(name, data));
  }

  dropFile(path: string): Promise<void> {
    return this.connection.dropFile(path);
  }

  readFile(path: string): Promise<Uint8Array> {
    return this.guard(undefined, () => this.connection.readFile(path));
  }

  async tokenize(sql: string): Promise<SqlToken[]> {
    const tokens = await this.guard(sql, () => this.connection.tokenize(sql));
    const offsets = utf16Offsets(sql, tokens.offsets);
    return tokens.types.map((type, i) => ({
      offset: offsets[i] ?? 0,
      kind: TOKEN_KINDS[type] ?? 'operator',
    }));
  }

  /** Runs the text and hands over each batch; errors come out as KequnError with the SQL. */
  async each(sql: string, take: (batch: RecordBatch) => void): Promise<void> {
    await this.guard(sql, async () => {
      for await (const batch of this.connection.batches(sql)) take(batch);
    });
  }

  /** The batches of a result as they come, for whoever writes them on. */
  async *stream(sql: string): AsyncGenerator<RecordBatch> {
    try {
      yield* this.connection.batches(sql);
    } catch (error) {
      throw isAbort(error) ? error : engineError(error, sql);
    }
  }

  private async guard<T>(sql: string | undefined, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw isAbort(error) ? error : engineError(error, sql);
    }
  }
}

/** The rows of one batch as plain values. */
export function batchRows(batch: RecordBatch): Value[][] {
  const readers = batch.schema.fields.map((_field, i) => {
    const vector = batch.getChildAt(i);
    return vector ? valueReader(vector) : () => null;
  });
  return Array.from({ length: batch.numRows }, (_, row) => readers.map((read) => read(row)));
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
