import { DuckDBInstance } from '@duckdb/node-api';
import { text } from '../../src/sql/sql';
import type { BenchBrowser } from './browser';
import { seconds } from './native';
import { ordersFile } from './orders';
import { FILES, SOURCE } from './orders-to-segments';
import { compare, summarise } from './stats';

/** The target: the whole profile against native DuckDB's SUMMARIZE on one thread. */
const TARGET = 1.3;

/** The profile of an imported table (figures, keys, repeated rows, problems) beside SUMMARIZE of the same rows. */
export async function profileBench(browser: BenchBrowser, rows: number, runs: number): Promise<void> {
  console.log(`\n## Profile: ${rows.toLocaleString('en')} rows × 6`);
  const file = await ordersFile(FILES, { rows, linesPerOrder: 1 });
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const native = await instance.connect();
  await native.run(`CREATE TABLE orders AS SELECT * FROM read_csv(${text(file)}, header=true, columns={'customer': 'VARCHAR',
  'order': 'VARCHAR', 'time': 'TIMESTAMP', 'amount': 'DECIMAL(18,4)', 'category': 'VARCHAR', 'city': 'VARCHAR'})`);
  const page = await browser.page();
  await page.setInputFiles('#file', file);
  await page.evaluate(() => bench.start());
  const source = { ...SOURCE, row: 'order' };
  const imported = await page.evaluate((options) => bench.run('source', 'orders', options), source);
  if (imported.type !== 'done') throw new Error(JSON.stringify(imported.failure));
  const held = await page.evaluate(() => bench.measure());
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let i = 0; i < runs; i++) {
    theirs.push(
      await seconds(async () => {
        await native.runAndReadAll('SUMMARIZE orders');
      }),
    );
    const ran = await page.evaluate(() => bench.run('profile', 'profile', { from: 'orders' }));
    if (ran.type !== 'done') throw new Error(JSON.stringify(ran.failure));
    ours.push(ran.seconds);
  }
  const cancelled = await page.evaluate(() => bench.run('profile', 'profile', { from: 'orders' }, 1500));
  const peak = await page.evaluate(() => bench.peak());
  await page.context().close();
  native.closeSync();
  instance.closeSync();
  console.log(compare('profile against SUMMARIZE, one thread', summarise(ours), summarise(theirs), TARGET));
  console.log(`cancel: ${(cancelled.cancelMs ?? 0).toFixed(0)} ms`);
  console.log(`engine memory: ${gib(held)} GiB with the table, peak ${gib(peak)} GiB`);
}

const gib = (bytes: number) => (bytes / 2 ** 30).toFixed(2);
