import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../../src/analysis/kmeans/assign';
import { distinctRows } from '../../../src/analysis/kmeans/distinct-rows';
import { kmeans, kmeansSteps } from '../../../src/analysis/kmeans/kmeans';
import { lloyd } from '../../../src/analysis/kmeans/lloyd';
import { plusPlus } from '../../../src/analysis/kmeans/plus-plus';
import { xoshiro128, type Random } from '../../../src/analysis/random/xoshiro128';
import { bestInertia, inertiaOf, naiveLloyd, toPoints } from './naive';

const SETTINGS = { seed: 7, numRuns: Number(process.env.FUZZ_RUNS ?? 50) };
const STRICT = { tolerance: 0, maxIterations: 1000 };

/** Rows of whole numbers, so that sums are exact and ties are ties. */
function table(rows: { min: number; max: number }, dimensions: { min: number; max: number }) {
  return fc.integer(dimensions).chain((width) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: width, maxLength: width }), {
      minLength: rows.min,
      maxLength: rows.max,
    }),
  );
}

/** Rows around a few centres. */
function blobs(random: Random, rows: number, dimensions: number, groups: number): number[][] {
  const centres = Array.from({ length: groups }, () =>
    Array.from({ length: dimensions }, () => random.uniform() * 10),
  );
  const bell = (): number => random.uniform() + random.uniform() + random.uniform() - 1.5;
  return Array.from({ length: rows }, (_, row) =>
    (centres[row % groups] ?? []).map((centre) => centre + 3 * bell()),
  );
}

