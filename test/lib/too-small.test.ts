import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tooSmall } from '../../src/lib/too-small';

const of = (sizes: readonly number[], least = 10) => [...tooSmall(sizes, least)].sort((a, b) => a - b);

it('hides small groups, and as many more as subtraction asks', () => {
  expect(of([10, 11, 0])).toEqual([]);
  expect(of([300, 7, 40, 90])).toEqual([1, 2]);
  expect(of([3, 4, 50, 60])).toEqual([0, 1, 2]);
  expect(of([8, 9, 50, 60])).toEqual([0, 1]);
  expect(of([3, 4, 5, 6, 90])).toEqual([0, 1, 2, 3]);
  expect(of([5, 0])).toEqual([0]);
  expect(of([1, 2], 0)).toEqual([]);
});

it('never leaves a small group, nor one that the rest of the sum would tell', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), (sizes, least) => {
      const hidden = tooSmall(sizes, least);
      const shown = sizes.filter((size, i) => size > 0 && !hidden.has(i));
      expect(shown.every((size) => size >= least)).toBe(true);
      const sum = [...hidden].reduce((all, i) => all + (sizes[i] ?? 0), 0);
      if (hidden.size > 0 && shown.length > 0) expect(hidden.size >= 2 && sum >= least).toBe(true);
    }),
    { seed: 7, numRuns: Number(process.env.FUZZ_RUNS ?? 50) },
  );
});
