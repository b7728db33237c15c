import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapBetween, gapToTarget } from '../../../src/cells/kpi/gap';
import type { DimensionParts, KpiLive, LiveValue } from '../../../src/cells/kpi/result';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 50);

const valueAt = (period: string, value: number | null): LiveValue => ({
  ...{ period, value, numerator: null, denominator: null, from: '', to: '', running: false },
  ...{ low: null, high: null, excluded: null, unavailable: null },
});

type Counts = readonly (readonly [number, number])[];

/** Two periods of a ratio told apart by groups. */
function ratio(then: Counts, now: Counts): { live: KpiLive; dimension: DimensionParts } {
  const total = (side: Counts, i: 0 | 1) => side.reduce((sum, one) => sum + one[i], 0);
  const value = (side: Counts) => (total(side, 1) > 0 ? total(side, 0) / total(side, 1) : null);
  const groups = now.map((one, i) => ({
    group: `g${i}`,
    numerator: [then[i]?.[0] ?? null, one[0]],
    denominator: [then[i]?.[1] ?? null, one[1]],
    customers: [null, one[1]],
  }));
  const dimension = { dimension: 'segment', merged: 0, groups };
  const periods = [valueAt('2024-Q1', value(then)), valueAt('2024-Q2', value(now))];
  return { live: { key: 'k', unit: 'share', periods, breakdown: [dimension], sql: null }, dimension };
}

describe('where a gap comes from', () => {
  it('parts a ratio into what groups do themselves and how many they are', () => {
    // By hand: weights 0.5/0.5 -> 0.25/0.75; ratios 0.6/0.2 -> 0.6/0.3; the whole 0.4 -> 0.375, its mean 0.3875.
    const { live, dimension } = ratio(
      [
        [60, 100],
        [20, 100],
      ],
      [
        [30, 50],
        [45, 150],
      ],
    );
    const gap = gapBetween(live, dimension, '2024-Q2', '2024-Q1');
    expect(gap?.total).toBeCloseTo(-0.025, 12);
    const [one, other] = ['g0', 'g1'].map((name) => gap?.parts.find(({ group }) => group === name));
    expect(one?.rate).toBeCloseTo(0, 12);
    expect(one?.mix).toBeCloseTo(-0.25 * (0.6 - 0.3875), 12);
    expect(other?.rate).toBeCloseTo(0.625 * 0.1, 12);
    expect(other?.mix).toBeCloseTo(0.25 * (0.25 - 0.3875), 12);
    expect(gap?.rest).toBe(0);
  });

  it('a group that is new or gone adds by its weight alone', () => {
    const { live, dimension } = ratio(
      [
        [10, 20],
        [0, 0],
      ],
      [
        [10, 20],
        [15, 20],
      ],
    );
    const gap = gapBetween(live, dimension, '2024-Q2', '2024-Q1');
    const fresh = gap?.parts.find(({ group }) => group === 'g1');
    expect(fresh).toMatchObject({ rate: 0, then: null, now: 0.75 });
    expect(gap?.total).toBeCloseTo(0.125, 12);
    expect(gap?.rest).toBe(0);
  });

  it('always adds up to the difference, and to the distance from the target', () => {
    const count = fc.integer({ min: 0, max: 500 });
    const cell = fc.tuple(count, count).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const side = fc.array(cell, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(side, side, fc.double({ min: 0, max: 1, noNaN: true }), (then, now, target) => {
        const { live, dimension } = ratio(then.slice(0, now.length), now);
        const [before, after] = live.periods;
        const gap = gapBetween(live, dimension, '2024-Q2', '2024-Q1');
        if (before?.value === null || after?.value === null) {
          expect(gap).toBeNull();
          return;
        }
        const sum = (parts: readonly { effect: number }[]) =>
          parts.reduce((all, { effect }) => all + effect, 0);
        expect(sum(gap?.parts ?? [])).toBeCloseTo(gap?.total ?? NaN, 10);
        const distance = gapToTarget(live, dimension, '2024-Q2', null, target);
        expect(sum(distance?.parts ?? [])).toBeCloseTo((after?.value ?? NaN) - target, 10);
      }),
      { numRuns, seed: 7 },
    );
  });

  it('of a sum is each group’s own difference, and its share of the target', () => {
    const dimension: DimensionParts = {
      dimension: 'channel',
      merged: 0,
      groups: [
        { group: 'web', numerator: [100, 90], denominator: null, customers: [1, 1] },
        { group: 'shop', numerator: [50, 80], denominator: null, customers: [1, 1] },
        { group: null, numerator: [null, 10], denominator: null, customers: [null, 1] },
      ],
    };
    const periods = [valueAt('2024-Q1', 150), valueAt('2024-Q2', 180)];
    const live: KpiLive = { key: 'k', unit: 'money', periods, breakdown: [dimension], sql: null };
    const gap = gapBetween(live, dimension, '2024-Q2', '2024-Q1');
    expect(gap?.parts.map(({ group, effect }) => [group, effect])).toEqual([
      ['shop', 30],
      ['web', -10],
      [null, 10],
    ]);
    const target = gapToTarget(live, dimension, '2024-Q2', '2024-Q1', 300);
    // Asked for 200, 100 and nothing.
    expect(target?.parts.map(({ group, effect }) => [group, effect])).toEqual([
      ['web', -110],
      ['shop', -20],
      [null, 10],
    ]);
    expect(target?.total).toBe(-120);
    expect(gapToTarget(live, dimension, '2024-Q2', null, 300)).toBeNull();
  });

  it('says what groups do not explain, and nothing of periods it does not know', () => {
    const { live, dimension } = ratio([[10, 20]], [[10, 40]]);
    const odd = { ...live, periods: [valueAt('2024-Q1', 0.5), valueAt('2024-Q2', 0.3)] };
    expect(gapBetween(odd, dimension, '2024-Q2', '2024-Q1')?.rest).toBeCloseTo(0.05, 12);
    expect(gapBetween(live, dimension, '2024-Q2', '2023-Q1')).toBeNull();
  });
});
