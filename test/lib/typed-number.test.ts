import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedNumber } from '../../src/lib/typed-number';

const numRuns = Number(process.env.FUZZ_RUNS ?? 50);

describe('typedNumber', () => {
  it.each([
    ['12%', 0.12],
    ['7 %', 0.07],
    ['-3‰', -0.003],
    ['1,200.5', 1200.5],
    ['1.2亿', 120_000_000],
    ['3.5万', 35_000],
    ['１２．５％', 0.125],
    ['¥1,000', 1000],
    ['.5', 0.5],
    [4, 4],
  ])('reads %s', (typed, number) => {
    expect(typedNumber(typed)).toBeCloseTo(number, 10);
  });

  it.each(['', 'many', '1,20', '1.2.3', '%', '-', NaN, Infinity, null, true, [1], {}])(
    'takes %s for no number',
    (typed) => {
      expect(typedNumber(typed)).toBeNull();
    },
  );

  it('reads every number that it is given as text, and never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.string(), (number, text) => {
        expect(typedNumber(String(number))).toBe(number);
        const read = typedNumber(text);
        expect(read === null || Number.isFinite(read)).toBe(true);
      }),
      { seed: 3, numRuns },
    );
  });
});
