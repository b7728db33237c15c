import type { Engine, EngineStatus, Run, RunEnd, RunEvent } from '../engine/protocol';
import { readNotebook, type DefinitionOf, type Notebook } from './document/notebook';
import { askEngine, askRequest, type AskedAs } from './ask';
import type { AskControl } from '../model/cell';
import type { DocumentSpec } from './document/spec';
import { buildGraph, type Graph } from './graph/graph';
import { ancestorsOf } from './graph/order';
import { Interner, runKeys } from './graph/stale';
import { History } from './history';
import { runRequest } from './request';
import { Records } from './records';
import type { NotebookSnapshot } from './state';
import { standings, type CellRecord, type Standing } from './status';
import { viewsOf, type ViewCache } from './views';

export interface RunnerOptions {
  readonly engine: Engine;
  readonly document: DocumentSpec;
  readonly definitionOf: DefinitionOf;
  /** Whether what is stale runs by itself (default true); false for an opened link, until the reader agrees. */
  readonly autorun?: boolean;
  /** The clock by which `startedAt` is told, in milliseconds. */
  readonly now?: () => number;
}

type Listener = (snapshot: NotebookSnapshot) => void;

/** The one run that is under way. */
interface CurrentRun {
  readonly cell: string;
  readonly key: number | undefined;
  run: Run | null;
  /** What it was asked changed meanwhile, or its cell is gone: its answer is not wanted. */
  superseded: boolean;
}

/**
 * Holds a document and keeps the results of its cells up to date: what depends on a change runs again, in order, one cell
 * at a time, and nothing else does. It is the only writer of state; everybody else reads snapshots.
 */
export class NotebookRunner {
  private readonly engine: Engine;
  private readonly definitionOf: DefinitionOf;
  private readonly now: () => number;
  private readonly listeners = new Set<Listener>();
  private readonly records = new Records();
  private readonly asked = new Set<string>();
  private readonly forced = new Set<string>();
  private readonly interner = new Interner();
  private readonly stopListening: () => void;
  private history: History<DocumentSpec>;
  private notebook: Notebook;
  private graph: Graph;
  private keys: ReadonlyMap<string, number> = new Map();
  private standing: ReadonlyMap<string, Standing> = new Map();
  private files: Readonly<Record<string, readonly File[]>> = {};
  private fileVersions: Record<string, number> = {};
  private current: CurrentRun | null = null;
  private engineStatus: EngineStatus | null = null;
  private automatic: boolean;
  private latest: NotebookSnapshot | null = null;
  private readonly views: ViewCache = new Map();
  private waiting: (() => void)[] = [];
  private closed = false;
  /** How many batches are under way. */
  private held = 0;

  constructor(options: RunnerOptions) {
    this.engine = options.engine;
    this.definitionOf = options.definitionOf;
    this.now = options.now ?? Date.now;
    this.automatic = options.autorun ?? true;
    this.history = new History(options.document);
    this.notebook = readNotebook(options.document, this.definitionOf);
    this.graph = buildGraph(this.notebook);
    this.refresh();
    this.stopListening = this.engine.onStatus((status) => {
      this.onEngineStatus(status);
    });
  }

  /** The present state of everything; the same object until something changes. */
  get snapshot(): NotebookSnapshot {
    this.latest ??= this.take();
    return this.latest;
  }

  /** Calls back after every change; returns the way to stop. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Applies one committed edit: one undo step, unless `coalesce` names the same stretch of typing as the edit before.
   * Returns whether the document changed.
   */
  edit(change: (document: DocumentSpec, notebook: Notebook) => DocumentSpec, coalesce?: string): boolean {
    const next = change(this.history.current, this.notebook);
    if (next === this.history.current) return false;
    this.history.push(next, coalesce);
    this.reread();
    return true;
  }

  undo(): void {
    this.history.undo();
    this.reread();
  }

  redo(): void {
    this.history.redo();
    this.reread();
  }

  /** Puts another document in the place of this one: nothing of the old one stays, its files included. */
  open(document: DocumentSpec, autorun = true): void {
    for (const key of [...this.records.all.keys()]) this.forget(key);
    this.asked.clear();
    this.forced.clear();
    this.files = {};
    this.automatic = autorun;
    this.history = new History(document);
    this.reread();
  }

