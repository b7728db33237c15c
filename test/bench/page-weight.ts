import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { serve } from '../../src/build/serve.mjs';
import { importing } from '../../src/i18n/shell/importing';
import { notebook } from '../../src/i18n/shell/notebook';
import { launch } from './browser';
import { mainTasks } from './main-thread';

const TRACED = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'loading', 'toplevel'];

/** What a first visit loads before the engine, and the longest tasks of the main thread from sample data to personas. */
export async function pageWeight(): Promise<void> {
  if (!existsSync('dist/index.html')) throw new Error('missing dist: npm run build first');
  const server = await serve('dist');
  const browser = await launch();
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await browser.startTracing(page, { categories: TRACED });
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    await page.goto(server.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(5_000);
    console.log(
      `\n## First visit: ${kilobytes(beforeEngine(scripts))} KB of JavaScript, gzipped, before the engine (target ≤ 250)`,
    );
    await walk(page);
    printLongest(await browser.stopTracing());
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The page's own scripts: those asked for before the engine's client, which fetches the workers. */
function beforeEngine(paths: readonly string[]): readonly string[] {
  const engine = paths.findIndex((one) => /\/engine-[^/]*\.js$/.test(one));
  return paths.slice(0, engine < 0 ? undefined : engine).filter((one) => one.endsWith('.js'));
}

function kilobytes(paths: readonly string[]): string {
  const bytes = paths.map((one) => gzipSync(readFileSync(path.join('dist', one))).byteLength);
  return (bytes.reduce((sum, one) => sum + one, 0) / 1000).toFixed(0);
}

/** Sample data, import, every page. */
async function walk(page: Page): Promise<void> {
  await page.getByRole('button', { name: notebook.zh.sampleZh }).click();
  const confirm = page.getByRole('button', { name: importing.zh.confirm, exact: true });
  await confirm.click({ timeout: 60_000 });
  await page.locator('#cell-personas.done').waitFor({ timeout: 60_000 });
  for (const route of ['segments', 'personas', 'data', '']) {
    await page.evaluate((to) => {
      location.hash = `#/${to}`;
    }, route);
    await page.waitForTimeout(2_000);
  }
}

/** A task of our own may take 100 ms, one that evaluates a lazy chunk 200. */
function printLongest(trace: Buffer): void {
  const tasks = mainTasks(trace);
  const own = Math.max(0, ...tasks.map(({ ms, evaluating }) => ms - evaluating));
  const lazy = Math.max(0, ...tasks.filter(({ evaluating }) => evaluating > 5).map(({ ms }) => ms));
  console.log(
    `main thread after first paint, time on the processor: longest without evaluation ${own.toFixed(0)} ms (target ≤ 100), longest with ${lazy.toFixed(0)} ms (target ≤ 200); the longest five:`,
  );
  for (const { at, ms, evaluating, most } of tasks.slice(0, 5))
    console.log(
      `  ${ms.toFixed(0)} ms at ${at.toFixed(1)} s, ${evaluating.toFixed(0)} of it evaluating scripts: ${most}`,
    );
}
