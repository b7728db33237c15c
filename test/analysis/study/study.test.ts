import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xoshiro128 } from '../../../src/analysis/random/xoshiro128';
import { numericOnly } from '../../../src/analysis/prototypes/mixed';
import { hull } from '../../../src/analysis/study/hull';
import { outlierLimits } from '../../../src/analysis/study/outlierLimits';
import { recommend, type Evidence } from '../../../src/analysis/study/recommend';
import { study, type StudyInput } from '../../../src/analysis/study/study';
import { sharedData, whereData } from '../../support/shared-data';
import { mallPoints } from '../../support/mall';
import { mixed } from '../prototypes/mixed-rows';

const SETTINGS = { seed: 2, numRuns: Number(process.env.FUZZ_RUNS ?? 50) };
const MALL = 'mall/Mall_Customers.csv';
const HOW = {
  choose: 'ranks',
  seed: 1,
  starts: 5,
  swaps: 10,
  resamples: 30,
  references: 10,
  shuffles: 10,
} as const;

/** Rows around corners of a triangle, well apart. */
function three(rows: number): StudyInput {
  const random = xoshiro128(8);
  const corners = [
    [0, 0],
    [9, 0],
    [4, 8],
  ];
  const values = Float64Array.from(
    Array.from({ length: rows }, (_, at) =>
      (corners[at % 3] ?? []).map((corner) => corner + random.uniform()),
    ).flat(),
  );
  return { ...numericOnly({ values, dimensions: 2 }), ks: [2, 3, 4, 5], ...HOW };
}

