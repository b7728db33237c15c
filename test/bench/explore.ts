import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { serve } from '../../src/build/serve.mjs';
import { importing } from '../../src/i18n/shell/importing';
import { notebook } from '../../src/i18n/shell/notebook';
import { share } from '../../src/i18n/shell/share';
import { encodeFragment } from '../../src/share/link';
import { launch, peakMemory } from './browser';
import { exploreFile } from './explore-file';
import { FILES } from './orders-to-segments';

const CUSTOMERS = 1_000_000;
const BRUSHES = 200;
/** The built product; another folder for trying one out. */
const DIST = process.env['KEQUN_DIST'] ?? 'dist';

const FIELDS = ['customer', 'order', 'category', 'channel', 'province', 'city', 'sex'];
const DOCUMENT = `---
kequn: 1
inputs:
  orders: { ${FIELDS.map((name) => `${name}: text`).join(', ')}, time: timestamp, amount: number, age: number }
---
\`\`\`source orders
input: orders
row: order
map: { ${[...FIELDS, 'time', 'amount', 'age'].map((name) => `${name}: ${name}`).join(', ')} }
\`\`\`

\`\`\`rfm rfm
from: orders
\`\`\`
`;

/** Brushing a million customers on the Segments page, from the press to the pictures drawn anew. */
export async function exploreBench(): Promise<void> {
  if (!existsSync(`${DIST}/index.html`)) throw new Error(`missing ${DIST}: npm run build first`);
  const file = await exploreFile(FILES, CUSTOMERS);
  const server = await serve(DIST);
  const browser = await launch();
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    await context.addInitScript(() =>
      Object.defineProperty(window, 'showOpenFilePicker', { value: undefined }),
    );
    const page = await context.newPage();
    await openDocument(page, server.address, file);
    const before = await peakMemory(browser);
    const started = performance.now();
    await page.evaluate(() => (location.hash = '#/segments'));
    await page.locator('.pictures .chart').first().waitFor({ timeout: 120_000 });
    const ready = (performance.now() - started) / 1000;
    const sides = await page.locator('.pictures .chart').count();
    const times = (await brushMany(page, BRUSHES)).sort((a, b) => a - b);
    const at = (share: number) => (times[Math.ceil(times.length * share) - 1] ?? NaN).toFixed(0);
    const peak = await peakMemory(browser);
    console.log(
      `\n## Explore: ${CUSTOMERS.toLocaleString('en')} customers, ${sides} pictures and the RFM fields`,
    );
    console.log(`ready ${ready.toFixed(1)} s after the page is asked for`);
    console.log(
      `${times.length} brushes, from press to next frame with all pictures: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (target ≤ 100), longest ${at(1)} ms`,
    );
    console.log(
      `peak memory of the page with its workers: ${gigabytes(before)} GiB before, ${gigabytes(peak)} GiB with the explorer`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

function gigabytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(2);
}

/** Opens a link with the document, gives it the file, and waits for the segments. */
async function openDocument(page: Page, address: string, file: string): Promise<void> {
  const encoded = encodeFragment(DOCUMENT);
  if (!encoded.ok) throw new Error('invalid document');
  await page.goto(`${address}#${encoded.fragment}`);
  await page.getByRole('button', { name: share.zh.agree }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: notebook.zh.chooseFile }).first().click();
  await (await chooser).setFiles(file);
  await page.getByRole('button', { name: importing.zh.confirm, exact: true }).click({ timeout: 120_000 });
  await page.locator('#cell-rfm.done').waitFor({ timeout: 180_000 });
}

/** Presses seeded bars one after the other; milliseconds from each press to the frame after all pictures changed. */
async function brushMany(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (wanted) => {
    let state = 20240703;
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % below;
    };
    const pictures = document.querySelector('.pictures');
    if (!pictures) throw new Error('missing pictures');
    const times: number[] = [];
    while (times.length < wanted) {
      const charts = [...pictures.querySelectorAll('.chart')];
      const bars = charts[random(charts.length)]?.querySelectorAll<HTMLElement>('button[aria-pressed]') ?? [];
      const bar = bars[random(bars.length)];
      if (!bar) continue;
      const drawn = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now()));
        });
        observer.observe(pictures, { attributes: true, attributeFilter: ['data-version'] });
      });
      const pressed = performance.now();
      bar.click();
      times.push((await drawn) - pressed);
      // The list, which follows a moment later, is drawn meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return times;
  }, count);
}