describe('lloyd', () => {
  it('ends where the plain algorithm ends, for every number of dimensions', () => {
    for (let dimensions = 1; dimensions <= 9; dimensions++) {
      const rows = blobs(xoshiro128(dimensions), 3000, dimensions, 5);
      const start = rows.slice(0, 6);
      const found = lloyd(toPoints(rows), Float64Array.from(start.flat()), STRICT);
      const labels = naiveLloyd(rows, start);
      expect(Array.from(found.labels)).toEqual(labels);
      expect(found.inertia).toBeCloseTo(inertiaOf(rows, labels), 6);
      expect(found.converged).toBe(true);
    }
  });

  it('leaves every row with its nearest centre, the first of equal ones, and every centre at its mean', () => {
    fc.assert(
      fc.property(
        table({ min: 4, max: 60 }, { min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (rows, k) => {
          const points = toPoints(rows);
          const found = lloyd(points, Float64Array.from(rows.slice(0, k).flat()), STRICT);
          const again = assign({ ...points, centres: found.centres });
          expect(Array.from(again.labels)).toEqual(Array.from(found.labels));
          expect(found.inertia).toBeCloseTo(inertiaOf(rows, Array.from(found.labels)), 8);
          expect(found.sizes.reduce((sum, size) => sum + size, 0)).toBe(rows.length);
        },
      ),
      SETTINGS,
    );
  });

  it('gives an empty centre the farthest row', () => {
    const points = toPoints([[0], [1], [2], [50]]);
    const found = lloyd(points, Float64Array.from([0, 1000, 2000]), STRICT);
    expect(Array.from(found.sizes).sort()).toEqual([1, 1, 2]);
    expect(found.inertia).toBeCloseTo(0.5, 12);
  });

  it('stops at the tolerance and at the most iterations, and says which', () => {
    const points = toPoints(blobs(xoshiro128(2), 2000, 3, 4));
    const start = plusPlus(points, 6, xoshiro128(1));
    const strict = lloyd(points, start, STRICT);
    const loose = lloyd(points, start, { tolerance: 1, maxIterations: 1000 });
    const short = lloyd(points, start, { tolerance: 0, maxIterations: 2 });
    expect(loose.iterations).toBeLessThan(strict.iterations);
    expect(loose.converged).toBe(true);
    expect(short).toMatchObject({ iterations: 2, converged: false });
    expect(short.inertia).toBeGreaterThan(strict.inertia);
  });
});

describe('plusPlus', () => {
  it('takes rows, and different ones while there are any', () => {
    fc.assert(
      fc.property(table({ min: 3, max: 30 }, { min: 1, max: 3 }), fc.integer(), (rows, seed) => {
        const points = toPoints(rows);
        const distinct = distinctRows(points, 5);
        const width = points.dimensions;
        const centres = plusPlus(points, distinct, xoshiro128(seed));
        const chosen = Array.from({ length: distinct }, (_, i) =>
          String(centres.slice(i * width, (i + 1) * width)),
        );
        expect(new Set(chosen).size).toBe(distinct);
        for (const centre of chosen) expect(rows.map(String)).toContain(centre);
      }),
      SETTINGS,
    );
  });
});

describe('kmeans', () => {
  it('finds the best of all ways to split a few rows', () => {
    fc.assert(
      fc.property(
        table({ min: 3, max: 7 }, { min: 1, max: 2 }),
        fc.integer({ min: 2, max: 3 }),
        (rows, k) => {
          const found = kmeans(toPoints(rows), {
            k: Math.min(k, distinctRows(toPoints(rows), k)),
            seed: 1,
            starts: 10,
          });
          expect(found.inertia).toBeCloseTo(bestInertia(rows, k), 8);
        },
      ),
      SETTINGS,
    );
  });

  it('does not depend on where the rows lie, nor on the order of the columns', () => {
    fc.assert(
      fc.property(table({ min: 10, max: 40 }, { min: 2, max: 3 }), (rows) => {
        const options = { k: Math.min(3, distinctRows(toPoints(rows), 3)), seed: 1, starts: 10 };
        const plain = kmeans(toPoints(rows), options);
        const moved = kmeans(toPoints(rows.map((row) => row.map((value) => value + 1024))), options);
        const turned = kmeans(toPoints(rows.map((row) => [...row].reverse())), options);
        expect(moved.inertia).toBeCloseTo(plain.inertia, 6);
        expect(turned.inertia).toBeCloseTo(plain.inertia, 6);
      }),
      SETTINGS,
    );
  });

  it('gives every one of equal rows the same group', () => {
    const rows = blobs(xoshiro128(4), 200, 3, 3);
    const { labels } = kmeans(toPoints([...rows, ...rows]), { k: 4, seed: 1, starts: 5 });
    expect(Array.from(labels.slice(200))).toEqual(Array.from(labels.slice(0, 200)));
  });

  it('is the same each time, and alone as in a series', () => {
    const points = toPoints(blobs(xoshiro128(6), 500, 4, 5));
    const first = kmeans(points, { k: 5, seed: 9, starts: 4 });
    kmeans(points, { k: 3, seed: 9, starts: 4 });
    expect(kmeans(points, { k: 5, seed: 9, starts: 4 })).toEqual(first);
  });

  it('searches a sample of many rows and ends on all of them', () => {
    const points = toPoints(blobs(xoshiro128(8), 6000, 3, 5));
    const options = { k: 5, seed: 1, starts: 5 };
    let steps = 0;
    const sampled = kmeans(points, { ...options, sampleAbove: 1000 }, () => steps++);
    const whole = kmeans(points, options);
    expect(sampled.sampled).toBe(1000);
    expect(whole.sampled).toBeNull();
    expect(sampled.inertia / whole.inertia).toBeCloseTo(1, 5);
    expect(sampled.labels).toHaveLength(6000);
    expect(steps).toBeLessThanOrEqual(kmeansSteps(6000, { ...options, sampleAbove: 1000 }));
  });

  it('improves the best start by swaps, and leaves it alone where none are asked for', () => {
    const points = toPoints(blobs(xoshiro128(12), 400, 2, 12));
    const plain = kmeans(points, { k: 12, seed: 1, starts: 1, swaps: 0 });
    const swapped = kmeans(points, { k: 12, seed: 1, starts: 1 });
    const one = lloyd(points, plusPlus(points, 12, xoshiro128(1, 12, 0)), STRICT);
    expect(plain.inertia / one.inertia).toBeCloseTo(1, 9);
    expect(swapped.inertia).toBeLessThan(plain.inertia * 0.999);
    expect([plain.swaps, swapped.swaps]).toEqual([0, 100]);
  });

  it('refuses more groups than rows', () => {
    expect(() => kmeans(toPoints([[1], [2]]), { k: 3, seed: 1, starts: 1 })).toThrow(
      'invalid k: 3 of 2 rows',
    );
  });
});

describe('distinctRows', () => {
  it('counts different rows up to a limit', () => {
    const points = toPoints([
      [1, 2],
      [1, 2],
      [1, 3],
      [1, 2],
      [2, 2],
    ]);
    expect(distinctRows(points, 10)).toBe(3);
    expect(distinctRows(points, 2)).toBe(2);
  });
});
