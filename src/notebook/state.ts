import type { Outcome, Progress } from '../model/cell';
import type { EngineStatus } from '../engine/protocol';
import type { Failure } from '../model/failure';
import type { DocumentSpec } from './document/spec';
import type { Notebook, NotebookCell, NotebookProse } from './document/notebook';
import type { Graph } from './graph/graph';

/**
 * idle: never run and not about to. stale: there is an outcome, of an earlier question. blocked: something it needs
 * failed, was cancelled or is blocked itself.
 */
export type CellStatus =
  'idle' | 'stale' | 'queued' | 'running' | 'done' | 'failed' | 'blocked' | 'cancelled';

export interface CellState {
  readonly status: CellStatus;
  /** Of the present run. */
  readonly progress: Progress | null;
  /** Of the last run that ended well; it stays in sight while a newer one is awaited. */
  readonly outcome: Outcome | null;
  /** Why it failed, cannot run, or is blocked. */
  readonly failure: Failure | null;
  /** What the last run that ended well took. */
  readonly seconds: number | null;
  /** When the present run began, in milliseconds of the clock given to the runner. */
  readonly startedAt: number | null;
  /** Counts the runs that ended well: tables read before are to be read again when it changes. */
  readonly version: number;
}

export const IDLE: CellState = {
  status: 'idle',
  progress: null,
  outcome: null,
  failure: null,
  seconds: null,
  startedAt: null,
  version: 0,
};

/** A cell as the page sees it. */
export interface CellView extends NotebookCell {
  readonly state: CellState;
}

/** All there is to see, replaced whole at every change; blocks that did not change stay the same objects. */
export interface NotebookSnapshot {
  readonly document: DocumentSpec;
  readonly notebook: Notebook;
  readonly graph: Graph;
  readonly blocks: readonly (CellView | NotebookProse)[];
  readonly cells: readonly CellView[];
  readonly files: Readonly<Record<string, readonly File[]>>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether anything runs or is about to. */
  readonly busy: boolean;
  /** Whether what is stale runs by itself. */
  readonly autorun: boolean;
  readonly engine: EngineStatus | null;
}
