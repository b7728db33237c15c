import { describe, expect, it } from 'vitest';
import { adjust } from '../../../src/analysis/stats/adjust';
import { agreement } from '../../../src/analysis/stats/adjustedRand';
import { chiSquare } from '../../../src/analysis/stats/chiSquare';
import { sizeOf, sizeOfV } from '../../../src/analysis/stats/effect';
import { anova, spreadOf, welch, welchPair, type Moments } from '../../../src/analysis/stats/means';
import { dunn, kruskalWallis } from '../../../src/analysis/stats/ranks';
import expected from '../../expected/stats.json';

function near(actual: number | undefined, value: number, tolerance = 1e-10): void {
  expect(Math.abs((actual ?? NaN) - value)).toBeLessThanOrEqual(
    Math.max(1e-300, Math.abs(value) * tolerance),
  );
}

function moments(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { n, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) };
}

describe.each(expected.tables)('chi-square of %#', (one) => {
  it('is that of scipy', () => {
    const found = chiSquare(one.table);
    near(found?.statistic, one.statistic, 1e-13);
    expect(found?.df).toBe(one.df);
    if (one.p >= 1e-30) near(found?.chance.p, one.p);
    if (one.ln_p !== null) expect(Math.abs((found?.chance.ln_p ?? NaN) - one.ln_p)).toBeLessThan(1e-9);
    near(found?.v, one.v, 1e-12);
    near(found?.v_corrected, one.v_corrected, 1e-12);
    one.residuals.forEach((row, i) => {
      row.forEach((residual, j) => {
        expect(found?.cells[i]?.[j]?.residual).toBeCloseTo(residual, 9);
      });
    });
  });
});

describe.each(expected.groups)('means and ranks of %#', (one) => {
  const groups = one.groups.map(moments);
  const ranked = one.groups.map((values, i) => ({ n: values.length, rankSum: one.rank_sums[i] ?? NaN }));
  const n = groups.reduce((sum, group) => sum + group.n, 0);

  it('analysis of variance, Welch, effect sizes', () => {
    near(anova(groups)?.f, one.f, 1e-11);
    near(anova(groups)?.chance.p, one.p, one.p > 1e-30 ? 1e-10 : 1e-8);
    near(spreadOf(groups)?.eta2, one.eta2, 1e-11);
    near(spreadOf(groups)?.omega2, one.omega2, 1e-11);
    near(welch(groups)?.f, one.welch_f, 1e-11);
    near(welch(groups)?.df2, one.welch_df, 1e-11);
    near(welch(groups)?.chance.p, one.welch_p, one.welch_p > 1e-30 ? 1e-10 : 1e-8);
  });

  it('Kruskal–Wallis', () => {
    const found = kruskalWallis(ranked, one.ties);
    near(found?.h, one.h, 1e-11);
    near(found?.chance.p, one.ph, one.ph > 1e-30 ? 1e-10 : 1e-8);
    near(found?.epsilon2, one.h / (n - 1), 1e-11);
  });

  it.each(one.pairs)('pairs $i and $j', ({ i, j, t, p, z, pz }) => {
    const [a, b] = [groups[i], groups[j]];
    const [ra, rb] = [ranked[i], ranked[j]];
    if (!a || !b || !ra || !rb) throw new Error('no such group');
    near(welchPair(a, b)?.t, t, 1e-10);
    near(welchPair(a, b)?.chance.p, p, p > 1e-30 ? 1e-10 : 1e-8);
    near(dunn(ra, rb, n, one.ties)?.z, z, 1e-10);
    near(dunn(ra, rb, n, one.ties)?.chance.p, pz, pz > 1e-30 ? 1e-9 : 1e-8);
  });
});

describe('corrections', () => {
  it.each(expected.adjust)('of $p', ({ p, holm, bh }) => {
    const lns = p.map(Math.log);
    adjust(lns, 'holm').forEach((ln, i) => {
      near(Math.exp(ln), holm[i] ?? NaN, 1e-12);
    });
    adjust(lns, 'bh').forEach((ln, i) => {
      near(Math.exp(ln), bh[i] ?? NaN, 1e-12);
    });
    expect(adjust(lns, 'none')).toEqual(lns);
  });
});

describe('agreement', () => {
  it.each(expected.agreement)('of table %#', ({ table, ari, nmi }) => {
    expect(agreement(table).ari).toBeCloseTo(ari, 12);
    expect(agreement(table).nmi).toBeCloseTo(nmi, 12);
  });

  it('of groups that are the same, or all one', () => {
    expect(
      agreement([
        [5, 0],
        [0, 7],
      ]),
    ).toMatchObject({ ari: 1, nmi: 1 });
    expect(agreement([[12]])).toMatchObject({ ari: 1, nmi: 1 });
  });
});

describe('degenerate data', () => {
  it('has no test', () => {
    expect(chiSquare([[3, 4]])).toBeNull();
    expect(
      chiSquare([
        [3, 0],
        [4, 0],
      ]),
    ).toBeNull();
    expect(
      spreadOf([
        { n: 3, mean: 2, variance: 0 },
        { n: 2, mean: 2, variance: 0 },
      ]),
    ).toBeNull();
    expect(
      welch([
        { n: 1, mean: 2, variance: 0 },
        { n: 2, mean: 3, variance: 1 },
      ]),
    ).toBeNull();
    expect(welchPair({ n: 1, mean: 2, variance: 0 }, { n: 2, mean: 3, variance: 1 })).toBeNull();
    expect(
      kruskalWallis(
        [
          { n: 2, rankSum: 5 },
          { n: 2, rankSum: 5 },
        ],
        60,
      ),
    ).toBeNull();
    const apart = anova([
      { n: 2, mean: 1, variance: 0 },
      { n: 2, mean: 2, variance: 0 },
    ]);
    expect(apart).toMatchObject({ f: Infinity, chance: { p: 0 } });
  });
});

describe('words for sizes', () => {
  it('begin at the usual limits', () => {
    expect(['none', 'small', 'medium', 'large']).toEqual(
      [0.005, 0.01, -0.1, 0.14].map((v) => sizeOf('eta2', Math.abs(v))),
    );
    expect(sizeOf('d', -0.9)).toBe('large');
    expect(sizeOfV(0.2, 1)).toBe('small');
    expect(sizeOfV(0.2, 4)).toBe('medium');
  });
});
