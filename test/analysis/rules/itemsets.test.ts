import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBaskets } from '../../../src/analysis/rules/baskets';
import { countSets } from '../../../src/analysis/rules/count-sets';
import { frequentSets } from '../../../src/analysis/rules/itemsets';
import { NumberIds } from '../../../src/analysis/rules/number-ids';

const seed = { seed: 8, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) };
const ALL = { maxLength: 6, mostItems: 100, mostSets: 100_000 };

interface Row {
  readonly basket: number;
  readonly item: number;
}

function read(rows: readonly Row[], items: number, groups?: (basket: number) => number) {
  return readBaskets(
    {
      basket: Float64Array.from(rows, ({ basket }) => basket),
      item: Float64Array.from(rows, ({ item }) => item),
      ...(groups ? { group: Float64Array.from(rows, ({ basket }) => groups(basket)) } : {}),
    },
    Float64Array.from({ length: items }, (_, i) => i),
    groups ? 2 : 0,
  ).baskets;
}

/** Every set that is in enough baskets, by trying all of them. */
function tried(rows: readonly Row[], items: number, minCount: number): Map<string, number> {
  const baskets = new Map<number, number>();
  for (const { basket, item } of rows) baskets.set(basket, (baskets.get(basket) ?? 0) | (1 << item));
  const found = new Map<string, number>();
  for (let set = 1; set < 1 << items; set++) {
    const count = [...baskets.values()].filter((held) => (held & set) === set).length;
    const names = Array.from({ length: items }, (_, i) => i).filter((i) => set & (1 << i));
    if (count >= minCount && names.length <= ALL.maxLength) found.set(names.join(), count);
  }
  return found;
}

function found(mined: ReturnType<typeof frequentSets>): Map<string, number> {
  return new Map(
    mined.levels.flatMap(({ length, sets, counts }) =>
      Array.from(counts, (count, i): [string, number] => [
        sets.subarray(i * length, (i + 1) * length).join(),
        count,
      ]),
    ),
  );
}

const rowsOf = (items: number) =>
  fc.array(fc.record({ basket: fc.integer({ min: -9, max: 90 }), item: fc.nat(items - 1) }), {
    minLength: 1,
    maxLength: 400,
  });

describe('frequentSets', () => {
  it('finds what trying every set finds', () => {
    fc.assert(
      fc.property(rowsOf(7), fc.integer({ min: 1, max: 8 }), (rows, minCount) => {
        const baskets = read(rows, 7);
        const mined = frequentSets(baskets, { from: 0, to: baskets.count }, { ...ALL, minCount });
        expect(found(mined)).toEqual(tried(rows, 7, minCount));
      }),
      seed,
    );
  });

  it('finds in a group what it finds in the rows of that group alone', () => {
    fc.assert(
      fc.property(rowsOf(6), (rows) => {
        const group = (basket: number) => Math.abs(basket) % 3;
        const baskets = read(rows, 6, group);
        for (const one of [1, 2]) {
          const span = { from: baskets.groupStarts[one] ?? 0, to: baskets.groupStarts[one + 1] ?? 0 };
          const own = rows.filter(({ basket }) => group(basket) === one);
          expect(found(frequentSets(baskets, span, { ...ALL, minCount: 2 }))).toEqual(tried(own, 6, 2));
        }
      }),
      seed,
    );
  });

  it('counts the same however few baskets are looked at at a time', () => {
    const rows: Row[] = [];
    for (let basket = 0; basket < 5000; basket++)
      for (const item of [basket % 10, (basket + 1) % 10, (basket * 7) % 10]) rows.push({ basket, item });
    const baskets = read(rows, 10);
    const span = { from: 0, to: baskets.count };
    const items = Int32Array.from({ length: 10 }, (_, i) => i);
    const sets = Int32Array.from([0, 1, 7, 0, 1, 8, 1, 2, 3, 2, 3, 9]);
    const parts = countSets(baskets, items, sets, 3, span, 1);
    expect(parts).toEqual(countSets(baskets, items, sets, 3, span));
    const all = tried(rows, 10, 1);
    expect(Array.from(parts)).toEqual(['0,1,7', '0,1,8', '1,2,3', '2,3,9'].map((set) => all.get(set) ?? 0));
  });

  it('raises the count or stops at a length where there are too many sets, and says so', () => {
    const rows = Array.from({ length: 40 }, (_, basket) =>
      Array.from({ length: 8 }, (_, item) => ({ basket, item })).slice(basket % 4),
    ).flat();
    const baskets = read(rows, 8);
    const span = { from: 0, to: baskets.count };
    const raised = frequentSets(baskets, span, { ...ALL, minCount: 2, mostSets: 12 });
    expect(raised.minCount).toBeGreaterThan(2);
    expect(raised.levels[1]?.counts.length).toBeLessThanOrEqual(12);
    const shortened = frequentSets(baskets, span, { ...ALL, minCount: 2, mostSets: 30 });
    expect(shortened.maxLength).toBe(2);
    const capped = frequentSets(baskets, span, { ...ALL, minCount: 2, mostItems: 3 });
    expect(capped.frequentItems).toBe(8);
    expect(Array.from(capped.levels[0]?.sets ?? [])).toEqual([3, 4, 5]);
  });
});

describe('NumberIds', () => {
  it('numbers in the order in which numbers first come, however many', () => {
    const ids = new NumberIds(4);
    const numbers = Array.from({ length: 5000 }, (_, i) => (i % 2 ? -1 : 1) * (i * 2 ** 40 + i));
    expect(numbers.map((number) => ids.add(number))).toEqual([...numbers.keys()]);
    expect(numbers.map((number) => ids.add(number))).toEqual([...numbers.keys()]);
    expect([ids.size, ids.find(0.5)]).toEqual([5000, -1]);
  });
});
