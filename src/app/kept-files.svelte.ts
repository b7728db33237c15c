import type { NotebookStore } from '../notebook/notebook.svelte';
import { toFailure, type Failure } from '../model/failure';
import type { KeepChoice, KeptSources, RestoredFile } from '../share/storage/KeptSources';
import { storageError } from '../share/storage/storage-error';
import { handleOf, rememberHandle } from './pick-files';

type Ready = Extract<RestoredFile, { state: 'ready' }>;
type Asking = Extract<RestoredFile, { state: 'ask' }>;

/** What a reader gave an input. */
export interface InputFilesGiven {
  readonly input: string;
  readonly files: readonly File[];
}

/** The files that were kept for the open notebook: those at hand go to its inputs, the others wait for the reader. */
export class KeptFiles {
  #all = $state.raw<readonly RestoredFile[]>([]);
  /** How many inputs are being copied to the device. */
  #keeping = 0;
  /** Called when files that were to be kept could not be. */
  onNotKept: ((files: readonly File[], failure: Failure) => void) | null = null;

  constructor(private readonly notebook: NotebookStore) {}

  /** Files that the browser gives only after a click. */
  get asking(): readonly Asking[] {
    return this.#all.filter((one): one is Asking => one.state === 'ask');
  }

  /** Files that were kept and are not there any more. */
  get missing(): readonly string[] {
    return this.#all.filter((one) => one.state === 'missing').map((one) => one.source.name);
  }

  /** Files that are not the ones they were when they were kept. */
  get changed(): readonly string[] {
    return this.#all
      .filter((one): one is Ready => one.state === 'ready' && one.changed)
      .map((one) => one.source.name);
  }

  async restore(sources: KeptSources | null, notebookId: string): Promise<void> {
    this.#all = sources ? await sources.restore(notebookId) : [];
    this.#give();
  }

  /** Whether files are being copied: they would be lost if the page went now. */
  get isBusy(): boolean {
    return this.#keeping > 0;
  }

  /** Keeps what an input was given, as the reader chose, in place of what was kept for it. Never rejects. */
  async keep(
    sources: KeptSources | null,
    notebookId: string,
    { input, files }: InputFilesGiven,
    choice: KeepChoice,
  ): Promise<void> {
    this.#all = this.#all.filter((one) => one.source.input !== input);
    if (!sources) return;
    const given = files.map((file) => ({ file, handle: handleOf(file) }));
    this.#keeping += 1;
    try {
      await sources.keepInput(notebookId, input, given, choice);
    } catch (error) {
      this.onNotKept?.(files, toFailure(storageError(error)));
    } finally {
      this.#keeping -= 1;
    }
  }

  forget(): void {
    this.#all = [];
  }

  /** Asks the browser for every file that waits; call it from a click. */
  async ask(): Promise<void> {
    this.#all = await Promise.all(this.#all.map((one) => (one.state === 'ask' ? one.ask() : one)));
    this.#give();
  }

  /** An input gets its files only when all of them are there: half of them would be another result. */
  #give(): void {
    const named = this.#all.map((one) => one.source.input);
    const inputs = named.filter((input, index) => named.indexOf(input) === index);
    for (const input of inputs) {
      const mine = this.#all.filter((one) => one.source.input === input);
      const ready = mine.filter((one): one is Ready => one.state === 'ready');
      if (ready.length < mine.length) continue;
      for (const { source, file } of ready) if (source.handle) rememberHandle(file, source.handle);
      if (this.notebook.files[input] === undefined)
        this.notebook.setFiles(
          input,
          ready.map((one) => one.file),
        );
    }
  }
}
