import { proxy, type Remote } from 'comlink';
import type { Bridge } from '../../model/bridge';
import { toFailure, toKequnError, type Failure } from '../../model/failure';
import type {
  ExportedFile,
  ExportRequest,
  FilledTemplate,
  TemplateInfo,
  TemplateRequest,
} from '../../model/export';
import type { Explorer, ExploreRequest, ExploreSelection } from '../../model/explore';
import type { ImportOptions, ImportPreview } from '../../model/import';
import type { Page, RowsRequest } from '../../model/table';
import type { AskControl, Progress } from '../../model/cell';
import type {
  AskEnd,
  AskRequest,
  Asked,
  BridgeRequest,
  Engine,
  EngineStatus,
  MemoryInfo,
  Run,
  RunEnd,
  RunEvent,
  RunRequest,
} from '../protocol';
import type { Answer, EngineService } from '../worker/service';
import { startWorker } from '../startWorker';
import { makeExplorer } from '../explorer';
import { ENGINE_ASSETS, ENGINE_WORKER } from './assets';
import { workerFilter } from './explore-filter';
import { sessionOf, type Session } from './session';

/** How long a cancelled run may go on before the engine is ended for it, in milliseconds. */
const CANCEL_PATIENCE = 2_000;
/** More losses than this within a minute, and the engine is not built again. */
const MOST_RESTARTS = 3;

/** The engine in its worker. Starts at once; every call settles, also when the worker is lost. */
export function createEngine(): Engine {
  return new WorkerEngine();
}

type LostEnd = Extract<RunEvent, { type: 'failed' | 'cancelled' }>;

class WorkerEngine implements Engine {
  private session: Promise<Session>;
  private status: EngineStatus = { state: 'starting', progress: { stage: 'download', done: 0 } };
  private readonly listeners = new Set<(status: EngineStatus) => void>();
  private restarts: number[] = [];
  private nextRun = 1;
  private readonly cancelled = new Set<number>();
  private closed = false;

  constructor() {
    this.session = this.open();
    this.session.catch(() => undefined);
  }

  run(request: RunRequest, onEvent: (event: RunEvent) => void): Run {
    const id = this.nextRun++;
    const ended = this.runIn(id, request, onEvent);
    return {
      ended,
      cancel: () => {
        this.cancelled.add(id);
        void this.cancel(id, ended);
      },
    };
  }

  ask(request: AskRequest, onProgress: (progress: Progress) => void): Asked {
    const id = this.nextRun++;
    const ended = this.askIn(id, request, onProgress);
    return {
      ended,
      cancel: () => {
        this.cancelled.add(id);
        void this.cancel(id, ended);
      },
    };
  }

  private async runIn(id: number, request: RunRequest, onEvent: (event: RunEvent) => void): Promise<RunEnd> {
    let over = false;
    const listener = proxy((event: RunEvent) => {
      if (!over && !isEnd(event)) onEvent(event);
    });
    const end = await this.inSession<RunEnd>(id, request, (service) => service.run(id, request, listener));
    over = true;
    onEvent(end);
    if (end.type === 'failed') this.restartAfter(end.failure);
    return end;
  }

  private async askIn(
    id: number,
    request: AskRequest,
    onProgress: (progress: Progress) => void,
  ): Promise<AskEnd> {
    const listener = proxy(onProgress);
    const end = await this.inSession<AskEnd>(id, request, (service) => service.ask(id, request, listener));
    if (end.type === 'failed') this.restartAfter(end.failure);
    return end;
  }

  /** Calls the worker; settles also when it is lost meanwhile. A run that was cancelled is cancelled, also then. */
  private async inSession<End>(
    id: number,
    request: RunRequest,
    call: (service: Remote<EngineService>) => Promise<End>,
  ): Promise<End | LostEnd> {
    const lost = (failure: Failure): LostEnd =>
      this.cancelled.has(id) ? { type: 'cancelled' } : { type: 'failed', failure };
    const end = await this.session.then(
      (session) =>
        Promise.race([
          call(session.service),
          session.lost.then((failure) => lost({ ...failure, cell: request.cell.name })),
        ]),
      (error: unknown): LostEnd => ({ type: 'failed', failure: asFailure(error) }),
    );
    this.cancelled.delete(id);
    return end;
  }

  private async cancel(id: number, ended: Promise<unknown>): Promise<void> {
    const session = await this.session.catch(() => null);
    await session?.service.cancel(id);
    const patience = new Promise<'waited'>((resolve) => setTimeout(resolve, CANCEL_PATIENCE, 'waited'));
    if ((await Promise.race([ended, patience])) === 'waited') {
      this.restart({ code: 'engine.timeout', message: 'invalid state: a cancelled run did not end' });
    }
  }

  rows(request: RowsRequest): Promise<Page> {
    return this.call((service) => service.rows(request));
  }

  exportTable(request: ExportRequest, control?: AskControl): Promise<ExportedFile> {
    return this.controlled(control, (service, id, progress) => service.exportTable(id, request, progress));
  }

  readTemplate(file: File, columns: readonly string[]): Promise<TemplateInfo> {
    return this.call((service) => service.readTemplate(file, columns));
  }

