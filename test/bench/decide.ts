import type { Page } from '@playwright/test';
import type { BenchBrowser } from './browser';
import { ordersFile } from './orders';
import { FILES, SOURCE } from './orders-to-segments';
import { show, summarise } from './stats';

const KPI = {
  from: 'orders',
  by: { segmentation: 'rfm', columns: ['city'] },
  kpis: [
    { key: 'repurchase_rate', metric: 'repurchase_rate', months: 12, period: 'quarter' },
    { key: 'buy_again', metric: 'buy_again', period: 'quarter' },
    { key: 'amount', metric: 'amount', period: 'quarter' },
    { key: 'new_customers', metric: 'new_customers', period: 'quarter' },
    { key: 'n_day_repurchase', metric: 'n_day_repurchase', days: 90, period: 'quarter' },
    { key: 'ltv', metric: 'ltv', period: 'quarter' },
  ],
} as const;

/** Steps of deciding over orders and RFM segments that are there. */
const STEPS = [
  ['market', { segmentation: 'rfm', orders: 'orders' }],
  ['persona', { segmentation: 'rfm', orders: 'orders' }],
  ['kpi', KPI],
] as const;

/** Markets, portraits and KPIs with their breakdowns: seconds, peak engine memory, same digits each time. */
export async function decideBench(browser: BenchBrowser, rows: number, runs: number): Promise<void> {
  console.log(`\n## From segments to decisions: ${rows.toLocaleString('en')} orders`);
  const file = await ordersFile(FILES, { rows, linesPerOrder: 1 });
  const page = await browser.page();
  await page.setInputFiles('#file', file);
  await page.evaluate(() => bench.start());
  await once(page, 'source', 'orders', { ...SOURCE, row: 'order' });
  await once(page, 'rfm', 'rfm', { from: 'orders', segments: 'cn8' });
  for (const [kind, options] of STEPS) {
    const seconds: number[] = [];
    const digits = new Set<string>();
    for (let i = 0; i < runs; i++) {
      const ran = await once(page, kind, kind, options);
      seconds.push(ran.seconds);
      digits.add(JSON.stringify(ran.result));
    }
    const same = digits.size === 1;
    console.log(`${kind}: ${show(summarise(seconds))}, same digits: ${same ? 'yes' : 'NO'}`);
    if (!same) process.exitCode = 1;
  }
  const peak = await page.evaluate(() => bench.peak());
  console.log(`peak engine memory: ${(peak / 2 ** 30).toFixed(2)} GiB (target ≤ 2.5)`);
  await page.context().close();
}

async function once(
  page: Page,
  kind: 'source' | 'rfm' | 'market' | 'persona' | 'kpi',
  name: string,
  options: unknown,
): Promise<{ readonly seconds: number; readonly result: unknown }> {
  const ran = await page.evaluate(({ kind, name, options }) => bench.run(kind, name, options), {
    ...{ kind, name, options },
  });
  if (ran.type !== 'done') throw new Error(JSON.stringify(ran.failure));
  return ran;
}
