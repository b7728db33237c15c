import type { Engine, EngineStatus, Run, RunEnd, RunEvent } from '../engine/protocol';
import type { DefinitionOf, Notebook } from './document/notebook';
import { askEngine, askRequest, type AskedAs } from './ask';
import type { AskControl } from '../model/cell';
import type { DocumentSpec } from './document/spec';
import { ancestorsOf } from './graph/order';
import { Interner, runKeys } from './graph/stale';
import { OpenedDocument } from './opened-document';
import { InputFiles } from './input-files';
import { runRequest, type RequestContext } from './request';
import { Records } from './records';
import type { NotebookSnapshot } from './state';
import { standings, type CellRecord, type Standing } from './status';
import { viewsOf, type ViewCache } from './views';
import { Watchers } from './watchers';
import { Wishes } from './wishes';

export interface RunnerOptions {
  readonly engine: Engine;
  readonly document: DocumentSpec;
  readonly definitionOf: DefinitionOf;
  /** Whether what is stale runs by itself (default true); false for an opened link, until the reader agrees. */
  readonly autorun?: boolean;
  /** The clock by which `startedAt` is told, in milliseconds. */
  readonly now?: () => number;
}

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
  private readonly now: () => number;
  private readonly watchers = new Watchers<NotebookSnapshot>();
  private readonly records = new Records();
  private readonly wishes = new Wishes();
  private readonly interner = new Interner();
  private readonly stopListening: () => void;
  private readonly opened: OpenedDocument;
  private keys: ReadonlyMap<string, number> = new Map();
  private standing: ReadonlyMap<string, Standing> = new Map();
  private readonly files = new InputFiles();
  private current: CurrentRun | null = null;
  private engineStatus: EngineStatus | null = null;
  private automatic: boolean;
  private latest: NotebookSnapshot | null = null;
  private readonly views: ViewCache = new Map();
  private closed = false;
  /** How many batches are under way. */
  private held = 0;

  constructor(options: RunnerOptions) {
    this.engine = options.engine;
    this.now = options.now ?? Date.now;
    this.automatic = options.autorun ?? true;
    this.opened = new OpenedDocument(options.document, options.definitionOf);
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
  subscribe(listener: (snapshot: NotebookSnapshot) => void): () => void {
    return this.watchers.add(listener);
  }

  /**
   * Applies one committed edit: one undo step, unless `coalesce` names the same stretch of typing as the edit before.
   * Returns whether the document changed.
   */
  edit(change: (document: DocumentSpec, notebook: Notebook) => DocumentSpec, coalesce?: string): boolean {
    const next = change(this.opened.current, this.opened.notebook);
    if (next === this.opened.current) return false;
    this.opened.push(next, coalesce);
    this.refresh();
    return true;
  }

  undo(): void {
    this.opened.undo();
    this.refresh();
  }

  redo(): void {
    this.opened.redo();
    this.refresh();
  }

  /** Puts another document in the place of this one: nothing of the old one stays, its files included. */
  open(document: DocumentSpec, autorun = true): void {
    for (const key of [...this.records.all.keys()]) this.forget(key);
    this.wishes.clear();
    this.files.clear();
    this.automatic = autorun;
    this.opened.replace(document);
    this.refresh();
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
    this.files.set(input, files);
    this.refresh();
  }

  /** Whether what is stale runs by itself: the reader of an opened link agrees with `setAutorun(true)`. */
  setAutorun(autorun: boolean): void {
    this.automatic = autorun;
    this.refresh();
  }

  /** Runs a cell, once more if it is up to date, after those of its needs that are not. */
  run(key: string): void {
    for (const one of [...ancestorsOf(key, this.opened.graph.needs), key]) this.request(one);
    this.wishes.force(key);
    this.refresh();
  }

  /** Runs every cell once more. */
  runAll(): void {
    for (const key of this.opened.graph.nodes.keys()) {
      this.request(key);
      this.wishes.force(key);
    }
    this.refresh();
  }

  /** Runs what is not up to date, cancelled and failed cells included. */
  runStale(): void {
    for (const key of this.opened.graph.nodes.keys()) this.request(key);
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
    return askEngine(
      this.engine,
      askRequest(this.opened.graph.nodes.get(key), this.context(), question, as),
      control,
    );
  }

  /** Resolves when nothing runs and nothing is about to. */
  settled(): Promise<void> {
    return this.isBusy() ? this.watchers.wait() : Promise.resolve();
  }

  /** Ends the run under way and stops listening; the engine is its owner's to close. */
  close(): void {
    this.closed = true;
    this.stopListening();
    this.current?.run?.cancel();
    this.watchers.clear();
  }

  private request(key: string): void {
    const record = this.records.get(key);
    if (record) record.ended = null;
    this.wishes.ask(key);
  }

  private withdraw(key: string): void {
    const wasForced = this.wishes.drop(key);
    if (this.current?.cell === key) {
      this.current.run?.cancel();
      return;
    }
    const record = this.records.get(key);
    const upToDate = wasForced && record?.done === this.keys.get(key);
    const queued = this.standing.get(key)?.status === 'queued';
    if (record && queued && !upToDate) record.ended = { key: this.keys.get(key), failure: null };
  }

  /** After any change: which results still hold, what runs next, and everybody is told. */
  private refresh(): void {
    this.latest = null;
    if (this.closed || this.held > 0) return;
    this.keys = runKeys(this.opened.graph, this.opened.notebook, this.files.versions, this.interner);
    this.matchRecords();
    this.dropSuperseded();
    this.judge();
    this.startNext();
    this.tell();
  }

  /** The tables of cells that are gone or became another kind go too. */
  private matchRecords(): void {
    for (const key of this.records.unmatched(this.opened.graph)) this.forget(key);
    this.records.add(this.opened.graph);
  }

  private forget(key: string): void {
    this.wishes.drop(key);
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
    const { keys, wishes, automatic: autorun, current } = this;
    const { asked, forced } = wishes;
    const { graph } = this.opened;
    const running = current && !current.superseded ? current.cell : null;
    const records = this.records.all;
    this.standing = standings({ graph, keys, records, asked, forced, autorun, running });
    for (const [key, { status, failure }] of this.standing) {
      if (status !== 'queued') wishes.drop(key);
      this.records.write(key, { status, failure });
    }
  }

  private startNext(): void {
    if (this.current || this.engineStatus?.state === 'restarting') return;
    const next = [...this.standing].find(([key, { status }]) => status === 'queued' && this.isReady(key));
    if (next) this.start(next[0]);
  }

  private context(): RequestContext {
    return { notebook: this.opened.notebook, records: this.records.all, files: this.files.all };
  }

  private isReady(key: string): boolean {
    return (
      this.opened.graph.nodes.get(key)?.needs.every((one) => this.standing.get(one)?.status === 'done') ??
      false
    );
  }

  private start(key: string): void {
    const node = this.opened.graph.nodes.get(key);
    const request = node && runRequest(node, this.context());
    if (!request) return;
    this.wishes.drop(key);
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
    else if (this.records.fail(cell, record, key, end.failure)) this.wishes.ask(cell);
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
      for (const key of this.records.loseTables(this.keys)) this.wishes.ask(key);
    this.refresh();
  }

  private isBusy(): boolean {
    return this.current !== null || [...this.standing.values()].some(({ status }) => status === 'queued');
  }

  private take(): NotebookSnapshot {
    const { opened, records, automatic: autorun, engineStatus: engine } = this;
    const { current: document, notebook, graph, canUndo, canRedo } = opened;
    const blocks = viewsOf(notebook, records.all, this.views);
    const busy = this.isBusy();
    const files = this.files.all;
    const cells = blocks.filter((block) => block.type === 'cell');
    return { document, notebook, graph, blocks, cells, files, canUndo, canRedo, busy, autorun, engine };
  }

  private tell(): void {
    if (this.closed) return;
    this.latest = null;
    this.watchers.tell(this.snapshot);
    if (!this.isBusy()) this.watchers.rest();
  }
}
