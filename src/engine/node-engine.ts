import type { AskControl, Progress } from '../model/cell';
import type { Engine, EngineStatus, Run } from './protocol';
import { Crossfilter } from '../analysis/crossfilter/crossfilter';
import { makeExplorer, type FilterPort } from './explorer';
import { openNodeDuckDB } from './node';
import { EngineCore, type Control, type Host } from './runtime/engine-core';
import { inlineAnalysis } from './runtime/inline-analysis';
import type { DuckDatabase } from './runtime/duck-database';

/** The engine in this Node process, and its database for tests and the command line to read tables from. */
export interface NodeEngine extends Engine {
  readonly database: DuckDatabase;
}

/** Starts the engine in Node. A running statement cannot be cancelled here; a queued run can. */
export async function createNodeEngine(): Promise<NodeEngine> {
  const duck = await openNodeDuckDB();
  const database = duck.connect();
  // In Node statements run to their end, so one connection serves for runs and pages alike.
  const host: Host = {
    version: 'node',
    runner: database,
    controlled: () => database,
    reader: database,
    reading: () => database,
    analysis: ({ progress }: { progress: (progress: Progress) => void }) => inlineAnalysis(progress),
  };
  return engineOver(new EngineCore(host), database, () => duck.close());
}

/** A control with everything in it. */
function controlOf({ signal, progress }: AskControl = {}): Control {
  return { signal: signal ?? new AbortController().signal, progress: (done) => progress?.(done) };
}

function engineOver(core: EngineCore, database: DuckDatabase, close: () => Promise<void>): NodeEngine {
  const ready: EngineStatus = { state: 'ready', version: core.version };
  return {
    database,
    run: (request, onEvent): Run => {
      const controller = new AbortController();
      const ended = core.run(request, controller.signal, onEvent);
      return {
        ended,
        cancel: () => {
          controller.abort();
        },
      };
    },
    ask: (request, onProgress) => {
      const controller = new AbortController();
      return {
        ended: core.ask(request, controller.signal, onProgress),
        cancel: () => {
          controller.abort();
        },
      };
    },
    rows: (request) => core.rows(request),
    exportTable: (request, control) => core.exportTable(request, controlOf(control)),
    readTemplate: (file, columns) => core.readTemplate(file, columns),
    fillTemplate: (request, control) => core.fillTemplate(request, controlOf(control)),
    preview: (file, options) => core.preview(file, options),
    bridge: (request) => core.bridge(request),
    explore: async (request, onProgress) => {
      const { dimensions, rows, codes, amount } = await core.explore(request, onProgress);
      const columns = dimensions.map(({ bins }, at) => ({
        bins: bins.length,
        codes: codes[at] ?? new Uint8Array(rows),
      }));
      return makeExplorer({ dimensions, rows }, inlineFilter(new Crossfilter(rows, columns, amount)), {
        order: (order) => core.exploreOrder(request.table, order),
        rows: (places) => core.exploreRows(request.table, places),
      });
    },
    selectionSql: (selection, as) => Promise.resolve(core.selectionSql(selection, as)),
    drop: (tables) => core.drop(tables),
    memory: () => core.memory(),
    onStatus: (listener) => {
      listener(ready);
      return () => undefined;
    },
    close,
  };
}

/** The filter in this process. */
function inlineFilter(filter: Crossfilter): FilterPort {
  return {
    brush: (bins) => Promise.resolve(filter.brush(bins)),
    order: (rows) => {
      filter.order(rows);
      return Promise.resolve();
    },
    page: (offset, limit) => Promise.resolve(filter.page(offset, limit)),
    bytes: () => Promise.resolve(filter.bytes),
    close: () => undefined,
  };
}
