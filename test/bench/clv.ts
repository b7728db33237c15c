import type { BenchBrowser } from './browser';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { show, summarise } from './stats';

const FILE = path.resolve('../shared/data/cdnow/CDNOW_master.txt');
const END = 19_970_930;
const TARGET = 1;

/** BG/NBD of the 23,570 customers of CDNOW in the analysis worker of the page: one fit, grouping of histories beforehand. */
export async function clvBench(browser: BenchBrowser, runs: number): Promise<void> {
  console.log('\n## BG/NBD fit, 23,570 customers');
  const histories = readHistories();
  if (!histories) {
    console.log('shared/data/cdnow/CDNOW_master.txt is not here: not measured');
    return;
  }
  const page = await browser.page();
  const seconds: number[] = [];
  let last = { r: NaN, logLikelihood: NaN };
  for (let run = 0; run < runs; run++) {
    const fit = await page.evaluate((columns) => bench.clv(columns), histories);
    seconds.push(fit.seconds);
    last = fit;
  }
  await page.context().close();
  const summary = summarise(seconds);
  const verdict = summary.median <= TARGET ? 'met' : 'MISSED';
  console.log(
    `fit in the analysis worker, its start included: ${show(summary)} (target ≤ ${TARGET} s): ${verdict}; ` +
      `${histories.x.length} distinct histories, r ${last.r.toFixed(6)}, log-likelihood ${last.logLikelihood.toFixed(3)}`,
  );
}

/** Distinct histories `(x, recency, age)` in days with how many customers have each, ordered. */
function readHistories(): { x: number[]; recency: number[]; age: number[]; weight: number[] } | null {
  const customers = new Map<string, Set<number>>();
  let text: string;
  try {
    text = readFileSync(FILE, 'utf8');
  } catch {
    return null;
  }
  for (const line of text.split('\n')) {
    const [id = '', date = ''] = line.trim().split(/\s+/);
    if (!/^\d{8}$/.test(date) || Number(date) > END) continue;
    const days = customers.get(id) ?? new Set<number>();
    customers.set(id, days.add(dayOf(date)));
  }
  const groups = new Map<string, number>();
  for (const days of customers.values()) {
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const key = [days.size - 1, dayOf(String(END)) - first, last - first].join('/');
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  const rows = [...groups].map(([key, weight]) => [...key.split('/').map(Number), weight]);
  rows.sort((p, q) => (p[0] ?? 0) - (q[0] ?? 0) || (p[1] ?? 0) - (q[1] ?? 0) || (p[2] ?? 0) - (q[2] ?? 0));
  const column = (i: number) => rows.map((row) => row[i] ?? 0);
  return { x: column(0), age: column(1), recency: column(2), weight: column(3) };
}

function dayOf(date: string): number {
  return Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`) / 86_400_000;
}
