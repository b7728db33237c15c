import { isRecord } from '../../lib/is-record';
import type { KeyValue } from './KeyValue';

/** Old value -> new value; null = empty. */
export type ValueMap = Readonly<Record<string, string | null>>;

/** A map of values that stays on this device: the document names it by its key and holds none of its values. */
export interface KeptValueMap {
  readonly notebook: string;
  readonly key: string;
  readonly map: ValueMap;
  /** When it was kept, in milliseconds. */
  readonly updated: number;
}

const PREFIX = 'values/';

/** The value maps that readers chose not to put into the document. A map is never changed: an edit has a key of its own. */
export class ValueMaps {
  constructor(
    private readonly values: KeyValue,
    private readonly now: () => number,
  ) {}

  /** All maps, or those of one notebook, by key. */
  async list(notebook?: string): Promise<readonly KeptValueMap[]> {
    const kept: KeptValueMap[] = [];
    for (const key of await this.values.keys(notebook === undefined ? PREFIX : `${PREFIX}${notebook}/`)) {
      const value = await this.values.get(key);
      if (isKept(value)) kept.push(value);
    }
    return kept;
  }

  async keep(notebook: string, key: string, map: ValueMap): Promise<void> {
    const kept: KeptValueMap = { notebook, key, map, updated: this.now() };
    await this.values.set(place(notebook, key), kept);
  }

  async remove(notebook: string, key: string): Promise<void> {
    await this.values.remove(place(notebook, key));
  }

  async removeNotebook(notebook: string): Promise<void> {
    for (const { key } of await this.list(notebook)) await this.remove(notebook, key);
  }
}

function place(notebook: string, key: string): string {
  return `${PREFIX}${notebook}/${key}`;
}

function isKept(value: unknown): value is KeptValueMap {
  if (!isRecord(value)) return false;
  const { notebook, key, map } = value;
  return typeof notebook === 'string' && typeof key === 'string' && isValueMap(map);
}

/** Whether something is a map from texts to texts or to nothing. */
export function isValueMap(value: unknown): value is ValueMap {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string' || one === null);
}
