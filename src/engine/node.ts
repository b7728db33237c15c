import { createRequire } from 'node:module';
import { createWriteStream } from 'node:fs';
import { mkdtemp, mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import type { RecordBatch } from 'apache-arrow';
import { DuckDatabase } from './runtime/duck-database';
import type { Connection } from './runtime/connection';
import { lockStatements } from './runtime/lock';

type Bindings = Awaited<ReturnType<typeof createDuckDB>>;
type BlockingConnection = ReturnType<Bindings['connect']>;

/** DuckDB-WASM in this process, with a fresh temporary folder as the only one it may touch. No cancel, no progress. */
export interface NodeDuckDB {
  connect(): DuckDatabase;
  close(): Promise<void>;
}

/** Starts the engine of the command line and of tests: the same wasm, settings and lock as in the browser. */
export async function openNodeDuckDB(): Promise<NodeDuckDB> {
  const bindings = await startBindings();
  const folder = await mkdtemp(path.join(tmpdir(), 'kequn-'));
  const files = `${path.join(folder, 'in')}${path.sep}`;
  await mkdir(files);
  const first = bindings.connect();
  for (const statement of lockStatements(files)) first.query(statement);
  first.close();
  return {
    connect: () => new DuckDatabase(new NodeConnection(bindings, bindings.connect(), files)),
    close: async () => {
      bindings.reset();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startBindings(): Promise<Bindings> {
  const require = createRequire(import.meta.url);
  const module = (file: string) => ({
    mainModule: require.resolve(`@duckdb/duckdb-wasm/dist/${file}`),
    mainWorker: '',
  });
  const bundles = { mvp: module('duckdb-mvp.wasm'), eh: module('duckdb-eh.wasm') };
  const bindings = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME);
  await bindings.instantiate(() => undefined);
  bindings.open({ path: ':memory:', allowUnsignedExtensions: false });
  return bindings;
}

let filesAdded = 0;

class NodeConnection implements Connection {
  constructor(
    private readonly bindings: Bindings,
    private readonly connection: BlockingConnection,
    private readonly folder: string,
  ) {}

  // An empty result still has one batch, so that its columns are known.
  async *batches(sql: string): AsyncIterable<RecordBatch> {
    yield* this.connection.query(sql).batches;
  }

  async insertIpc(table: string, ipc: Uint8Array, create: boolean): Promise<void> {
    this.connection.insertArrowFromIPCStream(ipc, { name: table, create });
    return Promise.resolve();
  }

  async addFile(name: string, data: Blob): Promise<string> {
    // A name of its own for every file: the engine remembers what it read under a name.
    const target = path.join(this.folder, `${(filesAdded += 1)}-${path.basename(name)}`);
    await pipeline(Readable.fromWeb(data.stream() as NodeStream), createWriteStream(target));
    return target;
  }

  async dropFile(file: string): Promise<void> {
    if (path.dirname(file) + path.sep === this.folder) await rm(file, { force: true });
  }

  async readFile(file: string): Promise<Uint8Array> {
    return new Uint8Array(await readFile(file));
  }

  tokenize(sql: string) {
    return Promise.resolve(this.bindings.tokenize(sql));
  }
}
