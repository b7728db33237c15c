import type { Picks } from './bins';

/** What is picked in every picture, with the way back: each pick is one step. */
export class PickHistory {
  #picks = $state.raw<Picks>({});
  #past = $state.raw<readonly Picks[]>([]);
  #future = $state.raw<readonly Picks[]>([]);

  get picks(): Picks {
    return this.#picks;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }
  get any(): boolean {
    return Object.keys(this.#picks).length > 0;
  }

  of(key: string): readonly string[] {
    return this.#picks[key] ?? [];
  }

  toggle(key: string, id: string, on = !this.of(key).includes(id)): void {
    const rest = this.of(key).filter((one) => one !== id);
    this.set(key, on ? [...rest, id] : rest);
  }

  /** None lets everyone through. */
  set(key: string, ids: readonly string[]): void {
    const rest = Object.fromEntries(Object.entries(this.#picks).filter(([one]) => one !== key));
    this.#become(ids.length > 0 ? { ...rest, [key]: ids } : rest);
  }

  clear(): void {
    if (this.any) this.#become({});
  }

  /** Another segmentation: its picks begin anew. */
  forget(): void {
    this.#picks = {};
    this.#past = [];
    this.#future = [];
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#future = [this.#picks, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#picks = before;
  }

  redo(): void {
    const [after, ...rest] = this.#future;
    if (!after) return;
    this.#past = [...this.#past, this.#picks];
    this.#future = rest;
    this.#picks = after;
  }

  #become(picks: Picks): void {
    this.#past = [...this.#past.slice(-99), this.#picks];
    this.#future = [];
    this.#picks = picks;
  }
}
