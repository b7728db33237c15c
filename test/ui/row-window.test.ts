import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHeight, rowAt, scrollFor, visibleRows } from '../../src/ui/row-window';

const numRuns = Number(process.env.FUZZ_RUNS ?? 50);
const geometries = fc.record({
  total: fc.integer({ min: 0, max: 20_000_000 }),
  rowHeight: fc.constantFrom(32, 38),
  viewport: fc.integer({ min: 64, max: 900 }),
});

describe('the window of rows', () => {
  it('is as high as its rows while browsers can scroll that', () => {
    expect(contentHeight({ total: 1000, rowHeight: 32, viewport: 384 })).toBe(32_000);
    expect(contentHeight({ total: 10_000_000, rowHeight: 32, viewport: 384 })).toBe(8_000_000);
  });

  it('shows the last row at the very end and the first at the start, however many there are', () => {
    fc.assert(
      fc.property(geometries, (geometry) => {
        const bottom = contentHeight(geometry) - geometry.viewport;
        const [first, end] = visibleRows(geometry, rowAt(geometry, bottom));
        expect(end).toBe(geometry.total);
        expect((geometry.total - rowAt(geometry, bottom)) * geometry.rowHeight).toBeLessThanOrEqual(
          geometry.viewport + 1e-3,
        );
        expect(first).toBeGreaterThanOrEqual(0);
        expect(visibleRows(geometry, rowAt(geometry, 0))[0]).toBe(0);
      }),
      { numRuns, seed: 7 },
    );
  });

  it('scrolls to a row and is then at it', () => {
    fc.assert(
      fc.property(geometries, fc.double({ min: 0, max: 1, noNaN: true }), (geometry, share) => {
        const last = Math.max(0, geometry.total - geometry.viewport / geometry.rowHeight);
        const row = Math.floor(share * last);
        expect(rowAt(geometry, scrollFor(geometry, row))).toBeCloseTo(row, 4);
      }),
      { numRuns, seed: 7 },
    );
  });

  it('draws only what is seen', () => {
    fc.assert(
      fc.property(geometries, fc.double({ min: 0, max: 1, noNaN: true }), (geometry, share) => {
        const [first, end] = visibleRows(geometry, share * geometry.total);
        expect(end - first).toBeLessThanOrEqual(Math.ceil(geometry.viewport / geometry.rowHeight) + 1);
      }),
      { numRuns, seed: 7 },
    );
  });
});
