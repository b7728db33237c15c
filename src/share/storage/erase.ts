import { opfsFolder } from './OpfsBytes';
import { textKeys } from './SessionKeyValue';
import { storagePrefix } from './keys';

export const ERASED_PLACES = ['indexeddb', 'local', 'session', 'opfs', 'caches', 'workers'] as const;
export type ErasedPlace = (typeof ERASED_PLACES)[number];

/** What was done in one place: how many things are gone, or why they may not be. */
export interface Erased {
  readonly place: ErasedPlace;
  readonly removed: number;
  readonly failed: string | null;
}

/** The longest that a deletion waits for another tab to let go. */
const PATIENCE = 3000;

/**
 * Deletes everything that this installation keeps on the device: its databases, its localStorage and sessionStorage,
 * its folder in the private file system, its caches and service workers. Other things of the same origin stay: they
 * belong to someone else. Never throws; each place says how it went. Connections of this tab must be closed before.
 */
export async function eraseEverything(basePath: string): Promise<readonly Erased[]> {
  const prefix = storagePrefix(basePath);
  const work: Record<ErasedPlace, () => Promise<number>> = {
    indexeddb: () => eraseDatabases(prefix),
    local: () => Promise.resolve(eraseTexts(localStorage, prefix)),
    session: () => Promise.resolve(eraseTexts(sessionStorage, prefix)),
    opfs: () => eraseFolder(opfsFolder(prefix)),
    caches: () => eraseCaches(prefix),
    workers: () => eraseWorkers(basePath),
  };
  return Promise.all(ERASED_PLACES.map((place) => attempt(place, work[place])));
}

async function attempt(place: ErasedPlace, work: () => Promise<number>): Promise<Erased> {
  try {
    return { place, removed: await work(), failed: null };
  } catch (error) {
    return { place, removed: 0, failed: error instanceof Error ? error.message : String(error) };
  }
}

async function eraseDatabases(prefix: string): Promise<number> {
  if (typeof indexedDB === 'undefined') return 0;
  const listed = await indexedDB.databases?.();
  const names = listed?.map(({ name }) => name ?? '').filter((name) => name.startsWith(prefix));
  const wanted = names ?? [databaseName(prefix)];
  await Promise.all(wanted.map(deleteDatabase));
  return wanted.length;
}

/** The one database of an installation. */
export function databaseName(prefix: string): string {
  return `${prefix}store`;
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    const timer = setTimeout(() => reject(new Error('blocked by another tab')), PATIENCE);
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve();
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error ?? new Error('not deleted'));
    };
  });
}

function eraseTexts(storage: Storage, prefix: string): number {
  const keys = textKeys(storage, prefix);
  for (const key of keys) storage.removeItem(key);
  return keys.length;
}

async function eraseFolder(name: string): Promise<number> {
  if (typeof navigator.storage?.getDirectory !== 'function') return 0;
  const root = await navigator.storage.getDirectory();
  try {
    await root.removeEntry(name, { recursive: true });
    return 1;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return 0;
    throw error;
  }
}

async function eraseCaches(prefix: string): Promise<number> {
  if (typeof caches === 'undefined') return 0;
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
  return names.length;
}

async function eraseWorkers(basePath: string): Promise<number> {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const ours = workers.filter(({ scope }) => new URL(scope).pathname === basePath);
  await Promise.all(ours.map((worker) => worker.unregister()));
  return ours.length;
}
