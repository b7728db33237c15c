import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BenchBrowser } from './browser';
import { asCsv, chineseFiles, workbookFile } from './format-files';
import { FILES } from './orders-to-segments';
import { compare, show, summarise } from './stats';

const GB18030_BYTES = 200e6;
const RETAIL = '../shared/data/online_retail_ii/online_retail_II.parquet';

interface Read {
  readonly seconds: number;
  readonly rows: number;
  /** Bytes: the most the engine held, and the most the page's process did. */
  readonly engine: number;
  readonly process: number;
}

/** What a format costs: the same content in two of them, imported whole by a source cell, runs interleaved. */
export async function formatsBench(
  browser: BenchBrowser,
  runs: number,
  parts: readonly string[],
): Promise<void> {
  if (parts.includes('chinese')) await chineseText(browser, runs);
  if (parts.includes('parquet')) await retail(browser, runs);
  if (parts.includes('workbooks')) await workbooks(browser, runs);
}

async function chineseText(browser: BenchBrowser, runs: number): Promise<void> {
  const chinese = await chineseFiles(FILES, GB18030_BYTES);
  await against(
    browser,
    runs,
    'GB18030, 200 MB, beside the same in UTF-8',
    chinese.gb18030,
    chinese.utf8,
    1.35,
  );
}

async function retail(browser: BenchBrowser, runs: number): Promise<void> {
  const parquet = path.resolve(RETAIL);
  if (existsSync(parquet)) {
    const csv = await asCsv(FILES, parquet);
    await against(browser, runs, 'Parquet, 525,461 rows, beside the same as CSV', parquet, csv, 2);
  } else console.log(`skipped: ${parquet} is not here`);
}

async function against(
  browser: BenchBrowser,
  runs: number,
  title: string,
  ours: string,
  theirs: string,
  target: number,
): Promise<void> {
  const reads: { ours: Read[]; theirs: Read[] } = { ours: [], theirs: [] };
  for (let i = 0; i < runs; i += 1) {
    reads.theirs.push(await read(browser, theirs));
    reads.ours.push(await read(browser, ours));
  }
  const seconds = (all: readonly Read[]) => summarise(all.map((one) => one.seconds));
  console.log(`\n## ${title}`);
  console.log(compare('file to table', seconds(reads.ours), seconds(reads.theirs), target));
  console.log(`${rowsOf(reads.ours)}; peak ${peak(reads.ours)}, the other ${peak(reads.theirs)}`);
  if (reads.ours[0]?.rows !== reads.theirs[0]?.rows) throw new Error('the two differ in rows');
}

async function workbooks(browser: BenchBrowser, runs: number): Promise<void> {
  const file = await workbookFile(FILES, 100_000);
  const reads: Read[] = [];
  const bare: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    bare.push(await bareRead(browser, file));
    reads.push(await read(browser, file));
  }
  console.log('\n## .xlsx, 100,000 × 10, beside the bare streaming read of hucre');
  console.log(compare('file to table', summarise(reads.map((one) => one.seconds)), summarise(bare), 1.2));
  console.log(`${rowsOf(reads)}; peak ${peak(reads)}`);
  const large = await read(browser, await workbookFile(FILES, 500_000));
  console.log(
    `\n## .xlsx, 500,000 × 10: ${show(summarise([large.seconds]))}, ${rowsOf([large])}; peak ${peak([large])}`,
  );
}

function rowsOf(reads: readonly Read[]): string {
  return `${(reads[0]?.rows ?? 0).toLocaleString('en')} rows`;
}

function peak(reads: readonly Read[]): string {
  const most = (part: 'engine' | 'process') => Math.max(...reads.map((one) => one[part])) / 2 ** 20;
  return `${most('engine').toFixed(0)} MiB in the engine, ${most('process').toFixed(0)} MiB the whole process`;
}

async function read(browser: BenchBrowser, file: string): Promise<Read> {
  const page = await browser.page();
  try {
    await page.setInputFiles('#file', file);
    await page.evaluate(() => bench.start());
    const ran = await page.evaluate(() => bench.run('source', 'orders', { input: 'orders' }));
    if (ran.type !== 'done') throw new Error(JSON.stringify(ran.failure));
    const { rows } = ran.result as { rows: number };
    const engine = await page.evaluate(() => bench.peak());
    return { seconds: ran.seconds, rows, engine, process: await browser.peakMemory() };
  } finally {
    await page.context().close();
  }
}

async function bareRead(browser: BenchBrowser, file: string): Promise<number> {
  const page = await browser.page();
  try {
    await page.setInputFiles('#file', file);
    return (await page.evaluate(() => bench.bareWorkbook())) / 1000;
  } finally {
    await page.context().close();
  }
}
