/** Who is told of every change, and who waits for the end of all work. */
export class Watchers<Snapshot> {
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private waiting: (() => void)[] = [];

  /** Calls back after every change; returns the way to stop. */
  add(listener: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(snapshot: Snapshot): void {
    for (const listener of [...this.listeners]) listener(snapshot);
  }

  /** Resolves at the next `rest()`. */
  wait(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Nothing is under way: those who waited go on. */
  rest(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  clear(): void {
    this.listeners.clear();
  }
}
