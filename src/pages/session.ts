import { createContext } from 'svelte';
import type { Engine, EngineStatus, MemoryInfo } from '../engine/protocol';
import type { ValueMapKeeper } from '../model/cell';
import type { NotebookStore } from '../notebook/notebook.svelte';
import type { LocalStore, StoreStatus } from '../share/storage/LocalStore';

/** What a page asks of the product around it. `app/session.svelte.ts` makes the one there is. Getters are reactive. */
export interface Session {
  readonly notebook: NotebookStore;
  /** For rows, exports, previews and bridges; runs are the notebook's. */
  readonly engine: Engine;
  readonly engineStatus: EngineStatus;
  /** Asked for every few seconds while the engine works; null before. */
  readonly memory: MemoryInfo | null;
  /** What is kept on this device; null until it is opened. */
  readonly store: LocalStore | null;
  readonly storeStatus: StoreStatus | null;
  /** Value maps that the open notebook names and does not hold. */
  readonly valueMaps: ValueMapKeeper;
  /** Under which the open notebook is kept. */
  readonly notebookId: string;
  /** The cell that the page's address names. */
  readonly routeCell: string | null;

  /** Goes to a page, about a cell where one is named. */
  go(
    page: 'notebook' | 'segments' | 'personas' | 'report' | 'present' | 'form' | 'data',
    cell?: string,
  ): void;
  /** Opens the import dialog; `input` says which input of the notebook asked for the files. */
  importFiles(files: readonly File[], input?: string): void;
  /** Asks for files through the browser's dialog; rejects never, gives none where the reader cancels. */
  pickFiles(kind: 'data' | 'document'): Promise<readonly File[]>;
  /** Puts another document in place of the present one, which stays where it was kept. */
  openDocument(text: string, autorun?: boolean): Promise<void>;
  /** Opens one of the notebooks kept on this device, with the files kept for it. */
  openKept(id: string): Promise<void>;
  /**
   * Gives files that were made here to an input and, where this device may keep anything, keeps them until they are
   * deleted. None takes the input's files away. Resolves to whether they stay beyond this page.
   */
  keepInput(input: string, files: readonly File[]): Promise<boolean>;
  /** The way back to a dropped or picked file, where the browser gave one: for keeping it without a copy. */
  handleOf(file: File): FileSystemFileHandle | undefined;
  /** Gives a file to the reader and notes it in the export log. */
  download(blob: Blob, fileName: string, note: DownloadNote): void;
}

/** What the export log says of a file that leaves the page; never its data. */
export interface DownloadNote {
  readonly what: string;
  readonly format: string;
  readonly rows: number | null;
  readonly columns: readonly string[];
  /** Personal columns that were written in full. */
  readonly unmasked?: readonly string[];
  /** Personal columns that left as hashes. */
  readonly hashed?: readonly string[];
  /** Rows left out since their customers opted out. */
  readonly optedOut?: number;
}

/** `getSession()` in any component below App. */
export const [getSession, setSession] = createContext<Session>();
