import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenCells, type Crossing } from '../../src/report/protect-cells';

const crossing = (sizes: readonly (readonly number[])[]): Crossing => ({
  sizes,
  rowLabels: sizes.map((_, i) => `r${i}`),
  columnLabels: (sizes[0] ?? []).map((_, i) => `c${i}`),
  hiddenRows: new Set(),
});

describe('cells of a cross table', () => {
  it('stay where all are large', () => {
    expect([
      ...hiddenCells(
        crossing([
          [10, 20],
          [30, 40],
        ]),
        10,
      ),
    ]).toEqual([]);
  });

  it('hide a rectangle round a single small one, so that no sum tells it', () => {
    const hidden = hiddenCells(
      crossing([
        [5, 20, 30],
        [40, 25, 60],
        [70, 80, 90],
      ]),
      10,
    );
    expect([...hidden].sort()).toEqual(['0,0', '0,1', '1,0', '1,1']);
  });

  it('leave no line with one hidden cell, or with hidden ones under the minimum, unless all of it is', () => {
    const tables = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(tables, (sizes) => {
        const hidden = hiddenCells(crossing(sizes), 10);
        const places = sizes.flatMap((cells, row) => cells.map((size, column) => ({ row, column, size })));
        const gone = ({ row, column }: { row: number; column: number }) => hidden.has(`${row},${column}`);
        expect(places.every((place) => place.size === 0 || place.size >= 10 || gone(place))).toBe(true);
        for (const by of ['row', 'column'] as const) {
          for (const line of new Set(places.map((place) => place[by]))) {
            const cells = places.filter((place) => place[by] === line && place.size > 0);
            const out = cells.filter(gone);
            const sum = out.reduce((total, { size }) => total + size, 0);
            expect(out.length === 0 || out.length === cells.length || (out.length >= 2 && sum >= 10)).toBe(
              true,
            );
          }
        }
      }),
      { seed: 5, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) },
    );
  });
});
