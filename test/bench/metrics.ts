import type { BenchBrowser } from './browser';
import { ordersFile } from './orders';
import { FILES, SOURCE } from './orders-to-segments';
import { show, summarise } from './stats';

/** Feature metrics over orders that are there: seconds, peak engine memory, how soon a cancel is done, same digits. */
export async function metricsBench(browser: BenchBrowser, rows: number, runs: number): Promise<void> {
  for (const linesPerOrder of [1, 1.8] as const) {
    const file = await ordersFile(FILES, { rows, linesPerOrder });
    const page = await browser.page();
    await page.setInputFiles('#file', file);
    await page.evaluate(() => bench.start());
    const row = linesPerOrder === 1 ? 'order' : 'line';
    const source = await page.evaluate((options) => bench.run('source', 'orders', options), {
      ...SOURCE,
      row,
    });
    if (source.type !== 'done') throw new Error(JSON.stringify(source.failure));
    const cancelled = await page.evaluate(() => bench.run('metrics', 'metrics', { from: 'orders' }, 1500));
    const seconds: number[] = [];
    const digits = new Set<string>();
    for (let i = 0; i < runs; i++) {
      const ran = await page.evaluate(() => bench.run('metrics', 'metrics', { from: 'orders' }));
      if (ran.type !== 'done') throw new Error(JSON.stringify(ran.failure));
      seconds.push(ran.seconds);
      digits.add(JSON.stringify(ran.result));
    }
    const peak = await page.evaluate(() => bench.peak());
    await page.context().close();
    const title = `${rows.toLocaleString('en')} rows, ${linesPerOrder} line(s) an order`;
    console.log(
      `\nmetrics, ${title}: ${show(summarise(seconds))}, peak engine memory ${(peak / 2 ** 30).toFixed(2)} GiB, ` +
        `cancel ${cancelled.cancelMs?.toFixed(0) ?? 'too late'} ms, same digits: ${digits.size === 1 ? 'yes' : 'NO'}`,
    );
    if (digits.size !== 1) process.exitCode = 1;
  }
}
