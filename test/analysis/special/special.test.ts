import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaLower, betaUpper, lnBetaLower, lnBetaUpper } from '../../../src/analysis/special/betaIncomplete';
import { digamma } from '../../../src/analysis/special/digamma';
import {
  gammaLower,
  gammaUpper,
  lnGammaLower,
  lnGammaUpper,
} from '../../../src/analysis/special/gammaIncomplete';
import { lnBeta } from '../../../src/analysis/special/lnBeta';
import { lnChoose } from '../../../src/analysis/special/lnChoose';
import { lnGamma } from '../../../src/analysis/special/lnGamma';
import { erfc, lnNormalUpper, normalUpper } from '../../../src/analysis/special/normal';
import { normalQuantile } from '../../../src/analysis/special/normalQuantile';
import { chiSquareUpper, fUpper, tTwoSided, zTwoSided } from '../../../src/analysis/stats/distributions';
import expected from '../../expected/special.json';

const numRuns = Number(process.env.FUZZ_RUNS ?? 50);
const settings = { numRuns, seed: 7 };

/** Relative to the value. */
function near(actual: number, value: number, tolerance: number): void {
  expect(Math.abs(actual - value)).toBeLessThanOrEqual(Math.max(Math.abs(value), 1e-300) * tolerance);
}

/** p to 1e-10 of itself down to 1e-30; below, ln p to 1e-9. */
function nearChance(actual: { p: number; ln_p: number }, value: number, ln: number | null): void {
  if (value >= 1e-30) near(actual.p, value, 1e-10);
  expect(Math.abs(actual.ln_p - (ln ?? NaN))).toBeLessThan(1e-9);
}

describe('special functions at 60 digits', () => {
  it.each(expected.lnGamma)('ln Γ of $args', ({ args: [x = 0], value }) => {
    expect(Math.abs(lnGamma(x) - value)).toBeLessThan(4e-15 * Math.max(1, Math.abs(value)));
  });

  it.each(expected.lnBeta)('ln B of $args', ({ args: [a = 0, b = 0], value }) => {
    near(lnBeta(a, b), value, 1e-14);
    near(lnBeta(b, a), value, 1e-14);
  });

  it.each(expected.digamma)('ψ of $args', ({ args: [x = 0], value }) => {
    expect(Math.abs(digamma(x) - value)).toBeLessThan(1e-14 * Math.max(1, Math.abs(value)));
  });

  it.each(expected.gammaUpper)('Q of $args', ({ args: [a = 0, x = 0], value, ln }) => {
    near(gammaUpper(a, x), value, 1e-12);
    near(lnGammaUpper(a, x), ln ?? NaN, 1e-12);
  });

  it.each(expected.gammaLower)('P of $args', ({ args: [a = 0, x = 0], value, ln }) => {
    near(gammaLower(a, x), value, 1e-12);
    near(lnGammaLower(a, x), ln ?? NaN, 1e-12);
  });

  it.each(expected.betaLower)('I of $args', ({ args: [a = 0, b = 0, x = 0], value, ln }) => {
    near(betaLower(a, b, x), value, 1e-12);
    near(lnBetaLower(a, b, x), ln ?? NaN, 1e-12);
    near(betaUpper(b, a, 1 - x, x), value, 1e-12);
    near(lnBetaUpper(b, a, 1 - x, x), ln ?? NaN, 1e-12);
  });

  it.each(expected.erfc)('erfc of $args', ({ args: [x = 0], value }) => {
    near(erfc(x), value, 1e-12);
  });

  it.each(expected.normalQuantile)('the normal quantile of $args', ({ args: [p = 0], value }) => {
    near(normalQuantile(p), value, 1e-14);
  });
});

describe('tails of distributions', () => {
  it.each(expected.chiSquare)('chi-square $args', ({ args: [x = 0, df = 0], value, ln }) => {
    nearChance(chiSquareUpper(x, df), value, ln);
  });

  it.each(expected.f)('F $args', ({ args: [f = 0, a = 0, b = 0], value, ln }) => {
    nearChance(fUpper(f, a, b), value, ln);
  });

  it.each(expected.t)('t $args', ({ args: [t = 0, df = 0], value, ln }) => {
    nearChance(tTwoSided(t, df), value, ln);
  });

  it.each(expected.z)('z $args', ({ args: [z = 0], value, ln }) => {
    nearChance(zTwoSided(z), value, ln);
  });
});

describe('what must hold everywhere', () => {
  const shape = fc.double({ min: 0.01, max: 5000, noNaN: true });
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

  it('both tails of the gamma distribution make one', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0, max: 3, noNaN: true }), (a, times) => {
        expect(gammaLower(a, a * times) + gammaUpper(a, a * times)).toBeCloseTo(1, 12);
      }),
      settings,
    );
  });

  it('both tails of the beta distribution make one, and it is symmetric', () => {
    fc.assert(
      fc.property(shape, shape, share, (a, b, x) => {
        expect(betaLower(a, b, x) + betaUpper(a, b, x)).toBeCloseTo(1, 12);
        expect(betaLower(a, b, x, 1 - x)).toBeCloseTo(betaUpper(b, a, 1 - x, x), 12);
      }),
      settings,
    );
  });

  it('the quantile undoes the distribution', () => {
    fc.assert(
      fc.property(share, (p) => {
        expect(1 - normalUpper(normalQuantile(p))).toBeCloseTo(p, 13);
      }),
      settings,
    );
  });

  it('the recurrence of Γ holds', () => {
    fc.assert(
      fc.property(shape, (x) => {
        const next = lnGamma(x + 1);
        expect(Math.abs(next - lnGamma(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(1, Math.abs(next)));
      }),
      settings,
    );
  });
});

describe('at the ends', () => {
  it('says what it can', () => {
    expect(lnGamma(0)).toBe(Infinity);
    expect(lnGamma(1)).toBe(0);
    expect(lnGamma(2)).toBe(0);
    expect(gammaUpper(2, 0)).toBe(1);
    expect(gammaUpper(2, Infinity)).toBe(0);
    expect(betaLower(2, 3, 0)).toBe(0);
    expect(betaLower(2, 3, 1)).toBe(1);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(0.5)).toBe(0);
    expect(fUpper(0, 3, 10).p).toBe(1);
    expect(fUpper(Infinity, 3, 10).p).toBe(0);
    expect(lnNormalUpper(-40)).toBeCloseTo(0, 15);
    expect(normalUpper(0)).toBe(0.5);
  });

  it('counts ways to choose', () => {
    expect(Math.exp(lnChoose(5, 2))).toBeCloseTo(10, 12);
    expect(Math.exp(lnChoose(52, 5))).toBeCloseTo(2_598_960, 6);
    expect(lnChoose(10, 0)).toBe(0);
    expect(lnChoose(10, 11)).toBe(-Infinity);
  });
});
