import { toFailure, type Failure } from '../../model/failure';
import { storageError } from './storage-error';

/** What a reader sees of saving. `off`: nothing is saved, and why. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'off'; readonly because: 'another_tab' | 'unavailable' | 'erased' };

/**
 * Saves a text a moment after its last change. One save runs at a time, the newest text wins, and a text that could
 * not be saved is tried again with the next change or on `flush()`.
 */
export class Autosave<Snapshot> {
  private pending: { readonly snapshot: Snapshot } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;

  constructor(
    private readonly write: (snapshot: Snapshot) => Promise<void>,
    private readonly onState: (state: SaveState) => void,
    private readonly delay = 400,
  ) {}

  /** Whether something is not saved yet. */
  get dirty(): boolean {
    return this.pending !== null || this.running !== null;
  }

  /** What is not saved yet. */
  get unsaved(): Snapshot | null {
    return this.pending?.snapshot ?? null;
  }

  changed(snapshot: Snapshot): void {
    this.pending = { snapshot };
    this.onState({ state: 'saving' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.delay);
  }

  /** Saves what is pending now; settles when it is saved or has failed, and never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (!this.pending) return;
    this.running = this.save(this.pending);
    await this.running;
    this.running = null;
  }

  /** Forgets what is pending and saves nothing more of it. */
  stop(): void {
    clearTimeout(this.timer);
    this.pending = null;
  }

  private async save(pending: { readonly snapshot: Snapshot }): Promise<void> {
    try {
      await this.write(pending.snapshot);
      if (this.pending !== pending) return;
      this.pending = null;
      this.onState({ state: 'saved' });
    } catch (error) {
      this.onState({ state: 'failed', failure: toFailure(storageError(error)) });
    }
  }
}
