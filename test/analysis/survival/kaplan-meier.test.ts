import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kaplanMeier,
  lastTime,
  medianTime,
  pointAt,
  type SpellCount,
} from '../../../src/analysis/survival/kaplan-meier';
import expected from '../../expected/life.json';

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 50), seed: 7 };

function counted(spells: readonly (readonly number[])[]): SpellCount[] {
  const times = [...new Set(spells.map(([time = 0]) => time))].sort((a, b) => a - b);
  return times.map((time) => {
    const at = spells.filter(([one]) => one === time);
    const events = at.filter(([, event]) => event === 1).length;
    return { time, events, censored: at.length - events };
  });
}

describe('Kaplan–Meier', () => {
  it('is what an independent implementation finds', () => {
    const { spells, curve } = expected.kaplan_meier;
    const found = kaplanMeier(counted(spells));
    expect(found).toHaveLength(curve.length);
    curve.forEach((wanted, i) => {
      const point = found[i];
      expect([point?.time, point?.atRisk, point?.events]).toEqual([
        wanted.time,
        wanted.at_risk,
        wanted.events,
      ]);
      for (const key of ['survival', 'error', 'low', 'high'] as const) {
        expect(point?.[key]).toBeCloseTo(wanted[key], 12);
      }
    });
  });

  it('finds the median, the last time, and what holds at a time', () => {
    const counts = counted(expected.kaplan_meier.spells);
    const points = kaplanMeier(counts);
    expect(lastTime(counts)).toBe(45);
    expect(medianTime(points)).toBe(points.find(({ survival }) => survival <= 0.5)?.time);
    expect(pointAt(points, 2)).toBeNull();
    expect(pointAt(points, 8)?.time).toBe(7);
  });

  it('without censoring is the share that is left', () => {
    const points = kaplanMeier(
      counted([
        [1, 1],
        [2, 1],
        [2, 1],
        [5, 1],
      ]),
    );
    expect(points.map(({ survival }) => survival)).toEqual([0.75, 0.25, 0]);
    expect(points.at(-1)).toMatchObject({ error: 0, low: 0, high: 0 });
    expect(kaplanMeier([])).toEqual([]);
  });

  it('falls, stays within its interval and within 0 and 1', () => {
    const spell = fc.record({ time: fc.integer({ min: 1, max: 60 }), event: fc.integer({ min: 0, max: 1 }) });
    fc.assert(
      fc.property(fc.array(spell, { minLength: 1, maxLength: 80 }), (spells) => {
        let before = 1;
        for (const point of kaplanMeier(counted(spells.map(({ time, event }) => [time, event])))) {
          expect(point.survival).toBeLessThan(before);
          expect(point.low).toBeLessThanOrEqual(point.survival + 1e-12);
          expect(point.high).toBeGreaterThanOrEqual(point.survival - 1e-12);
          expect(Object.values(point).every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
          before = point.survival;
        }
      }),
      runs,
    );
  });
});
