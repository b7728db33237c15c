import { pairScore } from '../support/near-score';
import { nearNames } from '../support/near-names';
import type { BenchBrowser } from './browser';
import { show, summarise } from './stats';

const NAMES = 100_000;
const TARGET = 20;

/** Near-duplicates among 100,000 distinct names (generated, so that the truth is known) in the analysis worker. */
export async function nearBench(browser: BenchBrowser, runs: number): Promise<void> {
  const truth = nearNames(NAMES);
  const page = await browser.page();
  const times: number[] = [];
  console.log(`\n## Near-duplicates: ${truth.values.length.toLocaleString('en')} distinct names`);
  for (let i = 0; i < runs; i++) {
    const { seconds, output, reports } = await page.evaluate((input) => bench.near(input), {
      values: truth.values,
      counts: truth.counts,
    });
    times.push(seconds);
    if (i > 0) continue;
    const { precision, recall } = pairScore(truth, output);
    console.log(
      `${output.clusters.length} clusters; of pairs put together ${(precision * 100).toFixed(1)} % are right, of pairs that belong together ${(recall * 100).toFixed(1)} % are found`,
    );
    console.log(
      `${output.compared} pairs compared, ${output.refused} lookalikes refused, ${reports} reports of progress`,
    );
  }
  await page.context().close();
  const summary = summarise(times);
  console.log(
    `near-duplicates: ${show(summary)} (target ≤ ${TARGET} s: ${summary.median <= TARGET ? 'met' : 'MISSED'})`,
  );
}
