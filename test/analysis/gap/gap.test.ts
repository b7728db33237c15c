import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapStatistic } from '../../../src/analysis/gap/gap';
import { ln } from '../../../src/analysis/gap/ln';
import { firstSEmax, tibs2001 } from '../../../src/analysis/gap/maxSE';
import { xoshiro128 } from '../../../src/analysis/random/xoshiro128';
import { sharedData, whereData } from '../../support/shared-data';
import { mallPoints } from '../../support/mall';

const MALL = 'mall/Mall_Customers.csv';

describe('the gap statistic', () => {
  it.skipIf(!sharedData(MALL))(`is that of R's clusGap on the Mall data${whereData(MALL)}`, () => {
    const options = { most: 8, references: 30, seed: 42, starts: 12, space: 'original' } as const;
    const found = gapStatistic(mallPoints(), options);
    expect(found.logW[0]).toBeCloseTo(7.726954, 6);
    expect(found.logW[2]).toBeCloseTo(7.217243, 6);
    // With two groups R's 20 starts end in another optimum of nearly the same inertia.
    expect(Math.abs((found.logW[1] ?? NaN) - 7.505361)).toBeLessThan(0.006);
    // Other random references than R's: within the spread of two runs of R.
    [0.2321, 0.1305, 0.2062, 0.2132, 0.3309, 0.3028, 0.2955, 0.3325].forEach((value, k) => {
      expect(Math.abs((found.gap[k] ?? NaN) - value)).toBeLessThan(0.02);
    });
    expect([found.firstSEmax, found.tibs2001]).toEqual([1, 1]);
  });

  it('finds three groups well apart, and one where there is none', () => {
    const random = xoshiro128(5);
    const three = Float64Array.from(
      { length: 600 },
      (_, at) => (Math.floor(at / 2) % 3) * 9 + random.uniform(),
    );
    const one = Float64Array.from({ length: 600 }, () => random.uniform());
    const options = { most: 5, references: 20, seed: 1, starts: 3 };
    expect(gapStatistic({ values: three, dimensions: 2 }, options).firstSEmax).toBe(3);
    expect(gapStatistic({ values: one, dimensions: 2 }, options).firstSEmax).toBe(1);
  });

  it('chooses as R maxSE does', () => {
    const curve = { gap: [0.1, 0.5, 0.49, 0.7, 0.6], se: [0.02, 0.02, 0.02, 0.02, 0.02] };
    expect([tibs2001(curve), firstSEmax(curve)]).toEqual([2, 2]);
    const slow = { gap: [0.1, 0.48, 0.49, 0.5, 0.4], se: [0.02, 0.02, 0.02, 0.03, 0.02] };
    expect(firstSEmax(slow)).toBe(2);
    const rising = { gap: [0.1, 0.2, 0.3], se: [0.01, 0.01, 0.01] };
    expect([tibs2001(rising), firstSEmax(rising)]).toEqual([3, 3]);
  });
});

describe('ln', () => {
  it('is the logarithm to the last digit or the one before', () => {
    for (const x of [1, 2, Math.E, 10, 0.5, 1e-300, 1e300, 5e-324, 1.0000001, 0.9999999]) {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.abs(Math.log(x)));
    }
    expect([ln(0), ln(Infinity), ln(-1)]).toEqual([-Infinity, Infinity, NaN]);
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (x) => {
        expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(Math.log(x))));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
