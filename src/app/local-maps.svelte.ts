import { isRecord } from '../lib/is-record';
import { stableJson } from '../lib/stable-json';
import type { ValueMapKeeper } from '../model/cell';
import type { NotebookStore } from '../notebook/notebook.svelte';
import type { ValueMap, ValueMaps } from '../share/storage/ValueMaps';

/** Where the maps of the open notebook are kept; null before the store is open. */
type Place = () => { readonly maps: ValueMaps; readonly notebook: string } | null;

/**
 * The value maps that the open notebook names and does not hold. Each recipe gets those that its steps name, as the file of
 * its input `local_<cell>`: `{ key: { old: new } }`.
 */
export class LocalMaps implements ValueMapKeeper {
  #maps = $state.raw<Readonly<Record<string, ValueMap>>>({});
  /** What was handed over, by input. */
  #given: Readonly<Record<string, { readonly text: string; readonly file: File }>> = {};
  #seen: unknown = null;

  constructor(
    private readonly notebook: NotebookStore,
    private readonly place: Place,
  ) {
    notebook.runner.subscribe(({ notebook: now }) => {
      if (now === this.#seen) return;
      this.#seen = now;
      this.#give();
    });
  }

  get(key: string): ValueMap | null {
    return Object.hasOwn(this.#maps, key) ? (this.#maps[key] ?? null) : null;
  }

  async keep(wanted: string, map: ValueMap): Promise<string> {
    const key = freeKey(wanted, this.#maps);
    const place = this.place();
    await place?.maps.keep(place.notebook, key, map);
    this.#maps = { ...this.#maps, [key]: map };
    return key;
  }

  /** Another notebook takes the place of the open one. */
  forget(): void {
    this.#maps = {};
    this.#given = {};
  }

  /**
   * Takes up what is kept for the notebook that was just opened. Maps that no step names stay: undo, or a step that was
   * not saved before the page was left, may ask for them; the Data page lists and deletes them.
   */
  async restore(): Promise<void> {
    const place = this.place();
    const kept = (await place?.maps.list(place.notebook).catch(() => [])) ?? [];
    this.#maps = Object.fromEntries(kept.map(({ key, map }) => [key, map]));
    this.#give();
  }

  /** Keeps all maps anew: the place where things are kept has changed. */
  async save(): Promise<void> {
    const place = this.place();
    for (const [key, map] of Object.entries(this.#maps))
      await place?.maps.keep(place.notebook, key, map).catch(() => undefined);
  }

  #give(): void {
    for (const { kind, name, stored } of this.notebook.runner.snapshot.notebook.cells) {
      const named = kind === 'clean' ? localKeys(stored['steps']) : [];
      const known = named.filter((key) => this.get(key) !== null);
      if (known.length > 0) this.#hand(`local_${name}`, known);
    }
  }

  #hand(input: string, keys: readonly string[]): void {
    const text = stableJson(Object.fromEntries(keys.map((key) => [key, this.get(key)])));
    const before = this.#given[input];
    const [there] = this.notebook.runner.snapshot.files[input] ?? [];
    if (before?.text === text && before.file === there) return;
    const file = new File([text], `${input}.json`, { type: 'application/json' });
    this.#given = { ...this.#given, [input]: { text, file } };
    this.notebook.setFiles(input, [file]);
  }
}

/** The keys of maps that stored steps name. */
function localKeys(steps: unknown): string[] {
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((step: unknown) => {
    const options = isRecord(step) ? step['map_values'] : undefined;
    const key = isRecord(options) ? options['local'] : undefined;
    return typeof key === 'string' ? [key] : [];
  });
}

/** A key that no map has: `city`, `city_2`, … */
function freeKey(wanted: string, maps: Readonly<Record<string, unknown>>): string {
  const base = wanted.trim() === '' ? 'values' : wanted.trim();
  if (!Object.hasOwn(maps, base)) return base;
  let count = 2;
  while (Object.hasOwn(maps, `${base}_${count}`)) count += 1;
  return `${base}_${count}`;
}
