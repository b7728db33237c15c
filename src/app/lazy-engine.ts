import { toFailure, KequnError } from '../model/failure';
import type { Engine, EngineStatus, Run, RunEnd, RunEvent, RunRequest } from '../engine/protocol';

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
    let cancelled = false;
    let inner: Run | null = null;
    const ended = this.start().then(
      (engine): Promise<RunEnd> | RunEnd => {
        if (cancelled) return end({ type: 'cancelled' }, onEvent);
        inner = engine.run(request, onEvent);
        return inner.ended;
      },
      (error: unknown) =>
        end({ type: 'failed', failure: toFailure(error, 'engine.start_failed', request.cell.name) }, onEvent),
    );
    const cancel = () => {
      cancelled = true;
      inner?.cancel();
    };
    return { ended, cancel };
  }

  rows: Engine['rows'] = async (request) => (await this.start()).rows(request);
  exportTable: Engine['exportTable'] = async (request) => (await this.start()).exportTable(request);
  preview: Engine['preview'] = async (file, options) => (await this.start()).preview(file, options);
  bridge: Engine['bridge'] = async (request) => (await this.start()).bridge(request);
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

function end(event: RunEnd, onEvent: (event: RunEvent) => void): RunEnd {
  onEvent(event);
  return event;
}
