import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lloyd } from '../../src/analysis/kmeans/lloyd';
import { kmeansCases, type KMeansCase } from './kmeans-data';
import script from './kmeans.py?raw';
import { compare, show, summarise } from './stats';

const ROWS = 500_000;
const DIMENSIONS = 6;
const K = 8;
const TARGET = 1.5;

interface Fit {
  readonly seconds: number;
  readonly iterations: number;
  readonly inertia: number;
}

/**
 * k-means of 500,000 × 6 rows and k = 8 beside scikit-learn on one thread, where it is installed: the same rows, the
 * same centres to start from, with its default tolerance and until no label changes; interleaved.
 */
export function kmeansBench(runs: number): Promise<void> {
  const python = pythonWithSklearn();
  if (!python)
    console.log('k-means: scikit-learn is not installed (python3-sklearn on Debian): no comparison');
  for (const data of kmeansCases(ROWS, DIMENSIONS, K)) {
    for (const tolerance of [1e-4, 0]) measure(data, tolerance, python, runs);
  }
  return Promise.resolve();
}

function measure(data: KMeansCase, tolerance: number, python: string | null, runs: number): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'kequn-kmeans-'));
  writeFileSync(path.join(folder, 'rows.f64'), Buffer.from(data.points.values.buffer));
  writeFileSync(path.join(folder, 'start.f64'), Buffer.from(data.start.buffer));
  writeFileSync(path.join(folder, 'kmeans.py'), script);
  const ours: Fit[] = [];
  const theirs: Fit[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(fitHere(data, tolerance));
    if (python) theirs.push(fitThere(python, folder, tolerance));
  }
  rmSync(folder, { recursive: true });
  report(`k-means, ${data.name}, ${tolerance ? `tolerance ${tolerance}` : 'to the end'}`, ours, theirs);
}

function report(title: string, ours: readonly Fit[], theirs: readonly Fit[]): void {
  const here = ours[0];
  const there = theirs[0];
  const total = (fits: readonly Fit[]) => summarise(fits.map(({ seconds }) => seconds));
  const each = (fits: readonly Fit[]) =>
    summarise(fits.map(({ seconds, iterations }) => seconds / iterations));
  if (!here) return;
  if (!there) {
    console.log(`${title}: ${show(total(ours))}, ${here.iterations} iterations, inertia ${here.inertia}`);
    return;
  }
  console.log(compare(`${title}, total`, total(ours), total(theirs), TARGET));
  console.log(compare(`${title}, per iteration`, each(ours), each(theirs), TARGET));
  const apart = Math.abs(here.inertia / there.inertia - 1);
  console.log(
    `  iterations ${here.iterations} and ${there.iterations}, inertia ${here.inertia} and ${there.inertia} (${apart.toExponential(1)} apart)`,
  );
}

/** The rows have mean 0 and variance 1, so that the tolerance is the same in both. */
function fitHere({ points, start }: KMeansCase, tolerance: number): Fit {
  const began = performance.now();
  const { iterations, inertia } = lloyd(points, start, { tolerance, maxIterations: 300 });
  return { seconds: (performance.now() - began) / 1000, iterations, inertia };
}

function fitThere(python: string, folder: string, tolerance: number): Fit {
  const one = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const args = [path.join(folder, 'kmeans.py'), folder, String(DIMENSIONS), String(tolerance)];
  const output = execFileSync(python, args, {
    encoding: 'utf8',
    env: { ...process.env, ...one },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output) as Fit;
}

export function pythonWithSklearn(): string | null {
  for (const python of ['/usr/bin/python3', 'python3']) {
    try {
      execFileSync(python, ['-c', 'import sklearn'], { stdio: 'ignore' });
      return python;
    } catch {
      // Not this one.
    }
  }
  return null;
}
