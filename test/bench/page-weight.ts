import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { serve } from '../../src/build/serve.mjs';
import { importing } from '../../src/i18n/shell/importing';
import { notebook } from '../../src/i18n/shell/notebook';
import { launch } from './browser';

interface LongTask {
  readonly start: number;
  readonly ms: number;
}

declare global {
  var longTasks: LongTask[];
}

/** What a first visit loads before the engine, and the longest tasks of the main thread from sample data to personas. */
export async function pageWeight(): Promise<void> {
  if (!existsSync('dist/index.html')) throw new Error('missing dist: npm run build first');
  const server = await serve('dist');
  const browser = await launch();
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watchLongTasks);
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    await page.goto(server.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(5_000);
    console.log(
      `\n## First visit: ${kilobytes(beforeEngine(scripts))} KB of JavaScript, gzipped, before the engine (target ≤ 250)`,
    );
    await walk(page);
    await printLongest(page);
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

function watchLongTasks(): void {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      globalThis.longTasks.push({ start: startTime, ms: duration });
    }
  }).observe({ type: 'longtask', buffered: true });
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

async function printLongest(page: Page): Promise<void> {
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  );
  const tasks = await page.evaluate(() => globalThis.longTasks);
  const longest = tasks.filter((task) => task.start > painted).sort((a, b) => b.ms - a.ms);
  console.log(
    `main thread after first paint (${painted.toFixed(0)} ms): ${longest.length} tasks over 50 ms; the longest five:`,
  );
  for (const { start, ms } of longest.slice(0, 5))
    console.log(`  ${ms.toFixed(0)} ms at ${(start / 1000).toFixed(1)} s`);
}
