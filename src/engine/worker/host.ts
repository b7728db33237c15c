import type { Progress } from '../../model/cell';
import { readSheetsWith } from '../../import/formats/old-workbook/reader';
import type { EngineAssets } from '../assets';
import { DuckDatabase } from '../runtime/duck-database';
import type { Host } from '../runtime/engine-core';
import { BrowserConnection } from './browser-connection';
import { startDuckDB } from './start-duckdb';
import { workerAnalysis } from './worker-analysis';
import { workerSheets } from './worker-sheets';

/** Starts DuckDB in its worker and gives the core what it needs of this place. */
export async function startHost(
  assets: EngineAssets,
  report: (progress: Progress) => void,
  onLost: (message: string) => void,
): Promise<Host> {
  readSheetsWith(workerSheets(assets));
  const bindings = await startDuckDB(assets, report, onLost);
  const connect = async (): Promise<BrowserConnection> =>
    new BrowserConnection(bindings, await bindings.connectInternal());
  const runs = await connect();
  const reads = await connect();
  return {
    version: await bindings.getVersion(),
    runner: new DuckDatabase(runs),
    controlled: (control) => new DuckDatabase(runs.under(control)),
    reader: new DuckDatabase(reads),
    reading: (control) => new DuckDatabase(reads.under(control)),
    analysis: (control) => workerAnalysis(assets, control),
  };
}
