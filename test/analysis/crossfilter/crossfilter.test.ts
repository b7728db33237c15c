import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Crossfilter, type FilterDimension } from '../../../src/analysis/crossfilter/crossfilter';

const seed = { seed: 3, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) };

/** The same by the definition: each dimension counted under the brushes of all others. */
function plain(
  dimensions: readonly FilterDimension[],
  amount: Float64Array,
  brushes: readonly (readonly number[] | null)[],
) {
  const holds = (at: number, row: number) => {
    const bins = brushes[at];
    const { codes = new Uint8Array(0) } = dimensions[at] ?? {};
    const code = codes[row] ?? 0;
    if (!bins) return true;
    return codes instanceof Int32Array ? bins.some((bin) => (code & (1 << bin)) !== 0) : bins.includes(code);
  };
  const rows = Array.from(amount, (_, row) => row);
  const counts = dimensions.map(({ bins, codes }, own) =>
    Array.from(
      { length: bins },
      (_, bin) =>
        rows.filter((row) => {
          const code = codes[row] ?? 0;
          const here = codes instanceof Int32Array ? (code & (1 << bin)) !== 0 : code === bin;
          return here && dimensions.every((_, at) => at === own || holds(at, row));
        }).length,
    ),
  );
  const passing = rows.filter((row) => dimensions.every((_, at) => holds(at, row)));
  return { counts, passing, amount: passing.reduce((sum, row) => sum + (amount[row] ?? 0), 0) };
}

describe('Crossfilter', () => {
  it('counts as the definition says, brush after brush', () => {
    const data = fc
      .record({
        rows: fc.integer({ min: 0, max: 60 }),
        draw: fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
      })
      .map(({ rows, draw }) => {
        const next = () => draw.next().value as number;
        const column = (most: number) => Uint8Array.from({ length: rows }, () => next() % most);
        return {
          amount: Float64Array.from({ length: rows }, () => next()),
          dimensions: [
            { bins: 4, codes: column(4) },
            { bins: 2, codes: column(2) },
            { bins: 5, codes: Int32Array.from({ length: rows }, () => next() % 32) },
          ],
        };
      });
    const bins = fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }), { nil: null });
    const steps = fc.array(fc.tuple(bins, bins, bins), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(data, steps, ({ amount, dimensions }, brushes) => {
        const filter = new Crossfilter(amount.length, dimensions, amount);
        for (const brush of brushes) {
          const found = filter.brush(brush);
          const wanted = plain(dimensions, amount, brush);
          expect(found.bins.map((counts) => [...counts])).toEqual(wanted.counts);
          expect(found.rows).toBe(wanted.passing.length);
          expect(found.amount).toBe(wanted.amount);
          expect(filter.page(0, 5)).toEqual({
            rows: wanted.passing.slice(0, 5),
            total: wanted.passing.length,
          });
        }
      }),
      seed,
    );
  });

  it('pages through the order of the list, or through what a search found of it', () => {
    const filter = new Crossfilter(6, [{ bins: 2, codes: Uint8Array.of(0, 1, 0, 1, 0, 1) }], null);
    filter.brush([[1]]);
    filter.order(Int32Array.of(5, 4, 3, 2, 1, 0));
    expect(filter.page(0, 2)).toEqual({ rows: [5, 3], total: 3 });
    expect(filter.page(2, 2)).toEqual({ rows: [1], total: 3 });
    filter.order(Int32Array.of(0, 3, 4));
    expect(filter.page(0, 2)).toEqual({ rows: [3], total: 1 });
    expect(filter.brush([null])).toMatchObject({ rows: 6, amount: null });
    expect(filter.page(0, 9).total).toBe(3);
  });
});
