/** Undo and redo over values that are never changed, only replaced. */
export class History<T> {
  private past: T[] = [];
  private future: T[] = [];
  private lastKey: string | undefined;

  constructor(private present: T) {}

  get current(): T {
    return this.present;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** A new present: one undo step, unless the step before had the same key (typing in one paragraph). */
  push(next: T, key?: string): void {
    const continues = key !== undefined && key === this.lastKey && this.past.length > 0;
    if (!continues) this.past.push(this.present);
    this.present = next;
    this.future = [];
    this.lastKey = key;
  }

  undo(): void {
    this.shift(this.past, this.future);
  }

  redo(): void {
    this.shift(this.future, this.past);
  }

  private shift(from: T[], to: T[]): void {
    const next = from.pop();
    if (next === undefined) return;
    to.push(this.present);
    this.present = next;
    this.lastKey = undefined;
  }
}
