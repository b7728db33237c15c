import type { Engine, Run, RunEnd, RunRequest } from '../engine/protocol';
import type { Progress } from '../model/cell';

/** The cell that runs, and the key of what it was asked. */
interface CurrentRun {
  readonly cell: string;
  readonly key: number | undefined;
  run: Run | null;
  /** What it was asked changed meanwhile, or its cell is gone: its answer is not wanted. */
  superseded: boolean;
}

/** How a run ended: `superseded` says that its answer comes too late. */
export type EndedRun = Pick<CurrentRun, 'cell' | 'key' | 'superseded'> & { readonly end: RunEnd };

interface Listeners {
  onProgress(cell: string, progress: Progress): void;
  onEnd(ended: EndedRun): void;
}

/** The one run that is under way, if there is one. It ends always, and is told to its listeners once. */
export class RunUnderWay {
  private current: CurrentRun | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly listeners: Listeners,
  ) {}

  /** Whether something runs, wanted or not. */
  get isBusy(): boolean {
    return this.current !== null;
  }

  /** The cell that runs and whose answer is wanted. */
  get wanted(): string | null {
    return this.current && !this.current.superseded ? this.current.cell : null;
  }

  /** Runs a cell; nothing else may be under way. */
  start(cell: string, key: number | undefined, request: RunRequest): void {
    const current: CurrentRun = { cell, key, run: null, superseded: false };
    this.current = current;
    current.run = this.engine.run(request, (event) => {
      if (event.type === 'progress' && this.current === current && !current.superseded)
        this.listeners.onProgress(cell, event.progress);
    });
    void current.run.ended.then((end) => {
      if (this.current !== current) return;
      this.current = null;
      this.listeners.onEnd({ cell, key, superseded: current.superseded, end });
    });
  }

  /** Cancels the run of a cell, of whichever without one; returns whether it runs. */
  cancel(cell?: string): boolean {
    if (!this.current || (cell !== undefined && this.current.cell !== cell)) return false;
    this.current.run?.cancel();
    return true;
  }

  /** The cell is gone or another one now: its answer is not wanted any more. */
  supersede(cell: string): void {
    if (this.current?.cell !== cell) return;
    this.current.superseded = true;
    this.current.run?.cancel();
  }

  /** Gives up a run that answers what is not asked any more. */
  match(keys: ReadonlyMap<string, number>): void {
    const { wanted } = this;
    if (wanted !== null && keys.get(wanted) !== this.current?.key) this.supersede(wanted);
  }
}
