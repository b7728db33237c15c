import type { Bridge } from '../model/bridge';
import type { AskControl, CellKind, Outcome, Progress, Refunds } from '../model/cell';
import type {
  ExportedFile,
  ExportRequest,
  FilledTemplate,
  TemplateInfo,
  TemplateRequest,
} from '../model/export';
import type { Failure } from '../model/failure';
import type { InputSpec } from '../model/fields';
import type { Explorer, ExploreRequest, ExploreSelection } from '../model/explore';
import type { ImportOptions, ImportPreview } from '../model/import';
import type { SegmentationInfo } from '../model/segmentation';
import type { Page, RowsRequest, TableInfo, Value } from '../model/table';

/** All the engine needs to run one cell; plain data and File references. */
export interface RunRequest {
  readonly cell: { readonly name: string; readonly kind: CellKind; readonly options: unknown };
  /** Tables of the cells this one depends on. */
  readonly tables: readonly TableInfo[];
  readonly segmentations: readonly SegmentationInfo[];
  readonly parameters: Readonly<Record<string, Value>>;
  readonly asOf: string | null;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly files: Readonly<Record<string, readonly File[]>>;
}

export type RunEvent =
  | { readonly type: 'queued' }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly outcome: Outcome; readonly seconds: number }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'cancelled' };

/** A question to the kind of a cell; `question` is plain data that the kind understands. */
export interface AskRequest extends RunRequest {
  readonly question: unknown;
}

/** How a question ended. */
export type AskEnd =
  | { readonly type: 'answered'; readonly answer: unknown }
  | Extract<RunEvent, { type: 'failed' | 'cancelled' }>;

export interface Asked {
  /** Settles always; it never rejects. */
  readonly ended: Promise<AskEnd>;
  cancel(): void;
}

/** The events after which a run says nothing more. */
export type RunEnd = Extract<RunEvent, { type: 'done' | 'failed' | 'cancelled' }>;

export interface Run {
  /** Settles always, with how the run ended; it never rejects. */
  readonly ended: Promise<RunEnd>;
  cancel(): void;
}

export interface BridgeRequest {
  readonly cell: string;
  /** From the source on, each table the next is made from; the last is the one the cell uses. */
  readonly chain: readonly string[];
  /** What the source said of its files. */
  readonly file: { readonly rows: number; readonly rejected: number; readonly summary: number } | null;
  readonly refunds: Refunds;
  readonly asOf: string | null;
}

export interface MemoryInfo {
  /** Bytes DuckDB holds in tables and running queries. */
  readonly used: number;
  /** The most it may take. */
  readonly limit: number;
  /** Bytes of the whole wasm heap where it can be measured. */
  readonly heap: number | null;
}

export type EngineStatus =
  | { readonly state: 'starting'; readonly progress: Progress }
  | { readonly state: 'ready'; readonly version: string }
  /** The engine was lost and is being built again: every table is gone, the notebook is not. */
  | { readonly state: 'restarting'; readonly failure: Failure }
  | { readonly state: 'failed'; readonly failure: Failure };

/** The engine as the notebook sees it, the same over a worker and in Node. */
export interface Engine {
  /** Queues a run; one cell runs at a time. A cancelled or failed run leaves the cell's earlier tables as they were. */
  run(request: RunRequest, onEvent: (event: RunEvent) => void): Run;
  /** Queues a question to a cell's kind behind the runs; nothing that it makes stays. */
  ask(request: AskRequest, onProgress: (progress: Progress) => void): Asked;
  rows(request: RowsRequest): Promise<Page>;
  /** Rejects with an AbortError where the control's signal says stop; `done` of its progress are rows. */
  exportTable(request: ExportRequest, control?: AskControl): Promise<ExportedFile>;
  /** Looks for the headings of a template that another system gave, and proposes which of the columns goes where. */
  readTemplate(file: File, columns: readonly string[]): Promise<TemplateInfo>;
  fillTemplate(request: TemplateRequest, control?: AskControl): Promise<FilledTemplate>;
  preview(file: File, options: ImportOptions): Promise<ImportPreview>;
  bridge(request: BridgeRequest): Promise<Bridge>;
  /** Encodes customers for brushing and keeps them at hand until the explorer is closed. */
  explore(request: ExploreRequest, onProgress: (progress: Progress) => void): Promise<Explorer>;
  /** A selection as SQL: the selected rows, or everyone `marked` by whether they are `selected`. */
  selectionSql(selection: ExploreSelection, as: 'rows' | 'marked'): Promise<string>;
  /** Drops published tables (a cell was deleted or renamed). */
  drop(tables: readonly string[]): Promise<void>;
  memory(): Promise<MemoryInfo>;
  /** Calls back with the present status and every later one; returns the way to stop. */
  onStatus(listener: (status: EngineStatus) => void): () => void;
  close(): Promise<void>;
}
