import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BenchBrowser } from './browser';
import { pythonWithSklearn } from './kmeans';
import { compare, show, summarise } from './stats';
import { TREE, treeData } from './tree-data';
import script from './tree.py?raw';

const TARGET = 1;

interface Run {
  readonly seconds: number;
  readonly accuracy: number;
}

/**
 * A tree of depth 4 on 1,000,000 × 10 rows in the analysis worker of the page, beside scikit-learn on one thread, where it
 * is installed: the same rows, interleaved; both exact. Then how soon it is cancelled.
 */
export async function treeBench(browser: BenchBrowser, runs: number): Promise<void> {
  const python = pythonWithSklearn();
  if (!python) console.log('tree: scikit-learn is not installed (python3-sklearn on Debian): no comparison');
  const folder = mkdtempSync(path.join(tmpdir(), 'kequn-tree-'));
  if (python) writeData(folder);
  const page = await browser.page();
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await page.evaluate(() => bench.tree()));
    if (python) theirs.push(fitThere(python, folder));
  }
  const { cancelMs } = await page.evaluate(() => bench.tree(300));
  const peak = await browser.peakMemory();
  await page.context().close();
  rmSync(folder, { recursive: true });
  report(ours, theirs);
  console.log(`  cancelled within ${Math.round(cancelMs)} ms; peak ${Math.round(peak / 1e6)} MB`);
}

function report(ours: readonly Run[], theirs: readonly Run[]): void {
  const title = `tree of ${TREE.rows} × ${TREE.features}, depth ${TREE.depth}`;
  const total = (fits: readonly Run[]) => summarise(fits.map(({ seconds }) => seconds));
  const [here, there] = [ours[0], theirs[0]];
  if (!here) return;
  if (there) console.log(compare(title, total(ours), total(theirs), TARGET));
  else console.log(`${title}: ${show(total(ours))}`);
  console.log(`  accuracy ${here.accuracy}${there ? ` and ${there.accuracy}` : ''}`);
}

function writeData(folder: string): void {
  const { features, labels } = treeData();
  const columns = Buffer.concat(features.map(({ values }) => Buffer.from(values.buffer)));
  writeFileSync(path.join(folder, 'columns.f64'), columns);
  writeFileSync(path.join(folder, 'labels.u8'), labels);
  writeFileSync(path.join(folder, 'tree.py'), script);
}

function fitThere(python: string, folder: string): Run {
  const one = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const shape = [TREE.features, TREE.depth, TREE.leaf].map(String);
  const output = execFileSync(python, [path.join(folder, 'tree.py'), folder, ...shape], {
    encoding: 'utf8',
    env: { ...process.env, ...one },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output) as Run;
}
