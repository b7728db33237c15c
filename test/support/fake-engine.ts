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
import type { ExportedFile, FilledTemplate, TemplateInfo } from '../../src/model/export';
import type { ImportPreview } from '../../src/model/import';
import { toFailure } from '../../src/model/failure';
import type { Page } from '../../src/model/table';

type Answer = (request: RunRequest) => Outcome | Promise<Outcome>;

/** What a cell leaves behind that only publishes an empty table of its name. */
export function emptyOutcome(name: string): Outcome {
  const table = { name, rows: 0, columns: [] };
  return { tables: [table], result: {}, warnings: [], statements: [] };
}

const EXPORTED: ExportedFile = {
  blob: new Blob(['']),
  extension: 'csv',
  rows: 0,
  parts: 1,
  unwritable: 0,
  beyondGbk: 0,
  guarded: 0,
  optedOut: 0,
  unreachable: 0,
  tooSmall: 0,
};

/** An engine without workers or DuckDB: it answers as it is told, remembers what it was asked, and settles always. */
export class FakeEngine implements Engine {
  readonly requests: RunRequest[] = [];
  readonly asked: AskRequest[] = [];
  readonly dropped: string[] = [];
  readonly #listeners = new Set<(status: EngineStatus) => void>();
  #status: EngineStatus = { state: 'ready', version: 'fake' };

  constructor(
    private readonly answer: Answer = ({ cell }) => emptyOutcome(cell.name),
    private readonly previews: (file: File) => Promise<ImportPreview> = () =>
      Promise.reject(new Error('no preview')),
  ) {}

  run(request: RunRequest, onEvent: (event: RunEvent) => void): Run {
    this.requests.push(request);
    let cancel: () => void = () => undefined;
    const cancelled = new Promise<RunEnd>((resolve) => {
      cancel = () => resolve({ type: 'cancelled' });
    });
    const ended = Promise.race([this.#answered(request), cancelled]).then((end) => {
      onEvent(end);
      return end;
    });
    return { ended, cancel };
  }

  async #answered(request: RunRequest): Promise<RunEnd> {
    try {
      return { type: 'done', outcome: await this.answer(request), seconds: 0.1 };
    } catch (error) {
      return { type: 'failed', failure: toFailure(error) };
    }
  }

  ask(request: AskRequest): Asked {
    this.asked.push(request);
    return {
      ended: Promise.resolve({ type: 'answered', answer: request.question }),
      cancel: () => undefined,
    };
  }

  rows(): Promise<Page> {
    return Promise.resolve({ columns: [], rows: [], total: 0 });
  }
  exportTable(): Promise<ExportedFile> {
    return Promise.resolve({ ...EXPORTED });
  }
  readTemplate(file: File): Promise<TemplateInfo> {
    return Promise.resolve({ fileName: file.name, format: 'csv', sheets: [], likely: 0 });
  }
  fillTemplate(): Promise<FilledTemplate> {
    return Promise.resolve({ ...EXPORTED, notInList: {}, missingRequired: {} });
  }
  preview(file: File): Promise<ImportPreview> {
    return this.previews(file);
  }
  bridge({ cell }: { readonly cell: string }) {
    return Promise.resolve({ cell, steps: [], months: [] });
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
  memory() {
    return Promise.resolve({ used: 0, limit: 1, heap: null });
  }
  onStatus(listener: (status: EngineStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#status);
    return () => this.#listeners.delete(listener);
  }
  /** Tells everyone another status. */
  become(status: EngineStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}
