import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { ENGINE_ASSETS } from '../../../src/engine/client/assets';
import { createEngine } from '../../../src/engine/client/engine';
import { clvFitTask } from '../../../src/analysis/btyd/tasks';
import { kmeans, type KMeansOptions } from '../../../src/analysis/kmeans/kmeans';
import { numericOnly } from '../../../src/analysis/prototypes/mixed';
import { studyTask } from '../../../src/analysis/study/tasks';
import { majority } from '../../../src/analysis/tree/prune';
import { treeTask } from '../../../src/analysis/tree/task';
import { kmeansCases } from '../kmeans-data';
import { treeData } from '../tree-data';
import { nearTask } from '../../../src/analysis/near/task';
import { NEAR_METHODS, type NearInput, type NearOutput } from '../../../src/analysis/near/types';
import { workerAnalysis } from '../../../src/engine/worker/worker-analysis';
import { startWorker } from '../../../src/engine/startWorker';
import { kindDefinition } from '../../../src/cells/kinds';
import type { CellKind } from '../../../src/model/cell';
import type { SegmentationInfo } from '../../../src/model/segmentation';
import type { TableInfo } from '../../../src/model/table';
import type { Engine, RunEnd } from '../../../src/engine/protocol';

/** What the benchmark calls in the page: the product's engine and client under the product's content policy. */

interface Ran {
  readonly type: RunEnd['type'];
  readonly seconds: number;
  /** Seconds by what was being done. */
  readonly stages: Readonly<Record<string, number>>;
  readonly result: unknown;
  readonly warnings: readonly unknown[];
  readonly failure: unknown;
}

let engine: Engine | null = null;
let peak = 0;
let tables: readonly TableInfo[] = [];
let segmentations: readonly SegmentationInfo[] = [];

/** Starts the engine; milliseconds until it is ready. */
async function start(): Promise<number> {
  const started = performance.now();
  const created = createEngine();
  engine = created;
  await new Promise<void>((resolve, reject) => {
    created.onStatus((status) => {
      if (status.state === 'ready') resolve();
      if (status.state === 'failed') reject(new Error(status.failure.message));
    });
  });
  return performance.now() - started;
}

/** Milliseconds of the engine's own instantiate alone: its worker from a blob, its wasm inflated by the host already. */
async function bareInstantiate(): Promise<number> {
  const started = performance.now();
  const worker = await startWorker(ENGINE_ASSETS.duckdbWorker, true, 'bare');
  const bindings = new AsyncDuckDB(new VoidLogger(), worker);
  await bindings.instantiate(new URL('duckdb-eh.wasm', document.baseURI).href);
  const ms = performance.now() - started;
  await bindings.terminate();
  return ms;
}

function file(): File {
  const found = document.querySelector<HTMLInputElement>('#file')?.files?.[0];
  if (!found) throw new Error('missing file');
  return found;
}

function running(): Engine {
  if (!engine) throw new Error('missing engine');
  return engine;
}

/** Runs a cell as the notebook would; cancels it after `cancelAfter` milliseconds where given. */
async function run(
  kind: CellKind,
  name: string,
  stored: unknown,
  cancelAfter?: number,
): Promise<Ran & { cancelMs?: number }> {
  const normalised = kindDefinition(kind).normalise(stored);
  if (!normalised.ok) throw new Error(JSON.stringify(normalised.problems));
  const watch = setInterval(() => void measure().catch(() => 0), 250);
  const started = performance.now();
  const request = {
    cell: { name, kind, options: normalised.options },
    tables,
    segmentations,
    parameters: {},
    asOf: null,
    inputs: { orders: {} },
    files: { orders: kind === 'source' ? [file()] : [] },
  };
  const stages: Record<string, number> = {};
  let stage = 'start';
  let since = started;
  const enter = (next: string): void => {
    const now = performance.now();
    stages[stage] = (stages[stage] ?? 0) + (now - since) / 1000;
    stage = next;
    since = now;
  };
  const handle = running().run(request, (event) => {
    if (event.type === 'progress' && event.progress.stage !== stage) enter(event.progress.stage);
  });
  let cancelled = 0;
  if (cancelAfter !== undefined) {
    setTimeout(() => {
      cancelled = performance.now();
      handle.cancel();
    }, cancelAfter);
  }
  const end = await handle.ended;
  clearInterval(watch);
  const wall = (performance.now() - started) / 1000;
  enter('end');
  if (end.type === 'done') remember(end.outcome.tables, end.outcome.segmentation);
  return {
    type: end.type,
    seconds: wall,
    stages,
    result: end.type === 'done' ? end.outcome.result : null,
    warnings: end.type === 'done' ? end.outcome.warnings : [],
    failure: end.type === 'failed' ? end.failure : null,
    ...(cancelled > 0 ? { cancelMs: performance.now() - cancelled } : {}),
  };
}

function remember(made: readonly TableInfo[], segmentation?: SegmentationInfo): void {
  const names = made.map((table) => table.name);
  tables = [...tables.filter((table) => !names.includes(table.name)), ...made];
  if (segmentation)
    segmentations = [...segmentations.filter((one) => one.name !== segmentation.name), segmentation];
}

async function measure(): Promise<number> {
  const { used } = await running().memory();
  peak = Math.max(peak, used);
  return peak;
}

