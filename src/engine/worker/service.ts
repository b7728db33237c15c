import type { Bridge } from '../../model/bridge';
import type { Progress } from '../../model/cell';
import { KequnError, toFailure, type Failure } from '../../model/failure';
import type {
  ExportedFile,
  ExportRequest,
  FilledTemplate,
  TemplateInfo,
  TemplateRequest,
} from '../../model/export';
import { transfer } from 'comlink';
import type {
  ExploreColumns,
  ExplorePageRequest,
  ExploreRequest,
  ExploreSelection,
} from '../../model/explore';
import type { ImportOptions, ImportPreview } from '../../model/import';
import type { Page, RowsRequest } from '../../model/table';
import type { EngineAssets } from '../assets';
import type {
  AskEnd,
  AskRequest,
  BridgeRequest,
  MemoryInfo,
  RunEnd,
  RunEvent,
  RunRequest,
} from '../protocol';
import { EngineCore } from '../runtime/engine-core';
import { startHost } from './host';

/** An answer over the worker boundary: failures are data, since errors lose their fields on the way. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** Without a failure: it was cancelled. */
  | { readonly ok: false; readonly failure: Failure | null };

/** What the page can ask of the engine worker (by Comlink). */
export class EngineService {
  private core: EngineCore | null = null;
  private readonly runs = new Map<number, AbortController>();

  start(
    assets: EngineAssets,
    report: (progress: Progress) => void,
    onLost: (message: string) => void,
  ): Promise<Answer<string>> {
    return answer(async () => {
      try {
        this.core = new EngineCore(await startHost(assets, report, onLost));
        return this.core.version;
      } catch (error) {
        if (error instanceof KequnError) throw error;
        const message = error instanceof Error ? error.message : String(error);
        throw new KequnError('engine.start_failed', message, { values: { message }, cause: error });
      }
    });
  }

  run(id: number, request: RunRequest, onEvent: (event: RunEvent) => void): Promise<RunEnd> {
    return this.cancellable(id, (signal) => this.running().run(request, signal, onEvent));
  }

  ask(id: number, request: AskRequest, onProgress: (progress: Progress) => void): Promise<AskEnd> {
    return this.cancellable(id, (signal) => this.running().ask(request, signal, onProgress));
  }

  private async cancellable<End>(id: number, work: (signal: AbortSignal) => Promise<End>): Promise<End> {
    const controller = new AbortController();
    this.runs.set(id, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.runs.delete(id);
    }
  }

  cancel(id: number): void {
    this.runs.get(id)?.abort();
  }

  rows(request: RowsRequest): Promise<Answer<Page>> {
    return answer(() => this.running().rows(request));
  }

  exportTable(
    id: number,
    request: ExportRequest,
    progress: (progress: Progress) => void,
  ): Promise<Answer<ExportedFile>> {
    return this.cancellable(id, (signal) =>
      answer(() => this.running().exportTable(request, { signal, progress }), signal),
    );
  }

  readTemplate(file: File, columns: readonly string[]): Promise<Answer<TemplateInfo>> {
    return answer(() => this.running().readTemplate(file, columns));
  }

  fillTemplate(
    id: number,
    request: TemplateRequest,
    progress: (progress: Progress) => void,
  ): Promise<Answer<FilledTemplate>> {
    return this.cancellable(id, (signal) =>
      answer(() => this.running().fillTemplate(request, { signal, progress }), signal),
    );
  }

  preview(file: File, options: ImportOptions): Promise<Answer<ImportPreview>> {
    return answer(() => this.running().preview(file, options));
  }

  bridge(request: BridgeRequest): Promise<Answer<Bridge>> {
    return answer(() => this.running().bridge(request));
  }

  explore(request: ExploreRequest, report: (progress: Progress) => void): Promise<Answer<ExploreColumns>> {
    return answer(() => this.running().explore(request, report)).then((found) => {
      if (!found.ok) return found;
      const { codes, amount } = found.value;
      const buffers = [...codes, ...(amount ? [amount] : [])].map(({ buffer }) => buffer as ArrayBuffer);
      return transfer(found, buffers);
    });
  }

  exploreOrder(
    table: string,
    order: Pick<ExplorePageRequest, 'sort' | 'search'>,
  ): Promise<Answer<Int32Array>> {
    return answer(() => this.running().exploreOrder(table, order)).then((found) =>
      found.ok ? transfer(found, [found.value.buffer as ArrayBuffer]) : found,
    );
  }

  exploreRows(table: string, places: readonly number[]): Promise<Answer<Pick<Page, 'columns' | 'rows'>>> {
    return answer(() => this.running().exploreRows(table, places));
  }

  selectionSql(selection: ExploreSelection, as: 'rows' | 'marked'): Promise<Answer<string>> {
    return answer(async () => this.running().selectionSql(selection, as));
  }

  drop(tables: readonly string[]): Promise<Answer<void>> {
    return answer(() => this.running().drop(tables));
  }

  memory(): Promise<Answer<MemoryInfo>> {
    return answer(() => this.running().memory());
  }

  private running(): EngineCore {
    if (!this.core) throw new KequnError('engine.start_failed', 'missing engine: not started');
    return this.core;
  }
}

/** After `signal` said stop nothing that is thrown is a failure: writers of formats throw what they like. */
async function answer<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, failure: signal?.aborted ? null : toFailure(error) };
  }
}
