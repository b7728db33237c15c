import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_VALUES, naturalBreaks } from '../../../src/analysis/breaks/natural-breaks';

const SETTINGS = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50), seed: 20240701 };

interface Case {
  readonly name: string;
  readonly values: readonly number[];
  readonly by_k: readonly { readonly k: number; readonly breaks: readonly number[]; readonly gvf: number }[];
}
const cases = JSON.parse(
  readFileSync(new URL('../../expected/natural-breaks.json', import.meta.url), 'utf8'),
) as { cases: readonly Case[] };

const within = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
};

/** Splits by breaks, as the tiers do: a value belongs to the last class whose break it reaches. */
const split = (values: readonly number[], breaks: readonly number[]) =>
  [...breaks, Infinity].map((end, i) =>
    values.filter((value) => value >= (i === 0 ? -Infinity : (breaks[i - 1] ?? 0)) && value < end),
  );

describe('natural breaks', () => {
  it.each(cases.cases)('are those of an exhaustive search: $name', ({ values, by_k }) => {
    const { fits } = naturalBreaks(Float64Array.from(values), by_k.length);
    expect(fits.map(({ breaks }) => breaks)).toEqual(by_k.map(({ breaks }) => breaks));
    fits.forEach(({ gvf }, i) => expect(gvf).toBeCloseTo(by_k[i]?.gvf ?? NaN, 10));
  });

  it('are never worse than any other breaks, do not part equal values, and do not depend on order', () => {
    const list = fc.array(fc.integer({ min: -20, max: 40 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(list, fc.integer({ min: 2, max: 5 }), (values, k) => {
        const { fits, distinct } = naturalBreaks(Float64Array.from(values), k);
        expect(fits.length).toBe(Math.min(k, new Set(values).size));
        expect(distinct).toBe(new Set(values).size);
        const found = fits.at(-1)?.breaks ?? [];
        const cost = split(values, found).reduce((sum, part) => sum + within(part), 0);
        for (const other of subsets([...new Set(values)].sort((a, b) => a - b).slice(1), found.length)) {
          const its = split(values, other).reduce((sum, part) => sum + within(part), 0);
          expect(cost).toBeLessThanOrEqual(its + 1e-6);
        }
        expect(naturalBreaks(Float64Array.from(values).reverse(), k).fits).toEqual(fits);
      }),
      SETTINGS,
    );
  });

  it('takes neighbours together beyond a number of values, and says so', () => {
    const n = MOST_VALUES + 1;
    const values = Float64Array.from({ length: n }, (_, i) => (i < n / 2 ? i : i + 10 * n));
    const { fits, distinct, grouped } = naturalBreaks(values, 2);
    expect([distinct, grouped]).toEqual([n, Math.ceil(n / 2)]);
    expect(fits[1]?.breaks[0]).toBeGreaterThan(10 * n);
    expect(fits[1]?.gvf).toBeGreaterThan(0.99);
  });

  it('states what cannot be parted', () => {
    expect(naturalBreaks(Float64Array.of(7, 7, 7), 4)).toEqual({
      fits: [{ k: 1, breaks: [], gvf: 1 }],
      distinct: 1,
      grouped: null,
    });
    expect(() => naturalBreaks(new Float64Array(), 3)).toThrow(RangeError);
  });
});

function subsets(values: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, i) => subsets(values.slice(i + 1), size - 1).map((rest) => [value, ...rest]));
}
