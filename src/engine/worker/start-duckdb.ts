import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import type { Progress } from '../../model/cell';
import type { EngineAssets } from '../assets';
import { lockStatements } from '../runtime/lock';
import { startWorker } from '../startWorker';
import { download, verify } from './download';

/** DuckDB's bindings with the progress messages that they keep to themselves. */
export class DuckBindings extends AsyncDuckDB {
  onPercent(listener: (percent: number) => void): () => void {
    const entry = (progress: { readonly percentage: number | string }): void => {
      listener(Number(progress.percentage));
    };
    this._onExecutionProgress.push(entry);
    return () => {
      this._onExecutionProgress = this._onExecutionProgress.filter((other) => other !== entry);
    };
  }
}

/** Downloads, checks, starts and locks DuckDB. `onLost` is called when its worker dies. */
export async function startDuckDB(
  assets: EngineAssets,
  report: (progress: Progress) => void,
  onLost: (message: string) => void,
): Promise<DuckBindings> {
  const [worker, url] = await Promise.all([startScript(assets, onLost), wasmAddress(assets, report)]);
  report({ stage: 'start', done: 0 });
  const bindings = new DuckBindings(new VoidLogger(), worker);
  await bindings.instantiate(url);
  URL.revokeObjectURL(url);
  await bindings.open({ path: ':memory:', allowUnsignedExtensions: false });
  await prepare(bindings);
  return bindings;
}

async function startScript(assets: EngineAssets, onLost: (message: string) => void): Promise<Worker> {
  // In development the script lies at an address of its own and is a classic script all the same.
  const worker = assets.fromBlob
    ? await startWorker(assets.duckdbWorker, true, 'duckdb')
    : new Worker(assets.duckdbWorker, { name: 'duckdb' });
  worker.addEventListener('error', (event) => {
    onLost(event.message);
  });
  return worker;
}

async function wasmAddress(assets: EngineAssets, report: (progress: Progress) => void): Promise<string> {
  const { bytes, inflated } = await download(assets.wasm, 'application/wasm', (done) => {
    report({ stage: 'download', done, total: assets.wasmBytes });
  });
  await verify(bytes, assets.wasmSha256);
  return URL.createObjectURL(inflated);
}

async function prepare(bindings: DuckBindings): Promise<void> {
  const connection = await bindings.connect();
  await connection.query('SET enable_progress_bar=true');
  for (const statement of lockStatements('in/')) await connection.query(statement);
  await connection.close();
}
