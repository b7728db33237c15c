import type {
  AskRequest,
  Asked,
  Engine,
  EngineStatus,
  Run,
  RunEnd,
  RunEvent,
  RunRequest,
} from '../../src/engine/protocol';
import type { Outcome } from '../../src/model/cell';
import type { Failure } from '../../src/model/failure';

const unused = (): Promise<never> => Promise.reject(new Error('not used'));

/** What a fake run leaves: a table under the cell's name, and the request's own words as its result. */
export function fakeOutcome({ cell }: RunRequest, run: number): Outcome {
  const tables = [{ name: cell.name, rows: run, columns: [] }];
  return { tables, result: { run }, warnings: [], statements: [] };
}

interface FakeRun {
  readonly request: RunRequest;
  readonly number: number;
  cancelled: boolean;
  send(event: RunEvent): void;
  end(end: RunEnd): void;
}

/** An engine that computes nothing: it writes down what it is asked, and ends runs by itself or when told to. */
export class FakeEngine implements Engine {
  /** Names of the cells, in the order in which they were run. */
  readonly order: string[] = [];
  readonly requests: RunRequest[] = [];
  readonly dropped: string[] = [];
  readonly runs: FakeRun[] = [];
  /** Cells that fail, with the code they fail with. */
  readonly failing = new Map<string, Failure['code']>();
  /** Whether runs end by themselves; otherwise `end()` ends them. */
  manual = false;
  /** Whether a cancelled run answers as if it had not heard. */
  deaf = false;
  private readonly listeners = new Set<(status: EngineStatus) => void>();

  run(request: RunRequest, onEvent: (event: RunEvent) => void): Run {
    this.order.push(request.cell.name);
    this.requests.push(request);
    const number = this.order.length;
    const { promise, resolve } = promiseParts<RunEnd>();
    const run: FakeRun = { request, number, cancelled: false, send: onEvent, end: resolve };
    this.runs.push(run);
    if (!this.manual) queueMicrotask(() => resolve(this.answer(run)));
    const cancel = (): void => {
      run.cancelled = true;
      if (!this.deaf) resolve({ type: 'cancelled' });
    };
    return { ended: promise, cancel };
  }

  /** Answers with what it was asked. */
  ask(request: AskRequest): Asked {
    return { ended: Promise.resolve({ type: 'answered', answer: request }), cancel: () => undefined };
  }

  /** Ends the last run of a cell as it would end by itself. */
  end(name: string): void {
    const run = this.runs.findLast(({ request }) => request.cell.name === name);
    run?.end(this.answer(run));
  }

  private answer(run: FakeRun): RunEnd {
    const code = this.failing.get(run.request.cell.name);
    if (code) return { type: 'failed', failure: { code, message: code } };
    return { type: 'done', outcome: fakeOutcome(run.request, run.number), seconds: 0.1 };
  }

  /** What was run since the last time this was asked. */
  take(): string[] {
    return this.order.splice(0);
  }

  onStatus(listener: (status: EngineStatus) => void): () => void {
    this.listeners.add(listener);
    listener({ state: 'ready', version: 'fake' });
    return () => this.listeners.delete(listener);
  }

  say(status: EngineStatus): void {
    for (const listener of this.listeners) listener(status);
  }

  explore(): Promise<never> {
    return Promise.reject(new Error('nothing to explore'));
  }
  selectionSql(): Promise<string> {
    return Promise.resolve('SELECT 1');
  }
  drop(tables: readonly string[]): Promise<void> {
    this.dropped.push(...tables);
    return Promise.resolve();
  }

  rows = unused;
  exportTable = unused;
  readTemplate = unused;
  fillTemplate = unused;
  preview = unused;
  bridge = unused;
  memory = unused;
  close = (): Promise<void> => Promise.resolve();
}

function promiseParts<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
