import type { BenchBrowser } from './browser';
import { show, summarise } from './stats';

/** How long until the engine is ready, beside fetching, inflating and compiling the same wasm and nothing else. */
export async function engineStart(browser: BenchBrowser, runs: number): Promise<void> {
  const ready: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < runs; i++) {
    const one = await browser.page();
    bare.push(await one.evaluate(() => bench.bareInstantiate()));
    await one.context().close();
    const two = await browser.page();
    ready.push(await two.evaluate(() => bench.start()));
    await two.context().close();
  }
  const [ours, theirs] = [summarise(ready), summarise(bare)];
  console.log(
    `\n## Engine ready: ${show(ours, 'ms')}; bare instantiate ${show(theirs, 'ms')}; ratio ${(ours.median / theirs.median).toFixed(2)} (target ≤ 1.3)`,
  );
}
