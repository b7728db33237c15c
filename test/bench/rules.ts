import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { mineRules, type MiningOptions } from '../../src/analysis/rules/mine';
import { parseCsv } from '../../src/lib/parse-csv';
import type { BenchBrowser } from './browser';
import { FILES } from './orders-to-segments';
import rScript from './rules.R?raw';
import pythonScript from './rules.py?raw';
import { show, summarise } from './stats';

const RETAIL = '../shared/data/online_retail/online_retail.csv.gz';
const TARGETS = { retail: 0.5, large: 6, cancelMs: 500 };
const SUPPORT = 0.01;

const SOURCE = {
  input: 'orders',
  row: 'line',
  map: {
    order: 'InvoiceNo',
    product: 'StockCode',
    customer: 'CustomerID',
    time: 'InvoiceDate',
    amount: { sql: 'Quantity * UnitPrice' },
  },
};

const MINING: MiningOptions = {
  ...{ minSupport: SUPPORT, minCount: 2, minConfidence: 0.2, minLift: 1, maxLength: 6 },
  ...{ splits: 'single', prune: true, sort: 'lift', mostRules: 10_000, mostItems: 4000 },
  largestBasket: Infinity,
};

/** Rules between products at 1 % support: Online Retail, and 20 times its rows (10 M), in the product's engine. */
export async function rulesBench(browser: BenchBrowser, runs: number): Promise<void> {
  if (!existsSync(RETAIL)) {
    console.log(`\nrules: ${RETAIL} is not here, nothing measured`);
    return;
  }
  console.log('\n## Rules between products, 1 % support, all lengths');
  const file = unpacked();
  peers(file, runs);
  const page = await browser.page();
  await page.setInputFiles('#file', file);
  await page.evaluate(() => bench.start());
  await make(page, 'source', 'orders', SOURCE);
  await cell(browser, page, 'Online Retail', 'orders', runs, TARGETS.retail);
  await make(page, 'sql', 'many', {
    sql: `SELECT "order" || '-' || r.i AS "order", product, customer || '-' || r.i AS customer, "time", amount FROM orders, range(20) AS r(i)`,
  });
  await cell(browser, page, '20 × Online Retail (10.8 M rows)', 'many', Math.min(runs, 3), TARGETS.large);
  await page.context().close();
}

function unpacked(): string {
  mkdirSync(FILES, { recursive: true });
  const file = path.join(FILES, 'online_retail.csv');
  if (!existsSync(file)) writeFileSync(file, gunzipSync(readFileSync(RETAIL)));
  return file;
}

async function make(page: Page, kind: 'source' | 'sql', name: string, options: object): Promise<void> {
  const made = await page.evaluate(({ kind, name, options }) => bench.run(kind, name, options), {
    kind,
    name,
    options,
  });
  if (made.type !== 'done') throw new Error(JSON.stringify(made.failure));
}

/** The whole cell, and of it the mining; with and without what is bought next; how soon a cancel is done. */
async function cell(
  browser: BenchBrowser,
  page: Page,
  title: string,
  from: string,
  runs: number,
  target: number,
): Promise<void> {
  const run = (options: object, cancelAfter?: number) =>
    page.evaluate(({ options, cancelAfter }) => bench.run('rules', 'rules', options, cancelAfter), {
      options: { from, min_support: SUPPORT, ...options },
      cancelAfter,
    });
  const whole: number[] = [];
  const mining: number[] = [];
  const digits = new Set<string>();
  for (let i = 0; i < runs; i++) {
    const ran = await run({ sequence: false, next: false });
    if (ran.type !== 'done') throw new Error(JSON.stringify(ran.failure));
    whole.push(ran.seconds);
    mining.push(ran.stages.rules ?? 0);
    digits.add(JSON.stringify(ran.result));
  }
  const total = summarise(whole);
  const mined = summarise(mining);
  const rest = summarise(whole.map((seconds, i) => seconds - (mining[i] ?? 0)));
  console.log(
    `${title}: ${show(total)}, of it SQL and tables ${show(rest)}, mining ${show(mined)} ` +
      `(target ≤ ${target} s: ${total.median <= target ? 'met' : 'MISSED'}), same digits: ${digits.size === 1 ? 'yes' : 'NO'}`,
  );
  const next = await run({});
  if (next.type !== 'done') throw new Error(JSON.stringify(next.failure));
  const cancels: number[] = [];
  for (const share of [0.3, 0.7]) {
    const cancelled = await run({}, next.seconds * share * 1000);
    if (cancelled.type === 'cancelled') cancels.push(cancelled.cancelMs ?? 0);
  }
  const peak = await page.evaluate(() => bench.peak());
  console.log(
    `  with what is bought next and offers: ${next.seconds.toFixed(2)} s; cancel ${cancels.map((ms) => ms.toFixed(0)).join(', ')} ms ` +
      `(target ≤ ${TARGETS.cancelMs}); peak engine memory ${gib(peak)}, of the page's process ${gib(await browser.peakMemory())}`,
  );
  if (digits.size !== 1) process.exitCode = 1;
}

