/**
 * The one door to what is kept on the device. Values are structured-cloneable; a write that does not fit rejects with
 * `storage.full`, anything else that the browser refuses with `storage.unavailable`.
 */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Every key that begins with `prefix`, sorted. */
  keys(prefix: string): Promise<readonly string[]>;
}

/** Keeps values for as long as the page lives. */
export class MemoryKeyValue implements KeyValue {
  private readonly values = new Map<string, unknown>();

  get(key: string): Promise<unknown> {
    return Promise.resolve(this.values.get(key));
  }

  set(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.values.delete(key);
    return Promise.resolve();
  }

  keys(prefix: string): Promise<readonly string[]> {
    return Promise.resolve([...this.values.keys()].filter((key) => key.startsWith(prefix)).sort());
  }
}
