import { DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { RecordBatchReader, type RecordBatch } from 'apache-arrow';
import type { Connection } from '../runtime/connection';
import type { Control } from '../runtime/engine-core';
import type { DuckBindings } from './start-duckdb';
import { Turns } from './turns';

let filesAdded = 0;

/** One connection to DuckDB in its worker. Statements are sent in pieces of work, so that they can be cancelled. */
export class BrowserConnection implements Connection {
  constructor(
    private readonly bindings: DuckBindings,
    private readonly id: number,
    private readonly control?: Control,
    private readonly turns = new Turns(),
  ) {}

  /** The same connection, listening to a run's signal and reporting its progress. */
  under(control: Control): BrowserConnection {
    return new BrowserConnection(this.bindings, this.id, control, this.turns);
  }

  /** Statements of one connection wait for each other: a connection has one result, and two would take each other's. */
  async *batches(sql: string): AsyncIterable<RecordBatch> {
    const done = await this.turns.next();
    const stop = this.listen();
    try {
      const header = await this.start(sql);
      yield* await RecordBatchReader.from(this.chunks(header));
    } catch (error) {
      this.control?.signal.throwIfAborted();
      throw error;
    } finally {
      stop();
      done();
    }
  }

  /** Starts the statement and works on it until its result begins. */
  private async start(sql: string): Promise<Uint8Array> {
    this.control?.signal.throwIfAborted();
    let header = await this.bindings.startPendingQuery(this.id, sql, true);
    while (header === null) {
      this.control?.signal.throwIfAborted();
      header = await this.bindings.pollPendingQuery(this.id);
    }
    return header;
  }

  private async *chunks(header: Uint8Array): AsyncIterable<Uint8Array> {
    yield header;
    for (;;) {
      this.control?.signal.throwIfAborted();
      const chunk = await this.bindings.fetchQueryResults(this.id);
      if (chunk === null) continue; // not ready yet
      if (chunk.length === 0) return;
      yield chunk;
    }
  }

  private listen(): () => void {
    const { control } = this;
    if (!control) return () => undefined;
    const cancel = (): void => void this.bindings.cancelPendingQuery(this.id);
    control.signal.addEventListener('abort', cancel, { once: true });
    const silence = this.bindings.onPercent((percent) => {
      if (percent >= 0) control.progress({ stage: 'query', done: percent, total: 100 });
    });
    return () => {
      control.signal.removeEventListener('abort', cancel);
      silence();
    };
  }

  async insertIpc(table: string, ipc: Uint8Array, create: boolean): Promise<void> {
    this.control?.signal.throwIfAborted();
    const done = await this.turns.next();
    try {
      await this.bindings.insertArrowFromIPCStream(this.id, ipc, { name: table, create });
    } finally {
      done();
    }
  }

  async addFile(name: string, data: Blob): Promise<string> {
    // A name of its own for every file: the engine remembers what it read under a name.
    const path = `in/${(filesAdded += 1)}-${name}`;
    await this.bindings.registerFileHandle(path, data, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    return path;
  }

  async dropFile(path: string): Promise<void> {
    await this.bindings.dropFile(path);
  }

  readFile(path: string): Promise<Uint8Array> {
    return this.bindings.copyFileToBuffer(path);
  }

  tokenize(sql: string) {
    return this.bindings.tokenize(sql);
  }
}
