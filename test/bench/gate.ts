import type { Page } from '@playwright/test';
import type { BenchBrowser } from './browser';
import { ordersFile } from './orders';
import { FILES, SOURCE } from './orders-to-segments';

const CHAIN = [
  ['sql', 'picked', { sql: 'SELECT * FROM orders WHERE amount > 1' }],
  ['sql', 'dated', { sql: `SELECT * FROM picked WHERE "time" >= TIMESTAMP '2021-02-01 00:00:00'` }],
  ['rfm', 'rfm', { from: 'dated', segments: 'cn8' }],
] as const;

/** The gate that stays green: orders, three cells deep, cancelled in the middle, run again, reloaded, same digits. */
export async function gate(browser: BenchBrowser, rows: number): Promise<void> {
  console.log(`\n## Gate: ${rows.toLocaleString('en')} rows, three cells deep`);
  const file = await ordersFile(FILES, { rows, linesPerOrder: 1 });
  const page = await browser.page();
  await page.setInputFiles('#file', file);
  await page.evaluate(() => bench.start());
  const importing = await cancelIn(page, 'source', 'orders', { ...SOURCE, row: 'order' }, 400);
  const first = await whole(page, true);
  const again = await whole(page, false);
  const peak = await page.evaluate(() => bench.peak());
  await page.evaluate(() => bench.stop());
  await page.evaluate(() => bench.start());
  const reloaded = await whole(page, false);
  await page.context().close();
  const same = first.digits === again.digits && first.digits === reloaded.digits;
  console.log(
    `cancel: import ${importing.toFixed(0)} ms, rfm ${first.cancelMs.toFixed(0)} ms (target ≤ 500)`,
  );
  console.log(
    `whole chain: ${first.seconds.toFixed(1)} s, again ${again.seconds.toFixed(1)} s, after reload ${reloaded.seconds.toFixed(1)} s`,
  );
  console.log(`peak engine memory: ${(peak / 2 ** 30).toFixed(2)} GiB (target ≤ 2.5)`);
  console.log(`same digits: ${same ? 'yes' : 'NO'}`);
  if (!same) process.exitCode = 1;
}

/** Runs a cell and cancels it; milliseconds from the click to the end, 0 if it was done before. */
async function cancelIn(
  page: Page,
  kind: 'source' | 'rfm',
  name: string,
  options: unknown,
  after: number,
): Promise<number> {
  const ran = await page.evaluate(({ kind, name, options, after }) => bench.run(kind, name, options, after), {
    kind,
    name,
    options,
    after,
  });
  return ran.type === 'cancelled' ? (ran.cancelMs ?? 0) : 0;
}

async function whole(
  page: Page,
  withCancel: boolean,
): Promise<{ seconds: number; digits: string; cancelMs: number }> {
  const started = performance.now();
  const source = await page.evaluate((options) => bench.run('source', 'orders', options), {
    ...SOURCE,
    row: 'order',
  });
  if (source.type !== 'done') throw new Error(JSON.stringify(source.failure));
  let cancelMs = 0;
  let digits = '';
  for (const [kind, name, options] of CHAIN) {
    if (withCancel && kind === 'rfm') cancelMs = await cancelIn(page, kind, name, options, 700);
    const ran = await page.evaluate(({ kind, name, options }) => bench.run(kind, name, options), {
      kind,
      name,
      options,
    });
    if (ran.type !== 'done') throw new Error(JSON.stringify(ran.failure));
    digits = JSON.stringify(ran.result);
  }
  return { seconds: (performance.now() - started) / 1000, digits, cancelMs };
}
