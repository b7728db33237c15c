import type { Database } from './database';
import type { ClaimAt, Evidence } from './evidence';
import type { ExportRequest } from './export';
import type { Failure } from './failure';
import type { InputSpec } from './fields';
import type { ReportBlock } from './report';
import type { SegmentationInfo } from './segmentation';
import type { Column, Pager, TableInfo, Value } from './table';
import type { Warning } from './warning';

export const CELL_KINDS = [
  'scope',
  'source',
  'profile',
  'clean',
  'ledger',
  'sql',
  'chart',
  'metrics',
  'rfm',
  'tiers',
  'cluster',
  'tree',
  'compare',
  'tags',
  'migration',
  'rules',
  'groups',
  'lifecycle',
  'cohort',
  'clv',
  'needs',
  'persona',
  'swot',
  'forces',
  'strategy',
  'kpi',
  'market',
  'competitors',
  'position',
  'plan',
] as const;
export type CellKind = (typeof CELL_KINDS)[number];

/** What an option names in the document, and where it stands in the cell's options. */
export interface Reference {
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly as: 'table' | 'segmentation';
}

/** Something wrong with a cell's stored options. */
export interface OptionProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Normalised<Options> =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly problems: readonly OptionProblem[] };

export interface Progress {
  /** A key of the `progress.*` strings: read, convert, count, query, cluster, … */
  readonly stage: string;
  readonly done: number;
  readonly total?: number;
}

/** A statement that was run, for the reader to see. */
export interface Statement {
  readonly title: string;
  readonly sql: string;
}

/** A task by its name alone: who asks for it this way does not carry its code. */
export interface TaskName<Input, Output> {
  readonly name: string;
  /** What it takes and gives; never there. A method, so that tasks of any types fit one list. */
  types?(input: Input): Output;
}

/**
 * A heavy pure function of `analysis/` under the name by which the analysis worker knows it
 * (`analysis/tasks.ts` lists them). Typed arrays and plain data in and out.
 */
export interface Task<Input, Output> extends TaskName<Input, Output> {
  run(input: Input, report: (done: number, total: number) => void): Output;
}

/** Runs a task: in a disposable worker in the browser (cancelling ends the worker), inline in Node. */
export interface Analysis {
  run<Input, Output>(task: TaskName<Input, Output>, input: Input, stage: string): Promise<Output>;
}

export interface AsOf {
  /** ISO date. */
  readonly date: string;
  readonly from: 'cell' | 'front matter' | 'last order';
}

/** All a cell's compute gets. It reads tables, makes tables named `name` or `name_part`, and returns what it found. */
export interface ComputeContext<Options> {
  readonly name: string;
  readonly options: Options;
  readonly database: Database;
  /** Tables of the cells this one depends on, by name. Throws `graph.missing_table`. */
  table(name: string): TableInfo;
  segmentation(name: string): SegmentationInfo;
  /** The document's `params`. */
  readonly parameters: Readonly<Record<string, Value>>;
  /** The front matter's `as_of`, if it has one. */
  readonly asOf: string | null;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  /** The files given for an input, in the order given. */
  files(input: string): readonly File[];
  readonly analysis: Analysis;
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}

/** What a run leaves behind. `result` is plain data, small: it is cloned to the page and written to results.json. */
export interface Outcome<Result = unknown> {
  readonly tables: readonly TableInfo[];
  readonly segmentation?: SegmentationInfo;
  readonly asOf?: AsOf;
  readonly result: Result;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
}

export type Compute<Options, Result> = (context: ComputeContext<Options>) => Promise<Outcome<Result>>;

/** A kind of cell. Light: heavy code is reached only through `compute()`. Methods, so that kinds fit one record. */
export interface CellDefinition<Options = unknown, Result = unknown> {
  readonly kind: string;
  /** Whether the body is YAML options or raw SQL. */
  readonly body: 'yaml' | 'sql';
  /** Stored options (all optional; for `sql` an object `{ sql, … }`) -> options with every default in place. */
  normalise(stored: unknown): Normalised<Options>;
  /** Which names of the document the options depend on. `published` are all table names there are. */
  references(options: Options, published: readonly string[]): readonly Reference[];
  /** The tables a cell of this name publishes; the first is its main one. */
  publishes(name: string, options: Options): readonly string[];
  /** Whether the cell publishes a segmentation under its name. */
  readonly segments: boolean;
  /** Where the reconciliation bridge of this cell ends: the table whose order rows it uses, and what it does with refunds. */
  uses?(options: Options): { readonly table: string; readonly refunds: Refunds } | null;
  /**
   * What of the options matters for a run; all of them when absent. A persona's text is an option, and editing it
   * must not compute anything again.
   */
  computeKey?(options: Options): unknown;
  /** The texts among the options that may cite values of other cells. */
  claims?(options: Options): readonly ClaimAt[];
  /** Whether a run depends on the front matter's `as_of`: yes when absent. */
  readonly usesAsOf?: boolean;
  /** The inputs (and so the files) that a run of the cell of this name reads; the option `input` when absent. */
  inputsOf?(options: Options, name: string): readonly string[];
  /** For a kind whose body is SQL: the text with every mention of a table renamed. */
  renameTable?(text: string, from: string, to: string): string;
  /** Options for a new cell of this kind, given what is there already. */
  template(available: Available): Record<string, unknown>;
  /** A method, not a property: only so do kinds with options of their own fit one record. */
  load(): Promise<CellCode<Options, Result>>;
}

