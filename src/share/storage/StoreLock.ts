/**
 * Which tab owns the store. One tab writes; another that opens the same installation reads, says so, and becomes the
 * owner when the first is closed or hands over.
 */
export interface StoreLock {
  readonly held: boolean;
  /** Calls back whenever `held` changes; returns the way to stop. */
  onChange(listener: (held: boolean) => void): () => void;
  /** Takes the store away from the tab that has it. */
  takeOver(): Promise<void>;
  release(): void;
}

/** `held` and who wants to know about it. */
export class LockState {
  held = false;
  private readonly listeners = new Set<(held: boolean) => void>();

  set(held: boolean): void {
    if (held === this.held) return;
    this.held = held;
    for (const listener of this.listeners) listener(held);
  }

  onChange(listener: (held: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