function gib(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`;
}

/** Mining alone beside arules, or where R has no arules beside a pair count by scipy, on the same rows. */
function peers(file: string, runs: number): void {
  const rows = basketRows(readFileSync(file, 'utf8'));
  const folder = mkdtempSync(path.join(tmpdir(), 'kequn-rules-'));
  try {
    writeFileSync(path.join(folder, 'basket.bin'), Int32Array.from(rows.basket));
    writeFileSync(path.join(folder, 'item.bin'), Int32Array.from(rows.item));
    writeFileSync(path.join(folder, 'rules.R'), rScript);
    writeFileSync(path.join(folder, 'rules.py'), pythonScript);
    const ours: number[] = [];
    const theirs: Record<string, number[]> = {};
    for (let i = 0; i < runs; i++) {
      const began = performance.now();
      mineRules({ ...rows, groups: 0, options: MINING }, () => undefined);
      ours.push((performance.now() - began) / 1000);
      for (const [name, command, script] of PEERS) {
        const seconds = peer(command, path.join(folder, script), folder);
        if (seconds !== null) (theirs[name] ??= []).push(seconds);
      }
    }
    console.log(`mining Online Retail in Node: ${show(summarise(ours))}`);
    for (const [name] of PEERS) {
      const seconds = theirs[name];
      console.log(seconds ? `  ${name}: ${show(summarise(seconds))}` : `  ${name}: not installed`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const PEERS = [
  ['arules (eclat and ruleInduction)', 'Rscript', 'rules.R'],
  ['scipy (frequent pairs only)', '/usr/bin/python3', 'rules.py'],
] as const;

function peer(command: string, script: string, folder: string): number | null {
  try {
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
    const args = [script, folder, String(SUPPORT)];
    const said = execFileSync(command, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] });
    return (JSON.parse(said.trim().split('\n').at(-1) ?? '') as { seconds: number }).seconds;
  } catch {
    return null;
  }
}

/** Invoices and products as numbers; cancelled invoices and returned lines left out, as the cell does. */
function basketRows(text: string): { basket: Float64Array; item: Float64Array; catalogue: Float64Array } {
  const [head = [], ...lines] = parseCsv(text);
  const at = (name: string) => head.indexOf(name);
  const [order, product, quantity] = [at('InvoiceNo'), at('StockCode'), at('Quantity')];
  const kept = lines.filter((line) => Number(line[quantity]) > 0 && !line[order]?.startsWith('C'));
  const number = (column: number) => {
    const ids = new Map<string, number>();
    return Float64Array.from(kept, (line) => {
      const value = line[column] ?? '';
      const id = ids.get(value) ?? ids.size;
      ids.set(value, id);
      return id;
    });
  };
  const item = number(product);
  const items = item.reduce((most, id) => Math.max(most, id), -1) + 1;
  return { basket: number(order), item, catalogue: Float64Array.from({ length: items }, (_, i) => i) };
}
