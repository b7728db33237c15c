import type { Engine, EngineStatus } from '../engine/protocol';
import type { Notebook } from './document/notebook';
import { askEngine, askRequest, type AskedAs } from './ask';
import type { AskControl } from '../model/cell';
import type { DocumentSpec } from './document/spec';
import { ancestorsOf } from './graph/order';
import { Interner, runKeys } from './graph/stale';
import { OpenedDocument } from './opened-document';
import { InputFiles } from './input-files';
import { runRequest, type RequestContext } from './request';
import { Records } from './records';
import type { RunnerOptions } from './runner-options';
import { RunUnderWay, type EndedRun } from './run-under-way';
import type { NotebookSnapshot } from './state';
import { nextToRun, standings, type Standing } from './status';
import { viewsOf, type ViewCache } from './views';
import { Watchers } from './watchers';
import { Wishes } from './wishes';

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
  private readonly running: RunUnderWay;
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
    this.running = new RunUnderWay(this.engine, {
      onProgress: (cell, progress) => {
        this.records.write(cell, { progress });
        this.tell();
      },
      onEnd: (ended) => {
        this.onEnd(ended);
      },
    });
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
    this.running.cancel();
    this.watchers.clear();
  }

  private request(key: string): void {
    const record = this.records.get(key);
    if (record) record.ended = null;
    this.wishes.ask(key);
  }

  private withdraw(key: string): void {
    const wasForced = this.wishes.drop(key);
    if (this.running.cancel(key)) return;
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
    // The tables of cells that are gone or became another kind go too.
    for (const key of this.records.unmatched(this.opened.graph)) this.forget(key);
    this.records.add(this.opened.graph);
    this.running.match(this.keys);
    this.judge();
    this.startNext();
    this.tell();
  }

  private forget(key: string): void {
    this.wishes.drop(key);
    this.running.supersede(key);
    this.dropTables(this.records.remove(key));
  }

  private dropTables(names: readonly string[]): void {
    // A lost engine has no tables to drop; there is nobody to tell.
    if (names.length > 0) this.engine.drop(names).catch(() => undefined);
  }

  private judge(): void {
    const { keys, wishes, automatic: autorun } = this;
    const { asked, forced } = wishes;
    const { graph } = this.opened;
    const running = this.running.wanted;
    const records = this.records.all;
    this.standing = standings({ graph, keys, records, asked, forced, autorun, running });
    for (const [key, { status, failure }] of this.standing) {
      if (status !== 'queued') wishes.drop(key);
      this.records.write(key, { status, failure });
    }
  }

  private startNext(): void {
    if (this.running.isBusy || this.engineStatus?.state === 'restarting') return;
    const key = nextToRun(this.standing, this.opened.graph);
    const node = key === undefined ? undefined : this.opened.graph.nodes.get(key);
    const request = node && runRequest(node, this.context());
    if (key === undefined || !request) return;
    this.wishes.drop(key);
    this.records.write(key, { status: 'running', startedAt: this.now(), progress: null, failure: null });
    this.running.start(key, this.keys.get(key), request);
  }

  private context(): RequestContext {
    return { notebook: this.opened.notebook, records: this.records.all, files: this.files.all };
  }

  private onEnd(ended: EndedRun): void {
    const { left, again } = this.records.settle(ended);
    this.dropTables(left);
    if (again) this.wishes.ask(ended.cell);
    this.refresh();
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
    return this.running.isBusy || [...this.standing.values()].some(({ status }) => status === 'queued');
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
