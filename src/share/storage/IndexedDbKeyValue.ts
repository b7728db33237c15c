import type { KeyValue } from './KeyValue';
import { storageError } from './storage-error';

const STORE = 'kept';

/** A KeyValue in IndexedDB: one database with one store. It gives way when another tab wants to delete the database. */
export class IndexedDbKeyValue implements KeyValue {
  private opened: Promise<IDBDatabase> | null = null;

  constructor(
    readonly name: string,
    private readonly factory: IDBFactory = indexedDB,
  ) {}

  async get(key: string): Promise<unknown> {
    return this.with('readonly', (store) => store.get(key));
  }

  async set(key: string, value: unknown): Promise<void> {
    await this.with('readwrite', (store) => store.put(value, key));
  }

  async remove(key: string): Promise<void> {
    await this.with('readwrite', (store) => store.delete(key));
  }

  async keys(prefix: string): Promise<readonly string[]> {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const keys = await this.with('readonly', (store) => store.getAllKeys(range));
    return keys.filter((key) => typeof key === 'string');
  }

  /** Lets go of the database, so that it can be deleted. The next use opens it again. */
  async close(): Promise<void> {
    const database = await this.opened?.catch(() => null);
    database?.close();
    this.opened = null;
  }

  /** Settles when the transaction is complete, not when the request is: only then is the value on the disk. */
  private async with<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await this.open();
    return new Promise<T>((resolve, reject) => {
      try {
        const transaction = database.transaction(STORE, mode);
        const request = ask(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = transaction.onabort = () =>
          reject(storageError(transaction.error ?? request.error));
      } catch (error) {
        reject(storageError(error));
      }
    });
  }

  private open(): Promise<IDBDatabase> {
    this.opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = this.factory.open(this.name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onerror = () => reject(storageError(request.error));
      request.onsuccess = () => {
        request.result.onversionchange = request.result.onclose = () => void this.close();
        resolve(request.result);
      };
    }).catch((error: unknown) => {
      this.opened = null;
      throw storageError(error);
    });
    return this.opened;
  }
}
