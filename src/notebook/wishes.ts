/** Which cells someone asked to run, and which of them even where they are up to date. */
export class Wishes {
  readonly asked = new Set<string>();
  readonly forced = new Set<string>();

  ask(key: string): void {
    this.asked.add(key);
  }

  force(key: string): void {
    this.asked.add(key);
    this.forced.add(key);
  }

  /** Takes a wish back or counts it as met; returns whether the cell was to run in any case. */
  drop(key: string): boolean {
    this.asked.delete(key);
    return this.forced.delete(key);
  }

  clear(): void {
    this.asked.clear();
    this.forced.clear();
  }
}
