import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lnBenjaminiHochberg } from '../../../src/analysis/rules/benjamini-hochberg';
import { lnFisher } from '../../../src/analysis/rules/fisher';
import { measures } from '../../../src/analysis/rules/measures';
import expected from '../../expected/rules.json';

const seed = { seed: 4, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) };

describe('lnFisher', () => {
  it.each(expected.fisher)(
    'is scipy’s for $baskets, $antecedent, $consequent, $both',
    ({ ln_p, ...counts }) => {
      expect(Math.abs(lnFisher(counts) - ln_p)).toBeLessThan(1e-9 * Math.max(1, Math.abs(ln_p)));
    },
  );

  it('sums to one with the other side, and falls as more are in common', () => {
    const counts = fc
      .record({ baskets: fc.integer({ min: 2, max: 200 }), a: fc.nat(199), c: fc.nat(199) })
      .map(({ baskets, a, c }) => ({
        baskets,
        antecedent: 1 + (a % baskets),
        consequent: 1 + (c % baskets),
      }));
    fc.assert(
      fc.property(counts, (one) => {
        const least = Math.max(0, one.antecedent + one.consequent - one.baskets);
        const most = Math.min(one.antecedent, one.consequent);
        expect(lnFisher({ ...one, both: least })).toBe(0);
        let last = 0;
        for (let both = least; both <= most; both++) {
          const now = lnFisher({ ...one, both });
          expect(now).toBeLessThanOrEqual(last + 1e-12);
          last = now;
        }
      }),
      seed,
    );
  });
});

describe('lnBenjaminiHochberg', () => {
  it('corrects as R’s p.adjust', () => {
    const { p, q } = expected.benjamini_hochberg;
    const corrected = lnBenjaminiHochberg(Float64Array.from(p, Math.log));
    corrected.forEach((ln, i) => {
      expect(Math.exp(ln)).toBeCloseTo(q[i] ?? NaN, 12);
    });
    expect(lnBenjaminiHochberg(new Float64Array(0))).toEqual(new Float64Array(0));
  });
});

describe('measures', () => {
  it.each(expected.measures)('are those of the definitions: $rule', ({ counts, values }) => {
    const found = measures(counts);
    for (const [name, value] of Object.entries(values))
      expect(found[name as keyof typeof found]).toBeCloseTo(value ?? Infinity, 12);
  });

  it('are finite wherever both sides occur, but for conviction', () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 1000 }), fc.nat(), fc.nat(), fc.nat())
      .map(([baskets, a, c, b]) => {
        const antecedent = 1 + (a % baskets);
        const consequent = 1 + (c % baskets);
        const least = Math.max(0, antecedent + consequent - baskets);
        return {
          baskets,
          antecedent,
          consequent,
          both: least + (b % (Math.min(antecedent, consequent) - least + 1)),
        };
      });
    fc.assert(
      fc.property(counts, (one) => {
        const { conviction, ...rest } = measures(one);
        expect(Object.values(rest).every(Number.isFinite)).toBe(true);
        expect(conviction).toBeGreaterThanOrEqual(0);
        expect(rest.zhang).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(rest.zhang).toBeLessThanOrEqual(1 + 1e-12);
      }),
      seed,
    );
  });
});
