import type { ByteStore } from './ByteStore';
import { KeyValueBytes } from './ByteStore';
import { databaseName, eraseEverything, type Erased } from './erase';
import { HeartbeatLock } from './HeartbeatLock';
import { IndexedDbKeyValue } from './IndexedDbKeyValue';
import type { KeyValue } from './KeyValue';
import { MemoryKeyValue } from './KeyValue';
import { storageKey, storagePrefix } from './keys';
import { OpfsBytes, opfsFolder } from './OpfsBytes';
import type { TextSlot } from './Rescue';
import { SessionKeyValue, type TextStorage } from './SessionKeyValue';
import type { StoreLock } from './StoreLock';
import { WebLock } from './WebLock';

/** What tabs of one installation tell each other. */
export type TabMessage = 'flush' | 'flushed' | 'erased';

export interface TabChannel {
  send(message: TabMessage): void;
  /** Messages of other tabs. */
  onMessage(listener: (message: TabMessage) => void): void;
  close(): void;
}

/** Everything that the local store reaches the device through; tests give stand-ins. */
export interface StorePorts {
  /** Lasts beyond the tab; null where the browser gives no storage (some private windows). */
  readonly durable: KeyValue | null;
  readonly bytes: ByteStore | null;
  /** Ends with the tab. */
  readonly session: KeyValue;
  /** The "shared computer" switch. It outlives the tab, or the next person would have to think of it. */
  readonly shared: { get(): boolean; set(shared: boolean): void };
  /** Where a page sets down what it could not save before it went. */
  readonly rescue: TextSlot;
  readonly lock: StoreLock;
  readonly channel: TabChannel;
  readonly now: () => number;
  readonly newId: () => string;
  closeDurable(): Promise<void>;
  erase(): Promise<readonly Erased[]>;
}

/** The ports of a browser page. `address` is the page's own (`document.baseURI`). */
export async function browserPorts(address: string): Promise<StorePorts> {
  const basePath = new URL('.', address).pathname;
  const prefix = storagePrefix(basePath);
  const durable = await openDurable(databaseName(prefix));
  const bytes = OpfsBytes.isAvailable()
    ? new OpfsBytes(opfsFolder(prefix))
    : durable && new KeyValueBytes(durable);
  return {
    durable,
    bytes: durable && bytes,
    session: sessionValues(prefix),
    shared: sharedSwitch(storageKey(basePath, 'shared-computer')),
    rescue: textSlot(storageKey(basePath, 'rescue')),
    lock: await openLock(prefix),
    channel: openChannel(prefix),
    now: () => Date.now(),
    newId,
    closeDurable: async () => durable?.close(),
    erase: () => eraseEverything(basePath),
  };
}

/** Letters and digits only: ids become file names. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Tries the database once: where it cannot be opened nothing is kept, and the page says so. */
async function openDurable(name: string): Promise<IndexedDbKeyValue | null> {
  if (typeof indexedDB === 'undefined') return null;
  const values = new IndexedDbKeyValue(name);
  return values.keys('').then(
    () => values,
    () => null,
  );
}

/** Null where cookies and site data are blocked: reading the property throws. */
function textStorage(which: 'localStorage' | 'sessionStorage'): TextStorage | null {
  try {
    return window[which];
  } catch {
    return null;
  }
}

function sessionValues(prefix: string): KeyValue {
  const storage = textStorage('sessionStorage');
  return storage ? new SessionKeyValue(storage, `${prefix}tab/`) : new MemoryKeyValue();
}

function sharedSwitch(key: string): StorePorts['shared'] {
  const storage = textStorage('localStorage');
  return {
    get: () => storage?.getItem(key) === 'yes',
    set: (shared) => {
      if (shared) storage?.setItem(key, 'yes');
      else storage?.removeItem(key);
    },
  };
}

function textSlot(key: string): TextSlot {
  const storage = textStorage('localStorage');
  return {
    read: () => storage?.getItem(key) ?? null,
    write: (text) => {
      try {
        if (text === null) storage?.removeItem(key);
        else storage?.setItem(key, text);
        return storage !== null;
      } catch {
        return false;
      }
    },
  };
}

async function openLock(prefix: string): Promise<StoreLock> {
  if (navigator.locks) return WebLock.open(navigator.locks, `${prefix}owner`);
  const storage = textStorage('localStorage');
  if (storage) return heartbeat(new HeartbeatLock(storage, `${prefix}owner`, newId(), () => Date.now()));
  return {
    held: true,
    onChange: () => () => undefined,
    takeOver: () => Promise.resolve(),
    release: () => undefined,
  };
}

/** A page that goes leaves the store at once: nobody else would notice for a minute. */
function heartbeat(lock: HeartbeatLock): HeartbeatLock {
  window.addEventListener('pagehide', () => lock.release());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) lock.resume();
  });
  return lock;
}

function openChannel(prefix: string): TabChannel {
  if (typeof BroadcastChannel === 'undefined') {
    return { send: () => undefined, onMessage: () => undefined, close: () => undefined };
  }
  const channel = new BroadcastChannel(`${prefix}tabs`);
  return {
    send: (message) => channel.postMessage(message),
    onMessage: (listener) =>
      channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => listener(data)),
    close: () => channel.close(),
  };
}
