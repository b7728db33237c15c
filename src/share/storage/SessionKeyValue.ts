import type { KeyValue } from './KeyValue';
import { storageError } from './storage-error';

/** The part of the web's Storage that is used: localStorage, sessionStorage or a stand-in. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A KeyValue in sessionStorage, for shared computers: gone when the tab is closed. Plain JSON values only. */
export class SessionKeyValue implements KeyValue {
  constructor(
    private readonly storage: TextStorage,
    private readonly prefix: string,
  ) {}

  get(key: string): Promise<unknown> {
    return attempt(() => {
      const text = this.storage.getItem(this.prefix + key);
      return text === null ? undefined : (JSON.parse(text) as unknown);
    });
  }

  set(key: string, value: unknown): Promise<void> {
    return attempt(() => this.storage.setItem(this.prefix + key, JSON.stringify(value)));
  }

  remove(key: string): Promise<void> {
    return attempt(() => this.storage.removeItem(this.prefix + key));
  }

  keys(prefix: string): Promise<readonly string[]> {
    return attempt(() =>
      textKeys(this.storage, this.prefix + prefix)
        .map((key) => key.slice(this.prefix.length))
        .sort(),
    );
  }
}

/** All keys of a Storage that begin with `prefix`. */
export function textKeys(storage: TextStorage, prefix: string): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  );
}

function attempt<T>(work: () => T): Promise<T> {
  try {
    return Promise.resolve(work());
  } catch (error) {
    return Promise.reject(storageError(error));
  }
}
