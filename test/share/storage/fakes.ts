import type { ByteStore } from '../../../src/share/storage/ByteStore';
import type { Erased } from '../../../src/share/storage/erase';
import { MemoryKeyValue } from '../../../src/share/storage/KeyValue';
import type { StorePorts, TabMessage } from '../../../src/share/storage/ports';
import type { TextStorage } from '../../../src/share/storage/SessionKeyValue';
import { WebLock, type Locks } from '../../../src/share/storage/WebLock';

export class MemoryBytes implements ByteStore {
  readonly blobs = new Map<string, Blob>();
  full = false;
  write(id: string, data: Blob): Promise<void> {
    if (this.full) return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    this.blobs.set(id, data);
    return Promise.resolve();
  }
  read(id: string): Promise<Blob | null> {
    return Promise.resolve(this.blobs.get(id) ?? null);
  }
  remove(id: string): Promise<void> {
    this.blobs.delete(id);
    return Promise.resolve();
  }
  ids(): Promise<readonly string[]> {
    return Promise.resolve([...this.blobs.keys()].sort());
  }
}

export class MemoryStorage implements TextStorage {
  readonly texts = new Map<string, string>();
  get length(): number {
    return this.texts.size;
  }
  key(index: number): string | null {
    return [...this.texts.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.texts.set(key, value);
  }
  removeItem(key: string): void {
    this.texts.delete(key);
  }
}

interface Waiting {
  readonly callback: (lock: unknown) => Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Web Locks for one name: a holder, a queue, `ifAvailable`, `steal` and `signal` as the specification has them. */
export class FakeLocks implements Locks {
  private holder: Waiting | null = null;
  private queue: Waiting[] = [];

  request(
    _name: string,
    options: { ifAvailable?: boolean; steal?: boolean; signal?: AbortSignal },
    callback: (lock: unknown) => Promise<void>,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { callback, resolve, reject };
      if (options.steal) {
        this.holder?.reject(new DOMException('stolen', 'AbortError'));
        this.grant(waiting);
      } else if (!this.holder) this.grant(waiting);
      else if (options.ifAvailable) void callback(null).then(resolve);
      else {
        this.queue.push(waiting);
        options.signal?.addEventListener('abort', () => {
          this.queue = this.queue.filter((one) => one !== waiting);
          reject(new DOMException('aborted', 'AbortError'));
        });
      }
    });
  }

  private grant(waiting: Waiting): void {
    this.holder = waiting;
    void waiting.callback({}).then(() => {
      waiting.resolve();
      if (this.holder !== waiting) return;
      this.holder = null;
      const next = this.queue.shift();
      if (next) this.grant(next);
    });
  }
}

/** One device: what is shared by the tabs on it. */
export class Device {
  readonly durable = new MemoryKeyValue();
  readonly bytes = new MemoryBytes();
  readonly locks = new FakeLocks();
  time = Date.UTC(2024, 6, 1);
  isShared = false;
  rescued: string | null = null;
  refusesRescue = false;
  private readonly tabs: { hear: (message: TabMessage) => void }[] = [];
  private ids = 0;

  async tab(): Promise<StorePorts & { session: MemoryKeyValue }> {
    const me = { hear: (_message: TabMessage): void => undefined };
    this.tabs.push(me);
    return {
      durable: this.durable,
      bytes: this.bytes,
      session: new MemoryKeyValue(),
      shared: { get: () => this.isShared, set: (shared) => (this.isShared = shared) },
      rescue: {
        read: () => this.rescued,
        write: (text) => {
          if (!this.refusesRescue) this.rescued = text;
          return !this.refusesRescue;
        },
      },
      lock: await WebLock.open(this.locks, 'owner'),
      channel: {
        send: (message) => {
          for (const tab of this.tabs) if (tab !== me) tab.hear(message);
        },
        onMessage: (listener) => (me.hear = listener),
        close: () => undefined,
      },
      now: () => this.time,
      newId: () => `id${++this.ids}`,
      closeDurable: () => Promise.resolve(),
      erase: () => this.erase(),
    };
  }

  private async erase(): Promise<readonly Erased[]> {
    const keys = await this.durable.keys('');
    for (const key of keys) await this.durable.remove(key);
    this.bytes.blobs.clear();
    return [{ place: 'indexeddb', removed: keys.length, failed: null }];
  }
}
