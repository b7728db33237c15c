import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanDifference, momentsOf } from '../../../src/analysis/uplift/mean-difference';
import { newcombe } from '../../../src/analysis/uplift/newcombe';
import { tQuantile } from '../../../src/analysis/uplift/t-quantile';
import expected from '../../expected/kpi-uplift.json';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 50);

const moments = (values: readonly number[]) =>
  momentsOf(
    values.length,
    values.reduce((sum, value) => sum + value, 0),
    values.reduce((sum, value) => sum + value * value, 0),
  );

describe('differences with their intervals', () => {
  it('of two shares are Newcombe’s, as published and by scipy', () => {
    for (const { a, n, b, m, value, low, high } of expected.newcombe) {
      const found = newcombe(a, n, b, m);
      expect([found.value, found.low, found.high]).toEqual([
        expect.closeTo(value, 10),
        expect.closeTo(low, 10),
        expect.closeTo(high, 10),
      ]);
    }
    // Newcombe 1998, table II, method 10.
    const published = newcombe(56, 70, 48, 80);
    expect([published.low.toFixed(4), published.high.toFixed(4)]).toEqual(['0.0524', '0.3339']);
  });

  it('of two means are Welch’s, by scipy', () => {
    for (const { x, y, value, low, high } of expected.welch) {
      const found = meanDifference(moments(x), moments(y));
      expect(found?.value).toBeCloseTo(value, 10);
      expect(found?.low).toBeCloseTo(low, 8);
      expect(found?.high).toBeCloseTo(high, 8);
    }
    expect(meanDifference(moments([1]), moments([1, 2]))).toBeNull();
    expect(meanDifference(moments([2, 2]), moments([1, 1]))).toEqual({ value: 1, low: 1, high: 1 });
  });

  it('the t quantile is scipy’s', () => {
    for (const { df, value } of expected.t_quantile) expect(tQuantile(df)).toBeCloseTo(value, 8);
  });

  it('an interval holds its difference, stays within −1 and 1 and turns round with its sides', () => {
    const side = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(side, side, ([a, n], [b, m]) => {
        const [one, other] = [newcombe(a, n, b, m), newcombe(b, m, a, n)];
        expect(one.low).toBeLessThanOrEqual(one.value);
        expect(one.high).toBeGreaterThanOrEqual(one.value);
        expect(one.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(one.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(other.low).toBeCloseTo(-one.high, 12);
      }),
      { numRuns, seed: 5 },
    );
  });
});
