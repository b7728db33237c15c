import { expect, test as base, type BrowserContext } from '@playwright/test';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { translate, type Dictionary, type Locale, type MessageValues } from '../../src/i18n/dictionary';
import { serve } from '../../src/build/serve.mjs';

/** Below which path the built page is served: any sub-path of any host must do. */
const SUB_PATH = '/some/where/';

export interface Site {
  readonly address: string;
  /** Every request of every page, in order. */
  readonly requests: readonly string[];
  /** What the page complained of: errors, refused by the content policy, unhandled rejections. */
  readonly complaints: readonly string[];
  /** Records what another browser context does, too: one of a reader who was never here. */
  watch(context: BrowserContext): Promise<void>;
}

/** The built site on a port of its own, with every request and complaint of the page recorded. */
export const test = base.extend<{ site: Site }>({
  site: async ({ context }, use) => {
    const server = await serve('dist', { base: SUB_PATH });
    const requests: string[] = [];
    const complaints: string[] = [];
    const watch = async (one: BrowserContext): Promise<void> => {
      // Its picker is the system's own window, which no test can use: without it the page asks through a file input.
      await one.addInitScript(() => {
        Object.defineProperty(window, 'showOpenFilePicker', { value: undefined });
      });
      one.on('request', (request) => requests.push(request.url()));
      one.on('weberror', (raised) => complaints.push(`error: ${raised.error().message}`));
      one.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
    };
    await watch(context);
    await use({ address: server.address, requests, complaints, watch });
    await server.close();
  },
});

/** Fails on a request that is not to the page's own origin (or to what the page made itself: blob and data). */
export function expectNothingLeft({ address, requests }: Site): void {
  const own = new URL(address).origin;
  const foreign = requests.filter((url) => !url.startsWith(`${own}/`) && !/^(blob|data):/.test(url));
  expect(foreign).toEqual([]);
  expect(requests.length).toBeGreaterThan(3);
}

/** A text of the product in a language, as a reader sees it. */
export function texts<Key extends string>(strings: Dictionary<Key>, locale: Locale) {
  return (key: Key, values?: MessageValues): string => translate(strings, locale, key, values);
}

const DATA = path.resolve('../shared/data');

/** A real data file; the test is skipped with this reason where the folder is absent. */
export function realFile(file: string): string {
  const full = path.join(DATA, file);
  base.skip(!existsSync(full), `shared/data/${file} is not here`);
  return full;
}

export { expect };