  /** Several changes that belong together, files and edits: what they make stale is run once, after the last. */
  batch(changes: () => void): void {
    this.held += 1;
    try {
      changes();
    } finally {
      this.held -= 1;
    }
    this.refresh();
  }

  /** Gives an input its files; cells that read them run again even if they are the same ones. */
  setFiles(input: string, files: readonly File[]): void {
    this.files = { ...this.files, [input]: files };
    this.fileVersions = { ...this.fileVersions, [input]: (this.fileVersions[input] ?? 0) + 1 };
    this.refresh();
  }

  /** Whether what is stale runs by itself: the reader of an opened link agrees with `setAutorun(true)`. */
  setAutorun(autorun: boolean): void {
    this.automatic = autorun;
    this.refresh();
  }

  /** Runs a cell, once more if it is up to date, after those of its needs that are not. */
  run(key: string): void {
    for (const one of [...ancestorsOf(key, this.graph.needs), key]) this.request(one);
    this.forced.add(key);
    this.refresh();
  }

  /** Runs every cell once more. */
  runAll(): void {
    for (const key of this.graph.nodes.keys()) {
      this.request(key);
      this.forced.add(key);
    }
    this.refresh();
  }

  /** Runs what is not up to date, cancelled and failed cells included. */
  runStale(): void {
    for (const key of this.graph.nodes.keys()) this.request(key);
    this.refresh();
  }

  /** Cancels the run of a cell or takes it from the queue; what depends on it is blocked, its earlier outcome stays. */
  cancel(key: string): void {
    this.withdraw(key);
    this.refresh();
  }

  /** Cancels what runs and all that waits. */
  cancelAll(): void {
    for (const [key, { status }] of this.standing) {
      if (status === 'running' || status === 'queued') this.withdraw(key);
    }
    this.refresh();
  }

  /**
   * Asks a cell's kind, or `as` another kind about what the cell published, something beside its result. Changes nothing.
   * @throws KequnError, or an AbortError where `control.signal` says stop
   */
  async ask(key: string, question: unknown, control?: AskControl, as?: AskedAs): Promise<unknown> {
    const { notebook, files } = this;
    const context = { notebook, files, records: this.records.all };
    return askEngine(this.engine, askRequest(this.graph.nodes.get(key), context, question, as), control);
  }

