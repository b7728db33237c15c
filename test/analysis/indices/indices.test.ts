import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calinskiHarabasz } from '../../../src/analysis/indices/calinski-harabasz';
import { daviesBouldin } from '../../../src/analysis/indices/davies-bouldin';
import { silhouette, silhouetteWidths } from '../../../src/analysis/indices/silhouette';
import { xoshiro128 } from '../../../src/analysis/random/xoshiro128';
import { mean, squared, toPoints } from '../kmeans/naive';

const SETTINGS = { seed: 11, numRuns: Number(process.env.FUZZ_RUNS ?? 50) };

/** Rows with labels in which each of the groups has a row. */
const labelled = fc
  .record({
    groups: fc.integer({ min: 2, max: 4 }),
    extra: fc.integer({ min: 1, max: 20 }),
    seed: fc.integer(),
  })
  .map(({ groups, extra, seed }) => {
    const random = xoshiro128(seed);
    const rows = Array.from({ length: groups + extra }, () => [random.uniform() * 9, random.uniform() * 5]);
    return { rows, labels: rows.map((_, row) => (row < groups ? row : random.below(groups))), groups };
  });

type Labelled = typeof labelled extends fc.Arbitrary<infer Case> ? Case : never;

function grouped({ rows, labels, groups }: Labelled) {
  return { points: toPoints(rows), labels: Int32Array.from(labels), groups };
}

const members = ({ rows, labels }: Labelled, group: number): number[][] =>
  rows.filter((_, row) => labels[row] === group);
const distance = (a: readonly number[], b: readonly number[]): number => Math.sqrt(squared(a, b));
const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function naiveWidths(all: Labelled): number[] {
  return all.rows.map((row, at) => {
    const own = all.rows.filter((_, other) => other !== at && all.labels[other] === all.labels[at]);
    if (own.length === 0) return 0;
    const inside = average(own.map((other) => distance(row, other)));
    const others = Array.from({ length: all.groups }, (_, group) => group).filter(
      (group) => group !== all.labels[at],
    );
    const outside = Math.min(
      ...others.map((group) => average(members(all, group).map((other) => distance(row, other)))),
    );
    return (outside - inside) / Math.max(inside, outside);
  });
}

describe('silhouette', () => {
  it('is what its definition says', () => {
    fc.assert(
      fc.property(labelled, (all) => {
        const expected = naiveWidths(all);
        silhouetteWidths(grouped(all)).forEach((width, row) => {
          expect(width).toBeCloseTo(expected[row] ?? NaN, 10);
        });
        const found = silhouette(grouped(all));
        expect(found.mean).toBeCloseTo(average(expected), 10);
        found.groups.forEach((value, group) => {
          expect(value).toBeCloseTo(average(expected.filter((_, row) => all.labels[row] === group)), 10);
        });
      }),
      SETTINGS,
    );
  });

  it('is taken on a sample of many rows, close to the whole, the same each time', () => {
    const random = xoshiro128(1);
    const rows = Array.from({ length: 4000 }, (_, row) => [
      (row % 3) * 4 + random.uniform() * 3,
      random.uniform() * 3,
    ]);
    const all = { points: toPoints(rows), labels: Int32Array.from(rows, (_, row) => row % 3), groups: 3 };
    const whole = silhouette(all);
    const sampled = silhouette(all, 1000);
    expect(whole.sample).toBeNull();
    expect(sampled.sample).toBe(1000);
    expect(Math.abs((sampled.mean ?? 0) - (whole.mean ?? 0))).toBeLessThan(0.02);
    expect(silhouette(all, 1000)).toEqual(sampled);
  });

  it('has no value for one group or as many groups as rows', () => {
    const points = toPoints([[1], [2], [3]]);
    expect(silhouette({ points, labels: new Int32Array(3), groups: 1 }).mean).toBeNull();
    expect(silhouette({ points, labels: Int32Array.of(0, 1, 2), groups: 3 }).mean).toBeNull();
  });
});

describe('calinskiHarabasz', () => {
  it('is spread between over spread inside', () => {
    fc.assert(
      fc.property(labelled, (all) => {
        const whole = mean(all.rows) ?? [];
        const groups = Array.from({ length: all.groups }, (_, group) => members(all, group));
        const between = groups.reduce((sum, own) => sum + own.length * squared(mean(own) ?? [], whole), 0);
        const inside = groups.flatMap((own) => own.map((row) => squared(row, mean(own) ?? [])));
        const expected =
          between /
          (all.groups - 1) /
          (inside.reduce((sum, value) => sum + value, 0) / (all.rows.length - all.groups));
        expect((calinskiHarabasz(grouped(all)) ?? NaN) / expected).toBeCloseTo(1, 9);
      }),
      SETTINGS,
    );
  });

  it('has no value without spread inside', () => {
    const points = toPoints([[1], [1], [2]]);
    expect(calinskiHarabasz({ points, labels: Int32Array.of(0, 0, 1), groups: 2 })).toBeNull();
  });
});

describe('daviesBouldin', () => {
  it('is the mean of the worst ratios', () => {
    fc.assert(
      fc.property(labelled, (all) => {
        const groups = Array.from({ length: all.groups }, (_, group) => members(all, group));
        const centres = groups.map((own) => mean(own) ?? []);
        const spread = groups.map((own, group) =>
          average(own.map((row) => distance(row, centres[group] ?? []))),
        );
        const ratios = centres.map((centre, group) =>
          Math.max(
            ...centres.flatMap((other, i) =>
              i === group ? [] : [((spread[group] ?? 0) + (spread[i] ?? 0)) / distance(centre, other)],
            ),
          ),
        );
        expect(daviesBouldin(grouped(all))).toBeCloseTo(average(ratios), 9);
      }),
      SETTINGS,
    );
  });
});
