import { describe, expect, it } from 'vitest';
import { kmeans } from '../../../src/analysis/kmeans/kmeans';
import { pick, type Points } from '../../../src/analysis/kmeans/points';
import { bestJaccard, stability } from '../../../src/analysis/stability/stability';
import expected from '../../expected/stability.json';
import { sharedData, whereData } from '../../support/shared-data';
import { mallPoints } from '../../support/mall';

const MALL = 'mall/Mall_Customers.csv';

function boot(points: Points, k: number, resamples: number): number[] {
  const { labels } = kmeans(points, { k, seed: 1, starts: 10 });
  const regroup = (rows: Int32Array, seed: number): Int32Array =>
    kmeans(pick(points, rows), { k, seed, starts: 5, swaps: 0 }).labels;
  const { means } = stability(labels, k, { resamples, seed: 1 }, regroup);
  return means.map((value) => value ?? NaN).sort((a, b) => a - b);
}

describe('bootstrap stability', () => {
  it.skipIf(!sharedData(MALL))(`is that of fpc's clusterboot on the Mall data${whereData(MALL)}`, () => {
    const points = mallPoints();
    for (const { k, means } of expected.mall) {
      boot(points, k, 100).forEach((value, at) => {
        expect(Math.abs(value - (means[at] ?? NaN)), `k = ${k}: ${value}`).toBeLessThan(0.05);
      });
    }
    // What is stated of single runs of fpc with k = 3 and 5.
    expect(boot(points, 3, 100)[0]).toBeGreaterThan(0.985);
    const [first = 0] = boot(points, 5, 100);
    expect(Math.abs(first - 0.9686)).toBeLessThan(0.05);
  });

  it('counts how often groups are found and lost', () => {
    const labels = Int32Array.from({ length: 60 }, (_, row) => (row < 30 ? 0 : 1));
    const same = stability(labels, 2, { resamples: 10, seed: 1 }, (rows) =>
      rows.map((row) => labels[row] ?? 0),
    );
    expect(same).toEqual({ means: [1, 1], recovered: [10, 10], dissolved: [0, 0], resamples: 10 });
    const one = stability(labels, 2, { resamples: 10, seed: 1 }, (rows) => new Int32Array(rows.length));
    expect(one.means[0]).toBeGreaterThan(0.3);
    expect(one.means[0]).toBeLessThan(0.7);
    expect(one.recovered).toEqual([0, 0]);
  });

  it('compares groups by the rows they share', () => {
    const labels = Int32Array.of(0, 0, 0, 1, 1, 1);
    expect(bestJaccard(labels, 3, Int32Array.of(1, 1, 0, 0, 0, 0))).toEqual([2 / 3, 3 / 4, null]);
  });
});
