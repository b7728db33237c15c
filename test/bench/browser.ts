import { copyFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { contentPolicy } from '../../src/build/contentPolicy';
import { duckdbAssets } from '../../src/build/duckdbAssets';
import { serve } from '../../src/build/serve.mjs';
import type { BenchPage } from './page/page';

declare global {
  var bench: BenchPage;
}

/** The product's engine in a page of its own, built and served as the product is, in headless Chromium. */
export interface BenchBrowser {
  page(): Promise<Page>;
  /** The most bytes that a page's process held at a time, of those that are alive. */
  peakMemory(): Promise<number>;
  close(): Promise<void>;
}

export async function launch(): Promise<Browser> {
  const quiet = [
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ];
  const args = process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
  return chromium.launch({ executablePath: process.env.CHROME_PATH, args });
}

export async function openBrowser(): Promise<BenchBrowser> {
  const outDir = path.resolve('.cache/bench/page');
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.resolve('test/bench/page'),
    base: './',
    plugins: [duckdbAssets(), contentPolicy()],
    build: { outDir, emptyOutDir: true, target: ['chrome109'] },
    worker: { format: 'iife', rolldownOptions: { output: { codeSplitting: false } } },
  });
  const wasm = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  copyFileSync(wasm, path.join(outDir, 'duckdb-eh.wasm'));
  const server = await serve(outDir);
  const browser = await launch();
  return {
    page: async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        console.error(`page: ${error.message}`);
      });
      await page.goto(server.address);
      return page;
    },
    peakMemory: () => peakMemory(browser),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** What the system says of the pages' processes; 0 where it says nothing. */
export async function peakMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  return Math.max(0, ...pages.map(({ id }) => highWater(id)));
}

function highWater(process: number): number {
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
