import type { Page } from '@playwright/test';
import { expect } from './support';

/** Fails where anything is kept on the device: databases, both storages, caches, the private file system. */
export async function emptyStorages(page: Page): Promise<void> {
  const kept = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const name of root.keys()) files.push(name);
    return {
      databases: (await indexedDB.databases()).map(({ name }) => name),
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      caches: await caches.keys(),
      files,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    };
  });
  expect(kept).toEqual({ databases: [], local: [], session: [], caches: [], files: [], workers: 0 });
}
