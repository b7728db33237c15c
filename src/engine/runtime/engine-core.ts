import type { Bridge } from '../../model/bridge';
import type { Analysis, Progress } from '../../model/cell';
import type {
  ExportedFile,
  ExportRequest,
  FilledTemplate,
  TemplateInfo,
  TemplateRequest,
} from '../../model/export';
import { toFailure, type Failure } from '../../model/failure';
import type {
  ExploreColumns,
  ExplorePageRequest,
  ExploreRequest,
  ExploreSelection,
} from '../../model/explore';
import type { ImportOptions, ImportPreview } from '../../model/import';
import type { Page, RowsRequest } from '../../model/table';
import { previewFile } from '../../import/preview';
import { bridge } from '../../sql/orders/bridge';
import { describeTable } from '../../sql/table/describe';
import { readPage } from '../../sql/table/page';
import { dropRelation } from '../../sql/table/relation';
import type {
  AskEnd,
  AskRequest,
  BridgeRequest,
  MemoryInfo,
  RunEnd,
  RunEvent,
  RunRequest,
} from '../protocol';
import type { DuckDatabase } from './duck-database';
import { markedSql, selectionSql } from '../../sql/explore/selection';
import { exploreColumns, exploreOrder, exploreRows } from './explore';
import { exportTable } from './export';
import { readMemory } from './memory';
import { askCell, runCell, type RunTools } from './run-cell';

/** What a running statement is told to listen to and report to. */
export interface Control {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** What the core needs from the place it runs in. */
export interface Host {
  readonly version: string;
  /** For transactions around runs, and for runs under a control: one connection, so that they share a transaction. */
  readonly runner: DuckDatabase;
  controlled(control: Control): DuckDatabase;
  /** For pages, exports and counts: sees only what was committed. */
  readonly reader: DuckDatabase;
  /** The reader, listening to a control where statements can be stopped. */
  reading(control: Control): DuckDatabase;
  analysis(control: Control): Analysis;
}

/** The engine without its surroundings: runs one cell at a time, reads pages in between. The same in worker and Node. */
export class EngineCore {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly host: Host) {}

  get version(): string {
    return this.host.version;
  }

  /** Queues a run; resolves with how it ended, never rejects. */
  run(request: RunRequest, signal: AbortSignal, onEvent: (event: RunEvent) => void): Promise<RunEnd> {
    onEvent({ type: 'queued' });
    const ended = this.queue.then(async () => {
      const end = signal.aborted
        ? ({ type: 'cancelled' } as const)
        : await this.runNow(request, signal, onEvent);
      onEvent(end);
      return end;
    });
    this.queue = ended;
    return ended;
  }

  private async runNow(
    request: RunRequest,
    signal: AbortSignal,
    onEvent: (event: RunEvent) => void,
  ): Promise<RunEnd> {
    const started = performance.now();
    const tools = this.tools(signal, (progress) => {
      onEvent({ type: 'progress', progress });
    });
    try {
      const outcome = await runCell(request, tools);
      return { type: 'done', outcome, seconds: (performance.now() - started) / 1000 };
    } catch (error) {
      if (signal.aborted) return { type: 'cancelled' };
      return { type: 'failed', failure: failureOf(error, request) };
    }
  }

  /** Queues a question; resolves with how it ended, never rejects. */
  ask(request: AskRequest, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<AskEnd> {
    const ended = this.queue.then(() => this.askNow(request, this.tools(signal, onProgress)));
    this.queue = ended;
    return ended;
  }

  private async askNow(request: AskRequest, tools: RunTools): Promise<AskEnd> {
    if (tools.signal.aborted) return { type: 'cancelled' };
    try {
      return { type: 'answered', answer: await askCell(request, tools) };
    } catch (error) {
      if (tools.signal.aborted) return { type: 'cancelled' };
      return { type: 'failed', failure: failureOf(error, request) };
    }
  }

  private tools(signal: AbortSignal, progress: (progress: Progress) => void): RunTools {
    const control: Control = { signal, progress };
    return {
      session: this.host.runner,
      database: this.host.controlled(control),
      analysis: this.host.analysis(control),
      ...control,
    };
  }

  rows(request: RowsRequest): Promise<Page> {
    return readPage(this.host.reader, request);
  }

  /** @throws an AbortError where the signal says stop */
  exportTable(request: ExportRequest, control: Control): Promise<ExportedFile> {
    return exportTable(this.host.reading(control), request, counting(control));
  }

  async readTemplate(file: File, columns: readonly string[]): Promise<TemplateInfo> {
    const { readTemplate } = await import('./export/template');
    return readTemplate(file, columns);
  }

  /** @throws an AbortError where the signal says stop */
  async fillTemplate(request: TemplateRequest, control: Control): Promise<FilledTemplate> {
    const { fillTemplate } = await import('./export/template');
    return fillTemplate(this.host.reading(control), request, counting(control));
  }

  preview(file: File, options: ImportOptions): Promise<ImportPreview> {
    return previewFile(file, options);
  }

  async bridge(request: BridgeRequest): Promise<Bridge> {
    const tables = await Promise.all(request.chain.map((table) => describeTable(this.host.reader, table)));
    return bridge(this.host.reader, request, tables);
  }

  /** Behind the runs that are queued, since working tables are made; answers to brushes come without the engine. */
  explore(request: ExploreRequest, report: (progress: Progress) => void): Promise<ExploreColumns> {
    const total = request.dimensions.length;
    const told = (done: number) => {
      report({ stage: 'query', done, total });
    };
    const encoded = this.queue.then(() => exploreColumns(this.host.reader, request, told));
    this.queue = encoded.catch(() => undefined);
    return encoded;
  }

  exploreOrder(table: string, order: Pick<ExplorePageRequest, 'sort' | 'search'>): Promise<Int32Array> {
    return exploreOrder(this.host.reader, table, order);
  }

  exploreRows(table: string, places: readonly number[]): Promise<Pick<Page, 'columns' | 'rows'>> {
    return exploreRows(this.host.reader, table, places);
  }

  selectionSql(selection: ExploreSelection, as: 'rows' | 'marked'): string {
    return as === 'rows' ? selectionSql(selection) : markedSql(selection);
  }

  /** Drops tables after the runs that are queued now, so that none of them loses its input half-way. */
  async drop(tables: readonly string[]): Promise<void> {
    const dropped = this.queue.then(async () => {
      for (const table of tables) await dropRelation(this.host.runner, table);
    });
    this.queue = dropped.catch(() => undefined);
    await dropped;
  }

  memory(): Promise<MemoryInfo> {
    return readMemory(this.host.reader);
  }
}

/** Reports how many rows were written so far, and stops between two slices of them. */
function counting({ signal, progress }: Control): (rows: number) => void {
  let done = 0;
  return (rows) => {
    signal.throwIfAborted();
    done += rows;
    progress({ stage: 'write', done });
  };
}

function failureOf(error: unknown, request: RunRequest): Failure {
  return toFailure(error, 'engine.internal', request.cell.name);
}
