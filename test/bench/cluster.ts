import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BenchBrowser } from './browser';
import script from './cluster.py?raw';
import { pythonWithSklearn } from './kmeans';
import { kmeansCases } from './kmeans-data';
import { compare, show, summarise } from './stats';

const ROWS = 1_000_000;
const K = 5;
const STUDIED = 500_000;

interface Fit {
  readonly seconds: number;
  readonly iterations: number;
  readonly inertia: number;
}

/**
 * k-means of 1,000,000 × 3 rows and k = 5 in Chromium beside scikit-learn on one thread, each from starts of its own: the
 * whole time to an inertia no larger than its; then the whole study of 2 to 8 groups of 500,000 rows, and its cancel.
 */
export async function clusterBench(browser: BenchBrowser, runs: number): Promise<void> {
  console.log(
    `\n## k-means of ${ROWS.toLocaleString('en')} × 3, k = ${K}; study of ${STUDIED.toLocaleString('en')}`,
  );
  const page = await browser.page();
  const names = kmeansCases(1000, 3, K).map(({ name }) => name);
  for (const [which, name] of names.entries()) {
    for (const starts of [1, 10]) {
      const theirs = fitThere(which, starts, runs);
      const ours: Fit[] = [];
      for (let run = 0; run < runs; run++) {
        const options =
          starts === 1 ? { k: K, starts, swaps: 0, tolerance: 1e-5 } : { k: K, starts, tolerance: 1e-5 };
        ours.push(
          await page.evaluate(({ rows, which, options }) => bench.kmeansFit(rows, 3, which, options), {
            rows: ROWS,
            which,
            options,
          }),
        );
      }
      report(`k-means, ${name}, ${starts} ${starts === 1 ? 'start' : 'starts'}`, ours, theirs);
    }
    await study(page, which, name, runs);
  }
  console.log(`peak memory of the page: ${((await browser.peakMemory()) / 2 ** 30).toFixed(2)} GiB`);
  await page.context().close();
}

type BenchTab = Awaited<ReturnType<BenchBrowser['page']>>;

async function study(page: BenchTab, which: number, name: string, runs: number): Promise<void> {
  const seconds: number[] = [];
  let last = { k: null as number | null, reports: 0 };
  for (let run = 0; run < Math.min(runs, 3); run++) {
    const found = await page.evaluate(({ rows, which }) => bench.study(rows, which), {
      rows: STUDIED,
      which,
    });
    seconds.push(found.seconds);
    last = found;
  }
  const ended = await page.evaluate(({ rows, which }) => bench.study(rows, which, 3000), {
    rows: STUDIED,
    which,
  });
  const time = summarise(seconds);
  const verdict = time.median <= 30 ? 'met' : 'MISSED';
  console.log(
    `silhouette, stability, gap for k = 2..8, ${name}: ${show(time)} (target ≤ 30 s): ${verdict}; k = ${String(last.k)}, ${last.reports} reports; cancelled in ${ended.cancelMs.toFixed(0)} ms (target ≤ 500)`,
  );
}

function report(title: string, ours: readonly Fit[], theirs: readonly Fit[]): void {
  const total = (fits: readonly Fit[]) => summarise(fits.map(({ seconds }) => seconds));
  const [here, there] = [ours[0], theirs[0]];
  if (!here) return;
  if (!there) {
    console.log(`${title}: ${show(total(ours))}, inertia ${here.inertia}`);
    return;
  }
  console.log(compare(title, total(ours), total(theirs), 1));
  const apart = here.inertia / there.inertia - 1;
  console.log(`  inertia ${here.inertia} and ${there.inertia} (ours ${apart.toExponential(1)} apart)`);
}

function fitThere(which: number, starts: number, runs: number): Fit[] {
  const python = pythonWithSklearn();
  const points = kmeansCases(ROWS, 3, K)[which]?.points;
  if (!python || !points) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'kequn-cluster-'));
  writeFileSync(path.join(folder, 'rows.f64'), Buffer.from(points.values.buffer));
  writeFileSync(path.join(folder, 'cluster.py'), script);
  const one = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const fits = Array.from({ length: runs }, () => {
    const args = [path.join(folder, 'cluster.py'), folder, '3', String(K), String(starts), '0'];
    const output = execFileSync(python, args, {
      encoding: 'utf8',
      env: { ...process.env, ...one },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(output) as Fit;
  });
  rmSync(folder, { recursive: true });
  return fits;
}