/** The heavy part of a kind. */
export interface CellCode<Options = unknown, Result = unknown> {
  compute(context: ComputeContext<Options>): Promise<Outcome<Result>>;
  /**
   * Answers a question about the cell that is not part of its result: a preview, a count for something being edited.
   * Reads only: its transaction is always rolled back. Question and answer are plain data, typed by the kind.
   */
  answer?(context: ComputeContext<Options>, question: unknown): Promise<unknown>;
}

/** What a question to the engine listens to and reports to. */
export interface AskControl {
  readonly signal?: AbortSignal;
  progress?(progress: Progress): void;
}

/** Asks a cell's kind something beside its result (`CellCode.answer`). Rejects with a KequnError, or an AbortError. */
export type Ask = (question: unknown, control?: AskControl) => Promise<unknown>;

/** A change of what a cell stores. */
export interface OptionChange {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** What a view can have done for it beyond its own options. */
export interface CellActions {
  /**
   * Puts a step at the end of the recipe that cleans a table; where none does, adds such a recipe after the table's cell
   * and lets later cells read what it cleans. One undo step.
   */
  addCleanStep(table: string, step: Readonly<Record<string, unknown>>): void;
  /** Sets (or with undefined removes) several stored options of the cell, one after the other: one undo step. */
  setAll(changes: readonly OptionChange[]): void;
  /** Adds a cell after this one and says so; returns its name. One undo step. */
  addCell(kind: CellKind, options: Readonly<Record<string, unknown>>, wanted?: string): string;
  readonly valueMaps: ValueMapKeeper;
  /** The document's title; absent where it has none, and outside of a document. */
  readonly documentTitle?: string;
  /**
   * Gives a file that was made here to an input and keeps it on this device until it is deleted; null takes it away.
   * Resolves to whether it stays beyond this page. Rejects with a KequnError where it cannot be kept.
   */
  keepInput(input: string, file: File | null): Promise<boolean>;
  /** Asks the reader for a file; null where they give none. */
  pickFile(): Promise<File | null>;
  /**
   * What a view hands out by itself, as blocks of a report, after the privacy check that the report goes through: by the
   * document's minimum, names that are known from the data masked. What writes the blocks is called with the evidence
   * that they may cite, more than once. Absent outside of a document.
   */
  protect?(written: (evidence: Evidence) => readonly ReportBlock[]): Promise<readonly ReportBlock[]>;
  /** Gives a file to the reader and notes it in the export log. */
  download(blob: Blob, fileName: string, note: ExportNote): void;
  /** Writes a table to a file for the reader, and notes it in the export log as `what`. */
  exportTable(request: ExportRequest, what: string): Promise<void>;
}

/** What the export log says of a file; never its data. */
export interface ExportNote {
  readonly what: string;
  readonly format: string;
  readonly rows: number | null;
  readonly columns: readonly string[];
}

/**
 * Value maps (old value -> new value, null = empty) that stay on this device: the document names one by its key. A map is
 * never changed; an edit is kept under a key of its own, so that undoing the edit finds the old one.
 */
export interface ValueMapKeeper {
  /** Null where this device has no map of the key. */
  get(key: string): Readonly<Record<string, string | null>> | null;
  /** Keeps a map and returns its key, which begins with `wanted`. Rejects with a KequnError where nothing can be kept. */
  keep(wanted: string, map: Readonly<Record<string, string | null>>): Promise<string>;
}

export const REFUNDS = ['net', 'exclude', 'keep'] as const;
/** What to do with refunds: net them off the amount (default), leave refunded orders out, or keep every row as it is. */
export type Refunds = (typeof REFUNDS)[number];

/** What a new cell can refer to. */
export interface Available {
  readonly tables: readonly { readonly name: string; readonly columns: readonly Column[] }[];
  readonly segmentations: readonly string[];
  readonly inputs: readonly string[];
}

/** What a view gets. It never asks the engine itself. */
export interface CellViewProps<Options = unknown, Result = unknown> {
  readonly name: string;
  readonly options: Options;
  readonly result: Result;
  readonly tables: readonly TableInfo[];
  readonly segmentation?: SegmentationInfo;
  readonly asOf?: AsOf;
  readonly rows: Pager;
  /** What else there is in the document; absent where the view stands outside of it. */
  readonly available?: Available;
  readonly ask: Ask;
  readonly actions: CellActions;
  /** Values that texts cite; absent where the view stands outside of a document. */
  readonly evidence?: Evidence;
  /** Sets (or with undefined removes) one stored option: one undo step. */
  set(path: readonly (string | number)[], value: unknown): void;
}

/** What an options form gets. */
export interface CellOptionsProps<Options = unknown> {
  readonly name: string;
  readonly options: Options;
  /** The options as stored: what is absent here is a default. */
  readonly stored: Readonly<Record<string, unknown>>;
  readonly available: Available;
  readonly failure?: Failure;
  readonly ask: Ask;
  readonly evidence?: Evidence;
  set(path: readonly (string | number)[], value: unknown): void;
}
