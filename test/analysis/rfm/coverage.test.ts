import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBox } from '../../../src/analysis/rfm/box';
import { coverage } from '../../../src/analysis/rfm/coverage';
import { MAP_BINS, MAPS, type MapName } from '../../../src/analysis/rfm/maps';
import { segmentOfScore } from '../../../src/analysis/rfm/segmentOfScore';

const SETTINGS = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50), seed: 20240701 };
const FIVE = { r: 5, f: 5, m: 5 };

const of = (name: MapName) => {
  const bins = MAP_BINS[name] ?? 2;
  const found = coverage(MAPS[name], { r: bins, f: bins, m: bins });
  const keys = (places: readonly number[]) => places.map((place) => MAPS[name][place]?.segment);
  return { ...found, unreachable: keys(found.unreachable), empty: keys(found.empty) };
};

describe('what the maps of other tools cover', () => {
  it.each(['cn8', 'grid10', 'map125'] as const)('%s is complete and disjoint', (name) => {
    expect(of(name)).toMatchObject({ holes: [], overlaps: [], unreachable: [], empty: [] });
  });

  // REFERENCE 1.1.
  it('R rfm 0.2: New, Promising and Can’t lose cannot be reached', () => {
    expect(of('r_rfm_02').unreachable).toEqual(['new', 'promising', 'cant_lose']);
    expect(of('r_rfm_02').empty).toEqual([]);
  });

  it('Putler: four cannot be reached in its own order, only Lost with the narrowest first', () => {
    expect(of('putler').unreachable).toEqual(['recent', 'promising', 'cant_lose', 'lost']);
    expect(of('putler_narrow').unreachable).toEqual(['lost']);
  });

  it('R rfm 0.3 has holes and overlaps; PyMC’s lists are disjoint and leave others', () => {
    expect(of('r_rfm_03').unreachable).toEqual([]);
    expect(of('r_rfm_03').overlaps.length).toBeGreaterThan(0);
    const pymc = of('pymc');
    expect(pymc.overlaps).toEqual([]);
    expect(pymc.scores).toHaveLength(64);
    expect(pymc.holes).toHaveLength(64 - MAPS.pymc.flatMap(({ scores }) => scores ?? []).length);
  });
});

describe('boxes', () => {
  const side = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  const box = fc.record({ r: side, f: side, m: side, fm: side }, { requiredKeys: [] });

  it('take what lies between their sides, and the first of a list has a score', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 6 }), (boxes) => {
        const segments = boxes.map((one) => ({ box: one }));
        const found = coverage(segments, FIVE);
        for (const { score, taken } of found.scores) {
          const [r = 0, f = 0, m = 0] = [...score].map(Number);
          const within = (value: number, range: readonly [number, number] | undefined) =>
            !range || (range[0] <= value && value <= range[1]);
          const wanted = boxes.flatMap((one, i) =>
            within(r, one.r) && within(f, one.f) && within(m, one.m) && within((f + m) / 2, one.fm)
              ? [i]
              : [],
          );
          expect(taken).toEqual(wanted);
          expect(segmentOfScore(segments, score)).toBe(segments[wanted[0] ?? -1] ?? null);
        }
        expect(found.holes.length + found.scores.filter(({ taken }) => taken.length > 0).length).toBe(125);
      }),
      SETTINGS,
    );
  });

  it('take halves of the mean of F and M', () => {
    expect(inBox({ fm: [3.5, 4] }, '134')).toBe(true);
    expect(inBox({ fm: [4, 5] }, '134')).toBe(false);
  });
});
