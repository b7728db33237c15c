import type { BenchBrowser } from './browser';
import { nativeParts } from './native';
import { ordersFile, type OrdersSpec } from './orders';
import { compare, show, summarise } from './stats';

/** Where generated files are kept between runs. */
export const FILES = '.cache/bench/files';

export const SOURCE = {
  input: 'orders',
  map: {
    customer: 'customer',
    order: 'order',
    time: 'time',
    amount: 'amount',
    category: 'category',
    city: 'city',
  },
};

/** From a dropped file to RFM segments: import, knowing whether order ids are unique, RFM; beside native DuckDB. */
export async function ordersToSegments(
  browser: BenchBrowser,
  spec: OrdersSpec,
  runs: number,
  target: number,
): Promise<void> {
  const title = `${spec.rows.toLocaleString('en')} rows, ${spec.linesPerOrder} line(s) an order`;
  const file = await ordersFile(FILES, spec);
  const ours: { source: number[]; rfm: number[]; total: number[] } = { source: [], rfm: [], total: [] };
  const native: { import: number[]; unique: number[]; rfm: number[]; total: number[] } = {
    import: [],
    unique: [],
    rfm: [],
    total: [],
  };
  const row = spec.linesPerOrder === 1 ? 'order' : 'line';
  for (let i = 0; i < runs; i++) {
    const theirs = await nativeParts(file);
    native.import.push(theirs.import);
    native.unique.push(theirs.unique);
    native.rfm.push(theirs.rfm);
    native.total.push(theirs.import + theirs.unique + theirs.rfm);
    const { source, rfm } = await browserParts(browser, file, row);
    ours.source.push(source);
    ours.rfm.push(rfm);
    ours.total.push(source + rfm);
  }
  console.log(`\n## ${title}`);
  console.log(
    `import and uniqueness: ours ${show(summarise(ours.source))}; native import ${show(summarise(native.import))}, uniqueness ${show(summarise(native.unique))}`,
  );
  console.log(`rfm: ours ${show(summarise(ours.rfm))}; native ${show(summarise(native.rfm))}`);
  console.log(compare('dropped file to segments', summarise(ours.total), summarise(native.total), target));
}

async function browserParts(
  browser: BenchBrowser,
  file: string,
  row: string,
): Promise<{ source: number; rfm: number }> {
  const page = await browser.page();
  try {
    await page.setInputFiles('#file', file);
    await page.evaluate(() => bench.start());
    const source = await page.evaluate((options) => bench.run('source', 'orders', options), {
      ...SOURCE,
      row,
    });
    const rfm = await page.evaluate(() => bench.run('rfm', 'rfm', { from: 'orders', segments: 'cn8' }));
    if (source.type !== 'done' || rfm.type !== 'done')
      throw new Error(JSON.stringify([source.failure, rfm.failure]));
    return { source: source.seconds, rfm: rfm.seconds };
  } finally {
    await page.context().close();
  }
}
