import type { Progress } from '../model/cell';
import { toFailure, KequnError } from '../model/failure';
import type {
  AskEnd,
  Asked,
  AskRequest,
  Engine,
  EngineStatus,
  Run,
  RunEnd,
  RunEvent,
  RunRequest,
} from '../engine/protocol';

/** Work under way in the engine. */
interface Under<End> {
  readonly ended: Promise<End>;
  cancel(): void;
}

/** How work ends that never reached the engine. */
type Unbegun = Extract<RunEnd, { type: 'failed' | 'cancelled' }>;

/**
 * An engine that is fetched and started at the first call, or by `start()`: the page is drawn before anything big
 * is asked for. Every call settles, also where the engine's code cannot be fetched.
 */
export class LazyEngine implements Engine {
  #engine: Promise<Engine> | null = null;
  readonly #listeners = new Set<(status: EngineStatus) => void>();
  #status: EngineStatus = { state: 'starting', progress: { stage: 'download', done: 0 } };

  constructor(private readonly load: () => Promise<Engine>) {}

  /** Begins to fetch and start the engine; later calls do nothing. */
  start(): Promise<Engine> {
    this.#engine ??= this.load().then(
      (engine) => {
        engine.onStatus((status) => {
          this.#tell(status);
        });
        return engine;
      },
      (error: unknown) => {
        const failure = toFailure(error, 'engine.download_failed');
        this.#tell({ state: 'failed', failure });
        throw new KequnError('engine.download_failed', failure.message, { cause: error });
      },
    );
    this.#engine.catch(() => undefined);
    return this.#engine;
  }

  run(request: RunRequest, onEvent: (event: RunEvent) => void): Run {
    return this.#later<RunEnd>(
      (engine) => engine.run(request, onEvent),
      (ended) => {
        onEvent(ended);
        return ended;
      },
      request.cell.name,
    );
  }

  ask(request: AskRequest, onProgress: (progress: Progress) => void): Asked {
    return this.#later<AskEnd>(
      (engine) => engine.ask(request, onProgress),
      (ended) => ended,
      request.cell.name,
    );
  }

  /** Begins work once the engine is there; `unbegun` is told how it ended where it never began. */
  #later<End>(
    begin: (engine: Engine) => Under<End>,
    unbegun: (end: Unbegun) => End,
    cell: string,
  ): Under<End> {
    let cancelled = false;
    let inner: Under<End> | null = null;
    const ended = this.start().then(
      (engine): Promise<End> | End => {
        if (cancelled) return unbegun({ type: 'cancelled' });
        inner = begin(engine);
        return inner.ended;
      },
      (error: unknown) => unbegun({ type: 'failed', failure: toFailure(error, 'engine.start_failed', cell) }),
    );
    const cancel = () => {
      cancelled = true;
      inner?.cancel();
    };
    return { ended, cancel };
  }

  rows: Engine['rows'] = async (request) => (await this.start()).rows(request);
  exportTable: Engine['exportTable'] = async (request, control) =>
    (await this.start()).exportTable(request, control);
  readTemplate: Engine['readTemplate'] = async (file, columns) =>
    (await this.start()).readTemplate(file, columns);
  fillTemplate: Engine['fillTemplate'] = async (request, control) =>
    (await this.start()).fillTemplate(request, control);
  preview: Engine['preview'] = async (file, options) => (await this.start()).preview(file, options);
  bridge: Engine['bridge'] = async (request) => (await this.start()).bridge(request);
  explore: Engine['explore'] = async (request, onProgress) =>
    (await this.start()).explore(request, onProgress);
  selectionSql: Engine['selectionSql'] = async (selection, as) =>
    (await this.start()).selectionSql(selection, as);
  memory: Engine['memory'] = async () => (await this.start()).memory();

  /** There is nothing to drop before the engine is there. */
  async drop(tables: readonly string[]): Promise<void> {
    if (this.#engine) await (await this.#engine).drop(tables);
  }

  onStatus(listener: (status: EngineStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#status);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.#engine) await (await this.#engine).close();
  }

  #tell(status: EngineStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
}