/** Near-duplicates in the analysis worker, as the engine's worker runs them. */
async function near(
  names: Pick<NearInput, 'values' | 'counts'>,
): Promise<{ seconds: number; output: NearOutput; reports: number }> {
  let reports = 0;
  const control = { signal: new AbortController().signal, progress: () => (reports += 1) };
  const analysis = workerAnalysis({ ...ENGINE_ASSETS, fromBlob: true }, control);
  const input: NearInput = { ...names, methods: NEAR_METHODS, threshold: 0.8 };
  const started = performance.now();
  const output = await analysis.run(nearTask, input, 'near');
  return { seconds: (performance.now() - started) / 1000, output, reports };
}

/** A BG/NBD fit in the analysis worker, as the engine's worker runs it: its start counts. */
async function clv(
  columns: Readonly<Record<'x' | 'age' | 'recency' | 'weight', readonly number[]>>,
): Promise<{ seconds: number; r: number; logLikelihood: number }> {
  const control = { signal: new AbortController().signal, progress: () => undefined };
  const analysis = workerAnalysis({ ...ENGINE_ASSETS, fromBlob: true }, control);
  const { x, age, recency, weight } = columns;
  const purchases = {
    x: Float64Array.from(x),
    age: Float64Array.from(age),
    recency: Float64Array.from(recency),
    weight: Float64Array.from(weight),
  };
  const started = performance.now();
  const found = await analysis.run(clvFitTask, { model: 'bg_nbd', purchases, values: null }, 'fit');
  const { parameters, logLikelihood } = found.purchases;
  return { seconds: (performance.now() - started) / 1000, r: parameters.r, logLikelihood };
}

/** k-means of generated rows from its own starts, on this thread. */
function kmeansFit(
  rows: number,
  dimensions: number,
  which: number,
  options: Omit<KMeansOptions, 'seed'>,
): { seconds: number; inertia: number; iterations: number } {
  const points = kmeansCases(rows, dimensions, options.k)[which]?.points;
  if (!points) throw new Error('missing case');
  const started = performance.now();
  const { inertia, iterations } = kmeans(points, { ...options, seed: 1 });
  return { seconds: (performance.now() - started) / 1000, inertia, iterations };
}

/** Everything that speaks for 2 to 8 groups of generated rows, in the analysis worker; ended after a while where asked. */
async function study(
  rows: number,
  which: number,
  cancelAfter?: number,
): Promise<{ seconds: number; k: number | null; reports: number; cancelMs: number }> {
  const points = kmeansCases(rows, 3, 5)[which]?.points;
  if (!points) throw new Error('missing case');
  let reports = 0;
  const ending = new AbortController();
  const control = { signal: ending.signal, progress: () => (reports += 1) };
  const analysis = workerAnalysis({ ...ENGINE_ASSETS, fromBlob: true }, control);
  const evidence = { resamples: 50, references: 20, shuffles: 20 };
  const ks = [2, 3, 4, 5, 6, 7, 8];
  const input = { ...numericOnly(points), ks, choose: 'ranks' as const, seed: 1, starts: 10, ...evidence };
  const started = performance.now();
  let cancelled = 0;
  if (cancelAfter !== undefined) {
    setTimeout(() => {
      cancelled = performance.now();
      ending.abort(new Error('cancelled'));
    }, cancelAfter);
  }
  try {
    const { groupings, chosen } = await analysis.run(studyTask, input, 'cluster');
    const k = groupings[chosen]?.k ?? null;
    return { seconds: (performance.now() - started) / 1000, k, reports, cancelMs: 0 };
  } catch (error) {
    if (cancelled === 0) throw error;
    const now = performance.now();
    return { seconds: (now - started) / 1000, k: null, reports, cancelMs: now - cancelled };
  }
}

/** A tree of generated rows in the analysis worker: its start counts, and sorting the columns. Ended after a while where asked. */
async function tree(cancelAfter?: number): Promise<{ seconds: number; accuracy: number; cancelMs: number }> {
  const input = treeData();
  const ending = new AbortController();
  const control = { signal: ending.signal, progress: () => undefined };
  const analysis = workerAnalysis({ ...ENGINE_ASSETS, fromBlob: true }, control);
  const rows = input.labels.length;
  let cancelled = 0;
  if (cancelAfter !== undefined) {
    setTimeout(() => {
      cancelled = performance.now();
      ending.abort(new Error('cancelled'));
    }, cancelAfter);
  }
  const started = performance.now();
  try {
    const { nodes } = await analysis.run(treeTask, input, 'tree');
    const seconds = (performance.now() - started) / 1000;
    const leaves = nodes.filter(({ split }) => split === null);
    const right = leaves.reduce((sum, { counts }) => sum + (counts[majority(counts, null)] ?? 0), 0);
    return { seconds, accuracy: right / rows, cancelMs: 0 };
  } catch (error) {
    if (cancelled === 0) throw error;
    const now = performance.now();
    return { seconds: (now - started) / 1000, accuracy: 0, cancelMs: now - cancelled };
  }
}

/** Ends the engine and forgets its tables, as a reload does. */
async function stop(): Promise<void> {
  await engine?.close();
  engine = null;
  tables = [];
  segmentations = [];
}

/** Milliseconds to go through the rows of a workbook with nothing but the library. */
async function bareWorkbook(): Promise<number> {
  const { streamXlsxRows } = await import('hucre/xlsx');
  const started = performance.now();
  let cells = 0;
  for await (const row of streamXlsxRows(new Uint8Array(await file().arrayBuffer())))
    cells += row.values.length;
  if (cells === 0) throw new Error('no cells');
  return performance.now() - started;
}

const api = {
  start,
  stop,
  run,
  near,
  clv,
  kmeansFit,
  study,
  tree,
  bareInstantiate,
  bareWorkbook,
  peak: () => peak,
  measure,
};
export type BenchPage = typeof api;
Object.assign(globalThis, { bench: api });