  /** Resolves when nothing runs and nothing is about to. */
  settled(): Promise<void> {
    return this.isBusy() ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  /** Ends the run under way and stops listening; the engine is its owner's to close. */
  close(): void {
    this.closed = true;
    this.stopListening();
    this.current?.run?.cancel();
    this.listeners.clear();
  }

  private request(key: string): void {
    const record = this.records.get(key);
    if (record) record.ended = null;
    this.asked.add(key);
  }

  private withdraw(key: string): void {
    this.asked.delete(key);
    const wasForced = this.forced.delete(key);
    if (this.current?.cell === key) {
      this.current.run?.cancel();
      return;
    }
    const record = this.records.get(key);
    const upToDate = wasForced && record?.done === this.keys.get(key);
    const queued = this.standing.get(key)?.status === 'queued';
    if (record && queued && !upToDate) record.ended = { key: this.keys.get(key), failure: null };
  }

  private reread(): void {
    this.notebook = readNotebook(this.history.current, this.definitionOf);
    this.graph = buildGraph(this.notebook);
    this.refresh();
  }

  /** After any change: which results still hold, what runs next, and everybody is told. */
  private refresh(): void {
    this.latest = null;
    if (this.closed || this.held > 0) return;
    this.keys = runKeys(this.graph, this.notebook, this.fileVersions, this.interner);
    this.matchRecords();
    this.dropSuperseded();
    this.judge();
    this.startNext();
    this.tell();
  }

  /** The tables of cells that are gone or became another kind go too. */
  private matchRecords(): void {
    for (const key of this.records.unmatched(this.graph)) this.forget(key);
    this.records.add(this.graph);
  }

  private forget(key: string): void {
    this.asked.delete(key);
    this.forced.delete(key);
    if (this.current?.cell === key) this.supersede(this.current);
    this.dropTables(this.records.remove(key));
  }

  private dropTables(names: readonly string[]): void {
    // A lost engine has no tables to drop; there is nobody to tell.
    if (names.length > 0) this.engine.drop(names).catch(() => undefined);
  }

  private supersede(current: CurrentRun): void {
    current.superseded = true;
    current.run?.cancel();
  }

  private dropSuperseded(): void {
    const { current } = this;
    if (current && !current.superseded && this.keys.get(current.cell) !== current.key)
      this.supersede(current);
  }

  private judge(): void {
    const { graph, keys, asked, forced, automatic: autorun, current } = this;
    const running = current && !current.superseded ? current.cell : null;
    const records = this.records.all;
    this.standing = standings({ graph, keys, records, asked, forced, autorun, running });
    for (const [key, { status, failure }] of this.standing) {
      if (status !== 'queued') {
        asked.delete(key);
        forced.delete(key);
      }
      this.records.write(key, { status, failure });
    }
  }

  private startNext(): void {
    if (this.current || this.engineStatus?.state === 'restarting') return;
    const next = [...this.standing].find(([key, { status }]) => status === 'queued' && this.isReady(key));
    if (next) this.start(next[0]);
  }

  private isReady(key: string): boolean {
    return (
      this.graph.nodes.get(key)?.needs.every((one) => this.standing.get(one)?.status === 'done') ?? false
    );
  }

  private start(key: string): void {
    const node = this.graph.nodes.get(key);
    const request =
      node && runRequest(node, { notebook: this.notebook, records: this.records.all, files: this.files });
    if (!request) return;
    this.asked.delete(key);
    this.forced.delete(key);
    const current: CurrentRun = { cell: key, key: this.keys.get(key), run: null, superseded: false };
    this.current = current;
    this.records.write(key, { status: 'running', startedAt: this.now(), progress: null, failure: null });
    const run = this.engine.run(request, (event) => {
      this.onEvent(current, event);
    });
    current.run = run;
    void run.ended.then((end) => {
      this.onEnd(current, end);
    });
  }

  private onEvent(current: CurrentRun, event: RunEvent): void {
    if (event.type !== 'progress' || this.current !== current || current.superseded) return;
    this.records.write(current.cell, { progress: event.progress });
    this.tell();
  }

  private onEnd(current: CurrentRun, end: RunEnd): void {
    if (this.current !== current) return;
    this.current = null;
    const record = this.records.get(current.cell);
    if (current.superseded || !record) this.discard(record, end);
    else this.settle(current, record, end);
    this.refresh();
  }

  /** A late answer: nobody sees it, but the tables it left are not those of the record any more. */
  private discard(record: CellRecord | undefined, end: RunEnd): void {
    if (end.type !== 'done') return;
    if (record) record.done = null;
    else this.dropTables(end.outcome.tables.map((table) => table.name));
  }

  private settle({ cell, key }: CurrentRun, record: CellRecord, end: RunEnd): void {
    if (end.type === 'done') this.dropTables(this.records.finish(cell, record, key, end));
    else if (end.type === 'cancelled') record.ended = record.done === key ? null : { key, failure: null };
    else if (this.records.fail(cell, record, key, end.failure)) this.asked.add(cell);
  }

  private onEngineStatus(status: EngineStatus): void {
    const before = this.engineStatus?.state;
    this.engineStatus = status;
    if (status.state === before) {
      this.tell();
      return;
    }
    // Every table is gone: what had been done is done again from the sources; outcomes stay in sight.
    if (status.state === 'restarting')
      for (const key of this.records.loseTables(this.keys)) this.asked.add(key);
    this.refresh();
  }

  private isBusy(): boolean {
    return this.current !== null || [...this.standing.values()].some(({ status }) => status === 'queued');
  }

  private take(): NotebookSnapshot {
    const { notebook, graph, records, files, history, automatic: autorun, engineStatus: engine } = this;
    const { current: document, canUndo, canRedo } = history;
    const blocks = viewsOf(notebook, records.all, this.views);
    const busy = this.isBusy();
    const cells = blocks.filter((block) => block.type === 'cell');
    return { document, notebook, graph, blocks, cells, files, canUndo, canRedo, busy, autorun, engine };
  }

  private tell(): void {
    if (this.closed) return;
    this.latest = null;
    for (const listener of [...this.listeners]) listener(this.snapshot);
    if (this.isBusy()) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