  fillTemplate(request: TemplateRequest, control?: AskControl): Promise<FilledTemplate> {
    return this.controlled(control, (service, id, progress) => service.fillTemplate(id, request, progress));
  }

  preview(file: File, options: ImportOptions): Promise<ImportPreview> {
    return this.call((service) => service.preview(file, options));
  }

  bridge(request: BridgeRequest): Promise<Bridge> {
    return this.call((service) => service.bridge(request));
  }

  async explore(request: ExploreRequest, onProgress: (progress: Progress) => void): Promise<Explorer> {
    const listener = proxy(onProgress);
    const columns = await this.call((service) => service.explore(request, listener));
    const { dimensions, rows } = columns;
    return makeExplorer({ dimensions, rows }, await workerFilter(columns), {
      order: (order) => this.call((service) => service.exploreOrder(request.table, order)),
      rows: (places) => this.call((service) => service.exploreRows(request.table, places)),
    });
  }

  selectionSql(selection: ExploreSelection, as: 'rows' | 'marked'): Promise<string> {
    return this.call((service) => service.selectionSql(selection, as));
  }

  drop(tables: readonly string[]): Promise<void> {
    return this.call((service) => service.drop(tables));
  }

  memory(): Promise<MemoryInfo> {
    return this.call((service) => service.memory());
  }

  onStatus(listener: (status: EngineStatus) => void): () => void {
    this.listeners.add(listener);
    listener(this.status);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    const session = await this.session.catch(() => null);
    session?.lose({ code: 'engine.restarted', message: 'invalid state: the engine was closed' });
    session?.worker.terminate();
  }

  /** Asks the worker; rejects with a KequnError, also when the worker is lost meanwhile. */
  private async call<T>(ask: (service: Remote<EngineService>) => Promise<Answer<T>>): Promise<T> {
    const session = await this.session;
    const lost = session.lost.then((failure): Answer<T> => ({ ok: false, failure }));
    const answer = await Promise.race([ask(session.service), lost]);
    if (answer.ok) return answer.value;
    if (answer.failure) this.restartAfter(answer.failure);
    throw asError(answer.failure);
  }

  /** Asks the worker for something that takes long: it says how far it is and can be cancelled. */
  private async controlled<T>(
    { signal, progress }: AskControl = {},
    ask: (
      service: Remote<EngineService>,
      id: number,
      progress: (progress: Progress) => void,
    ) => Promise<Answer<T>>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const id = this.nextRun++;
    const listener = proxy((done: Progress) => progress?.(done));
    const stop = (): void => {
      void this.session.then(({ service }) => service.cancel(id));
    };
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await this.call((service) => ask(service, id, listener));
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  private restartAfter(failure: Failure): void {
    if (failure.code === 'engine.out_of_memory' || failure.code === 'engine.internal') this.restart(failure);
  }

  /** Ends the worker and builds a new one; what was running fails with `failure`. */
  private restart(failure: Failure): void {
    if (this.closed || this.status.state !== 'ready') return;
    const now = Date.now();
    this.restarts = [...this.restarts.filter((time) => now - time < 60_000), now];
    const old = this.session;
    void old.then((session) => {
      session.lose({
        ...failure,
        code: failure.code === 'engine.internal' ? 'engine.restarted' : failure.code,
      });
      session.worker.terminate();
    });
    if (this.restarts.length > MOST_RESTARTS) {
      this.tell({ state: 'failed', failure });
      return;
    }
    this.tell({ state: 'restarting', failure });
    this.session = this.open();
    this.session.catch(() => undefined);
  }

  private async open(): Promise<Session> {
    try {
      const worker = await startWorker(ENGINE_WORKER, ENGINE_ASSETS.fromBlob, 'engine');
      const session = sessionOf(worker);
      worker.addEventListener('error', (event) => {
        this.restart({ code: 'engine.internal', message: event.message, values: { message: event.message } });
      });
      const report = proxy((progress: { stage: string; done: number; total?: number }) => {
        if (this.status.state === 'starting') this.tell({ state: 'starting', progress });
      });
      const onLost = proxy((message: string) => {
        this.restart({ code: 'engine.internal', message, values: { message } });
      });
      const started = await session.service.start(ENGINE_ASSETS, report, onLost);
      if (!started.ok) throw asError(started.failure);
      this.tell({ state: 'ready', version: started.value });
      return session;
    } catch (error) {
      this.tell({ state: 'failed', failure: asFailure(error) });
      throw error;
    }
  }

  private tell(status: EngineStatus): void {
    this.status = status;
    for (const listener of this.listeners) listener(status);
  }
}

function isEnd(event: RunEvent): event is RunEnd {
  return event.type === 'done' || event.type === 'failed' || event.type === 'cancelled';
}

/** What a call of the worker rejects with; without a failure it was cancelled. */
function asError(failure: Failure | null): Error {
  return failure ? toKequnError(failure) : new DOMException('cancelled', 'AbortError');
}

function asFailure(error: unknown): Failure {
  return toFailure(error, 'engine.start_failed');
}