describe('a study', () => {
  it('finds three groups, stable, better than shuffled columns, and says so', () => {
    const found = study(three(300));
    expect(found.groupings[found.chosen]?.k).toBe(3);
    expect(found.recommendation).toMatchObject({ k: 3, strength: 'firm' });
    const codes = found.recommendation?.reasons.map(({ code }) => code) ?? [];
    expect(codes).toEqual(
      expect.arrayContaining(['indices_for', 'stable', 'gap_for', 'structure', 'workable']),
    );
    expect(found.groupings[1]?.resampled?.means.map((mean) => Number(mean?.toFixed(3)))).toEqual([1, 1, 1]);
    expect(found.gap?.firstSEmax).toBe(3);
    expect(found.structure?.observed).toBeGreaterThan(found.structure?.largest ?? 1);
    expect(found.portrait.map.points).toHaveLength(300);
    expect(found.portrait.map.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(found.tree?.branches.reduce((sum, size) => sum + size, 0)).toBe(300);
    expect(found.tree?.merges).toHaveLength((found.tree?.branches.length ?? 0) - 1);
  });

  it('reports every step up to the number it states', () => {
    const reports: [number, number][] = [];
    study(three(60), (done, total) => reports.push([done, total]));
    const total = reports[0]?.[1] ?? 0;
    reports.forEach(([done, of], at) => {
      expect([done, of]).toEqual([at + 1, total]);
    });
    expect(reports.length).toBeLessThanOrEqual(total);
    expect(reports.length).toBeGreaterThan(total * 0.9);
  });

  it('says that there are no kinds where columns know nothing of each other', () => {
    const random = xoshiro128(3);
    const values = Float64Array.from({ length: 900 }, () => random.uniform());
    const found = study({ ...numericOnly({ values, dimensions: 3 }), ks: [3, 4, 5], ...HOW });
    expect(found.structure?.observed).toBeLessThanOrEqual((found.structure?.largest ?? 0) + 0.02);
    expect(found.gap?.firstSEmax).toBe(1);
    expect(found.recommendation?.reasons).toContainEqual({ code: 'gap_none' });
  });

  it.skipIf(!sharedData(MALL))(`proposes five groups of the Mall data${whereData(MALL)}`, () => {
    const found = study({ ...numericOnly(mallPoints()), ks: [2, 3, 4, 5, 6, 7, 8], ...HOW });
    expect(found.recommendation).toMatchObject({ k: 5, strength: 'firm' });
    expect(found.recommendation?.reasons).toContainEqual({ code: 'indices_for', index: 'silhouette', k: 5 });
  });

  it('takes categories, and says what each does and costs', () => {
    const colours = ['red', 'green', 'blue'];
    const rows = Array.from({ length: 240 }, (_, at) => at % 3);
    const data = mixed(
      rows.map((kind, at) => [kind * 4 + ((at * 7) % 10) / 10, ((at * 3) % 11) / 11]),
      rows.map((kind, at) => [colours[kind] ?? '', at % 2 ? 'x' : 'y']),
    );
    const found = study({ ...data, ks: [3], ...HOW });
    expect(found.recommendation).toBeNull();
    expect(Array.from(found.groupings[0]?.sizes ?? [])).toEqual([80, 80, 80]);
    const [value, noise, colour, letter] = found.portrait.importance;
    expect(value?.between).toBeGreaterThan(0.9);
    expect(colour?.between).toBeCloseTo(1, 9);
    expect(noise?.between).toBeLessThan(0.1);
    expect(letter?.between).toBeLessThan(0.1);
    expect(value?.moved).toBeGreaterThan(0.4);
    expect(letter?.moved).toBeLessThan(0.05);
    expect(found.portrait.costs?.whole.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(found.portrait.costs?.left[2]).toBe(0);
  });

  it('stands two rows, equal columns and one feature', () => {
    const two = study({ ...numericOnly({ values: Float64Array.of(1, 2), dimensions: 1 }), ks: [2], ...HOW });
    expect(two.structure).toBeNull();
    expect(two.portrait.importance[0]?.between).toBe(1);
    const same = study({
      ...numericOnly({ values: Float64Array.of(1, 1, 2, 2, 9, 9), dimensions: 2 }),
      ks: [2, 3],
      ...HOW,
    });
    expect(JSON.stringify(same.portrait.map)).not.toMatch(/null|NaN/);
  });
});

describe('a recommendation', () => {
  const candidate = (k: number, stability: number | null): Evidence['candidates'][number] => ({
    ...{ k, stability, inertia: 10 / k, silhouette: 0.3, calinski_harabasz: 10, davies_bouldin: 1 },
  });
  const best = { silhouette: 2, calinski_harabasz: 4, davies_bouldin: 4, elbow: 6 };
  const base = {
    candidates: [candidate(2, 0.5), candidate(4, 0.9), candidate(6, 0.7)],
    best,
    gap: null,
    structure: null,
  };

  it('names what speaks for, what against, and what is not found again', () => {
    expect(recommend({ ...base, chosen: 1 })).toEqual({
      k: 4,
      strength: 'firm',
      reasons: [
        { code: 'indices_for', index: 'calinski_harabasz', k: 4 },
        { code: 'indices_for', index: 'davies_bouldin', k: 4 },
        { code: 'stable', value: 0.9 },
        { code: 'indices_against', index: 'silhouette', k: 2 },
        { code: 'indices_against', index: 'elbow', k: 6 },
        { code: 'rejected_unstable', k: 2, value: 0.5 },
        { code: 'workable' },
      ],
    });
  });

  it('is weak where the groups are unstable or no better than shuffled columns', () => {
    expect(recommend({ ...base, chosen: 0 }).strength).toBe('weak');
    expect(recommend({ ...base, chosen: 2 }).strength).toBe('fair');
    const structure = { observed: 0.3, shuffled: 0.29, largest: 0.31, tries: 5, rows: 100 };
    const doubted = recommend({ ...base, chosen: 1, structure });
    expect(doubted.strength).toBe('weak');
    expect(doubted.reasons).toContainEqual({ code: 'structure_none' });
  });
});

describe('a hull', () => {
  it('holds every place on its left, and is made of places', () => {
    const place = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), (places) => {
        const corners = hull(places);
        for (const corner of corners) expect(places).toContainEqual(corner);
        if (corners.length < 3) return;
        corners.forEach(([ax, ay], at) => {
          const [bx, by] = corners[(at + 1) % corners.length] ?? [0, 0];
          for (const [x, y] of places) {
            expect((bx - ax) * (y - ay) - (by - ay) * (x - ax)).toBeGreaterThanOrEqual(0);
          }
        });
      }),
      SETTINGS,
    );
  });
});

describe('outliers', () => {
  it('lie beyond the upper quartile and three quartile distances of their own group', () => {
    const near = Array.from({ length: 40 }, (_, at) => 1 + at / 40);
    const squared = Float64Array.from([...near, 10, 0.1, 0.1], (distance) => distance * distance);
    const labels = Int32Array.from([...near.map(() => 0), 0, 1, 1]);
    const found = outlierLimits(squared, labels, 3);
    expect(found.counts).toEqual([1, 0, 0]);
    expect(found.limits[2]).toBeNull();
    expect(found.limits[0]).toBeGreaterThan(2);
    expect(found.limits[0]).toBeLessThan(4);
  });
});
