import type { RunEnd } from '../engine/protocol';
import type { Failure } from '../model/failure';
import type { Graph } from './graph/graph';
import type { EndedRun } from './run-under-way';
import { IDLE, type CellState } from './state';
import type { CellRecord } from './status';
import { sameFields } from './views';

type Done = Extract<RunEnd, { type: 'done' }>;

/** What is known of every cell's runs: the runner's memory, by cell key. */
export class Records {
  readonly all = new Map<string, CellRecord>();

  get(key: string): CellRecord | undefined {
    return this.all.get(key);
  }

  /** The keys of records whose cell is gone or became another kind. */
  unmatched(graph: Graph): string[] {
    const gone = [...this.all].filter(([key, { kind }]) => graph.nodes.get(key)?.cell.kind !== kind);
    return gone.map(([key]) => key);
  }

  /** A record for every cell of the graph. */
  add(graph: Graph): void {
    for (const [key, { cell }] of graph.nodes) {
      if (!this.all.has(key)) this.all.set(key, { kind: cell.kind, state: IDLE, done: null, ended: null });
    }
  }

  /** Forgets a cell and returns the tables it had. */
  remove(key: string): string[] {
    const tables = tablesOf(this.all.get(key)?.state);
    this.all.delete(key);
    return tables;
  }

  /** Replaces a cell's state where something in it changes. Progress and start belong to a run under way. */
  write(key: string, patch: Partial<CellState>): void {
    const record = this.all.get(key);
    if (!record) return;
    const merged = { ...record.state, ...patch };
    const state = merged.status === 'running' ? merged : { ...merged, progress: null, startedAt: null };
    if (!sameFields(state, record.state)) record.state = state;
  }

  /**
   * Notes how a run ended. Returns the tables that belong to no cell any more, and whether to run it once more, since it
   * was lost with the engine through no fault of its own.
   */
  settle({ cell, key, superseded, end }: EndedRun): {
    readonly left: readonly string[];
    readonly again: boolean;
  } {
    const record = this.all.get(cell);
    if (superseded || !record) return { left: discard(record, end), again: false };
    if (end.type === 'done') return { left: this.finish(cell, record, key, end), again: false };
    if (end.type === 'failed') return { left: [], again: fail(cell, record, key, end.failure) };
    record.ended = record.done === key ? null : { key, failure: null };
    return { left: [], again: false };
  }

  /** Every table is gone; returns the cells that were up to date by these run keys. */
  loseTables(keys: ReadonlyMap<string, number>): string[] {
    const lost = [...this.all].filter(([key, { done }]) => done !== null && done === keys.get(key));
    for (const record of this.all.values()) record.done = null;
    return lost.map(([key]) => key);
  }

  /** Returns the tables of the run before that this one did not make again. */
  private finish(
    key: string,
    record: CellRecord,
    runKey: number | undefined,
    { outcome, seconds }: Done,
  ): string[] {
    const kept = new Set(outcome.tables.map((table) => table.name));
    const left = tablesOf(record.state).filter((name) => !kept.has(name));
    record.done = runKey ?? null;
    record.ended = null;
    record.lost = undefined;
    this.write(key, { outcome, seconds, version: record.state.version + 1 });
    return left;
  }
}

/** A late answer: nobody sees it, but the tables it left are not those of the record any more. */
function discard(record: CellRecord | undefined, end: RunEnd): string[] {
  if (end.type !== 'done') return [];
  if (!record) return end.outcome.tables.map((table) => table.name);
  record.done = null;
  return [];
}

function fail(cell: string, record: CellRecord, runKey: number | undefined, failure: Failure): boolean {
  const again = failure.code === 'engine.restarted' && record.lost !== runKey;
  record.lost = runKey;
  record.ended = again ? null : { key: runKey, failure: { ...failure, cell } };
  return again;
}

function tablesOf(state: CellState | undefined): string[] {
  return (state?.outcome?.tables ?? []).map((table) => table.name);
}
