import { wasmBytes, wasmPath, wasmSha256, workerPath } from 'virtual:duckdb-assets';
import analysisWorker from '../analysis-worker/entry.ts?worker&url';
import exploreWorker from '../explore-worker/entry.ts?worker&url';
import sheetWorker from '../sheet-worker/entry.ts?worker&url';
import engineWorker from '../worker/entry.ts?worker&url';
import type { EngineAssets } from '../assets';

const absolute = (path: string): string => new URL(path, document.baseURI).href;

export const ENGINE_WORKER = absolute(engineWorker);
/** The page's own: it answers brushes while the engine is busy. */
export const EXPLORE_WORKER = absolute(exploreWorker);

/** The engine's files as this page reaches them. Development serves workers by address, the build from blobs. */
export const ENGINE_ASSETS: EngineAssets = {
  duckdbWorker: absolute(workerPath),
  wasm: absolute(wasmPath),
  wasmSha256,
  wasmBytes,
  analysisWorker: absolute(analysisWorker),
  sheetWorker: absolute(sheetWorker),
  fromBlob: !import.meta.env.DEV,
};
