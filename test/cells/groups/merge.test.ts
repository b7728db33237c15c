import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headcountOf } from '../../../src/cells/groups/headcount';
import { type Combination, mergeSmall, OTHER, sizeOf, UNKNOWN } from '../../../src/cells/groups/merge';
import { SMALL_RULES } from '../../../src/cells/groups/options';
import { cutsFromText, mapFromText, mapToText } from '../../../src/cells/groups/view-text';

const NUM_RUNS = Number(process.env['FUZZ_RUNS'] ?? 50);
const band = (key: string) => ({ key, label_zh: key, label_en: key });
const AGES = { ordered: true, values: ['b1', 'b2', 'b3', 'b4'].map(band) };
const PLACES = { ordered: false, values: ['east', 'west'].map(band) };
const of = (keys: (string | null)[], customers: number): Combination => ({ keys, customers, amount: null });

describe('mergeSmall', () => {
  it('puts the small ones into the next band of the same place, the nearer first, the lower of equals', () => {
    const groups = mergeSmall(
      [
        of(['east', 'b1'], 50),
        of(['east', 'b2'], 3),
        of(['east', 'b3'], 40),
        of(['west', 'b1'], 30),
        of(['west', 'b4'], 2),
      ],
      [PLACES, AGES],
      { least: 10, most: 20, small: 'nearest' },
    );
    expect(groups.map((group) => [group.key, sizeOf(group)])).toEqual([
      ['east|b3', 40],
      ['west|b1', 32],
      ['east|b1', 53],
    ]);
  });

  it('puts what has no neighbour to the others', () => {
    const groups = mergeSmall([of(['east', 'b1'], 50), of(['west', 'b2'], 3)], [PLACES, AGES], {
      least: 10,
      most: 20,
      small: 'nearest',
    });
    expect(groups.map((group) => [group.key, sizeOf(group)])).toEqual([
      ['east|b1', 50],
      [OTHER, 3],
    ]);
  });

  it('keeps everyone, in groups that are large enough or the rest; unknown never among known', () => {
    const key = fc.constantFrom('b1', 'b2', 'b3', 'b4', null);
    const place = fc.constantFrom('east', 'west', null);
    const combination = fc.tuple(place, key, fc.integer({ min: 1, max: 60 }));
    const distinct = fc.uniqueArray(combination, {
      selector: ([a, b]) => `${a ?? ''}|${b ?? ''}`,
      minLength: 1,
    });
    fc.assert(
      fc.property(
        distinct,
        fc.nat(50),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...SMALL_RULES),
        (all, least, most, small) => {
          const combinations = all.map(([a, b, customers]) => of([a, b], customers));
          const groups = mergeSmall(combinations, [PLACES, AGES], { least, most, small });
          const members = groups.flatMap((group) => group.members);
          expect(members.reduce((sum, one) => sum + one.customers, 0)).toBe(
            combinations.reduce((sum, one) => sum + one.customers, 0),
          );
          expect(new Set(members.map(({ keys }) => keys.join())).size).toBe(combinations.length);
          const own = groups.filter(({ keys }) => keys !== null);
          expect(own.length).toBeLessThanOrEqual(most);
          if (small !== 'keep') for (const group of own) expect(sizeOf(group)).toBeGreaterThanOrEqual(least);
          for (const group of groups) {
            const known = group.members.map(({ keys }) => !keys.includes(null));
            if (group.key !== UNKNOWN) expect(new Set(known).size).toBe(1);
            else expect(known).not.toContain(true);
          }
          const again = mergeSmall([...combinations].reverse(), [PLACES, AGES], { least, most, small });
          const sizes = (list: typeof groups) => list.map((group) => [group.key, sizeOf(group)]).sort();
          expect(sizes(again)).toEqual(sizes(groups));
        },
      ),
      { seed: 4, numRuns: NUM_RUNS },
    );
  });
});

describe('what readers type', () => {
  it('is read as headcounts', () => {
    expect(
      ['120', '50-99人', '少于50人', '1000人以上', '1.5万', '2千+', '50人以下', '若干'].map(headcountOf),
    ).toEqual([120, 50, 49, 1000, 15_000, 2000, 49, null]);
  });

  it('is read as cuts and as a table', () => {
    expect(cutsFromText('18, 25，60')).toEqual([18, 25, 60]);
    expect(cutsFromText('30, 20')).toBeNull();
    expect(mapFromText('河南省=华东\n bad \n a ＝ b')).toEqual({ 河南省: '华东', a: 'b' });
    expect(mapFromText(mapToText({ x: 'y', z: 'w' }))).toEqual({ x: 'y', z: 'w' });
  });
});
