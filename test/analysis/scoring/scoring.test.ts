import { describe, expect, it } from 'vitest';
import { levelOf, pointsOnLine } from '../../../src/analysis/scoring/points';
import { weightedMean } from '../../../src/analysis/scoring/weighted-mean';

describe('weightedMean', () => {
  it('counts what is known by its weight', () => {
    expect(
      weightedMean([
        { value: 4, weight: 3 },
        { value: 2, weight: 1 },
        { value: null, weight: 100 },
      ]),
    ).toBe(3.5);
  });

  it('is nothing where nothing is known or nothing weighs', () => {
    expect(weightedMean([])).toBeNull();
    expect(weightedMean([{ value: null, weight: 1 }])).toBeNull();
    expect(weightedMean([{ value: 3, weight: 0 }])).toBeNull();
  });
});

describe('points', () => {
  it('lie on a line from 1 to 5 and not beyond, either way round', () => {
    expect([0, 5, 10, 20, -4].map((value) => pointsOnLine(value, 0, 10))).toEqual([1, 3, 5, 5, 1]);
    expect(pointsOnLine(1, 5, 1)).toBe(5);
    expect(pointsOnLine(5, 5, 1)).toBe(1);
    expect(pointsOnLine(7, 2, 2)).toBe(3);
  });

  it('fall into thirds, a line belonging to the upper part', () => {
    expect([1, 2.33, 1 + 4 / 3, 3, 3.66, 1 + 8 / 3, 5].map(levelOf)).toEqual([
      ...['low', 'low', 'medium', 'medium', 'medium', 'high', 'high'],
    ]);
  });
});
