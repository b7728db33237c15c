import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lorenz } from '../../../src/analysis/lorenz/lorenz';

const SETTINGS = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50), seed: 20240701 };
const ascending = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 })
  .map((values) => Float64Array.from(values).sort())
  .filter((values) => values.some((value) => value > 0));

describe('Lorenz curve and Gini', () => {
  it('is 0 where everyone brings the same, and (n − 1) ÷ n where one brings all', () => {
    expect(lorenz(Float64Array.of(5, 5, 5, 5))?.gini).toBeCloseTo(0, 12);
    expect(lorenz(Float64Array.of(0, 0, 0, 8))?.gini).toBeCloseTo(0.75, 12);
    expect(lorenz(Float64Array.of(3))?.gini).toBe(0);
  });

  it('is half the mean difference between two customers over their mean', () => {
    fc.assert(
      fc.property(ascending, (values) => {
        const n = values.length;
        const mean = values.reduce((sum, value) => sum + value, 0) / n;
        let difference = 0;
        for (const a of values) for (const b of values) difference += Math.abs(a - b);
        expect(lorenz(values)?.gini).toBeCloseTo(difference / (2 * n * n * mean), 9);
      }),
      SETTINGS,
    );
  });

  it('rises from nothing to all, never above the diagonal, whatever the unit', () => {
    fc.assert(
      fc.property(ascending, (values) => {
        const found = lorenz(values);
        const points = found?.points ?? [];
        expect(points[0]).toEqual({ customers: 0, amount: 0 });
        expect(points.at(-1)?.amount).toBeCloseTo(1, 12);
        points.forEach(({ customers, amount }) => expect(amount).toBeLessThanOrEqual(customers + 1e-9));
        const inCents = lorenz(values.map((value) => value * 100));
        expect(inCents?.gini).toBeCloseTo(found?.gini ?? NaN, 9);
      }),
      SETTINGS,
    );
  });

  it('counts the best so many percent, rounded up to whole customers', () => {
    const top = lorenz(Float64Array.of(1, 1, 1, 1, 6), [0.01, 0.2, 0.3])?.top;
    expect(top?.map(({ customers }) => customers)).toEqual([1, 1, 2]);
    expect(top?.map(({ amount_share }) => amount_share)).toEqual(
      [0.6, 0.6, 0.7].map((s) => expect.closeTo(s, 12)),
    );
  });

  it('has nothing to say of nothing, and refuses negative values', () => {
    expect(lorenz(new Float64Array())).toBeNull();
    expect(lorenz(Float64Array.of(0, 0))).toBeNull();
    expect(() => lorenz(Float64Array.of(-1, 2))).toThrow(RangeError);
  });
});
