import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, type FitInput, type Fitted } from '../../../src/analysis/tree/fit';
import { sortRows } from '../../../src/analysis/tree/sort-rows';
import { seededRandom } from '../../../src/lib/random';
import type { FeatureColumn } from '../../../src/analysis/tree/types';

const settings = { numRuns: Number(process.env.FUZZ_RUNS ?? 50), seed: 11 };

function input(
  features: readonly FeatureColumn[],
  labels: readonly number[],
  rest: Partial<FitInput> = {},
): FitInput {
  return {
    features,
    labels: Uint8Array.from(labels),
    classes: Math.max(2, ...labels.map((label) => label + 1)),
    holdout: 0,
    seed: 1,
    settings: { depth: 3, minLeaf: 1, minSplit: 2 },
    balanced: false,
    prune: 'none',
    cp: 0,
    folds: 3,
    oneSe: true,
    ...rest,
  };
}

const number = (values: readonly (number | null)[]): FeatureColumn => ({
  values: Float64Array.from(values, (value) => value ?? NaN),
  levels: null,
});

const category = (codes: readonly (number | null)[], levels: number): FeatureColumn => ({
  ...number(codes),
  levels,
});

/** Rows × gini of a list of labels. */
function impurity(labels: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const squares = [...counts.values()].reduce((sum, count) => sum + count * count, 0);
  return labels.length === 0 ? 0 : labels.length - squares / labels.length;
}

/** What parting the labels by a mark gains; null where a side has fewer than `least`. */
function gainOf(labels: readonly number[], left: readonly boolean[], least: number): number | null {
  const sides = [true, false].map((side) => labels.filter((_, i) => left[i] === side));
  if (sides.some(({ length }) => length < least)) return null;
  return impurity(labels) - sides.reduce((sum, side) => sum + impurity(side), 0);
}

/** Every way to part rows by a number with missing values, tried one after the other. */
function bestByNumber(values: readonly (number | null)[], labels: readonly number[], least: number): number {
  const known = [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
  const gains = known.slice(0, -1).flatMap((cut) =>
    [true, false].map((missing) =>
      gainOf(
        labels,
        values.map((value) => (value === null ? missing : value <= cut)),
        least,
      ),
    ),
  );
  return Math.max(0, ...gains.flatMap((gain) => gain ?? []));
}

/** Every way to part rows by a category; null is one of its own. */
function bestByCategory(codes: readonly (number | null)[], labels: readonly number[], least: number): number {
  const levels = [...new Set(codes)];
  const gains = Array.from({ length: 2 ** levels.length }, (_, mask) =>
    gainOf(
      labels,
      codes.map((code) => ((mask >> levels.indexOf(code)) & 1) === 1),
      least,
    ),
  );
  return Math.max(0, ...gains.flatMap((gain) => gain ?? []));
}

const rows = fc.array(
  fc.record({
    value: fc.option(fc.integer({ min: -4, max: 6 }), { freq: 6 }),
    code: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 6 }),
    label: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 4, maxLength: 40 },
);

describe('a single split', () => {
  it('by a number is the best of all, wherever missing values may go', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 4 }), (data, least) => {
        const values = data.map(({ value }) => value);
        const labels = data.map(({ label }) => label);
        const shape = { depth: 1, minLeaf: least, minSplit: 2 };
        const { nodes } = fit(input([number(values)], labels, { settings: shape }));
        expect(nodes[0]?.split?.gain ?? 0).toBeCloseTo(bestByNumber(values, labels, least), 9);
      }),
      settings,
    );
  });

  it('is the best of all also where there are too many values for a table', () => {
    const random = seededRandom(5);
    const values = Array.from({ length: 1300 }, () => (random() < 0.1 ? null : random()));
    const labels = values.map((value) => (random() < 0.3 ? 2 : value === null || value > 0.37 ? 1 : 0));
    const { nodes } = fit(
      input([number(values)], labels, { settings: { depth: 1, minLeaf: 7, minSplit: 2 } }),
    );
    expect(nodes[0]?.split?.gain).toBeCloseTo(bestByNumber(values, labels, 7), 8);
    expect(nodes[0]?.split).toMatchObject({ missingLeft: false });
  });

  it('by a category is the best of all, for two classes and for three', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 3 }), fc.boolean(), (data, least, two) => {
        const codes = data.map(({ code }) => code);
        const labels = data.map(({ label }) => (two ? Math.min(label, 1) : label));
        // With two classes the categories are tried in one order only, which is best where leaves may be of any size.
        const smallest = two ? 1 : least;
        const shape = { depth: 1, minLeaf: smallest, minSplit: 2 };
        const { nodes } = fit(input([category(codes, 5)], labels, { settings: shape }));
        expect(nodes[0]?.split?.gain ?? 0).toBeCloseTo(bestByCategory(codes, labels, smallest), 9);
      }),
      settings,
    );
  });
});

describe('a tree', () => {
  const shape = ({ nodes }: Fitted) => nodes.map(({ id, split, counts }) => ({ id, split, counts }));

  it('does not depend on the order of rows, on copies of a column, nor on units', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (data, keys) => {
        const order = data.map((_, i) => i).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
        const mixed = order.map((i) => data[i] ?? { value: 0, code: 0, label: 0 });
        const make = (list: typeof data, scale: number, copies: number) =>
          fit(
            input(
              [
                ...Array.from({ length: copies }, () =>
                  number(list.map(({ value }) => value && value * scale)),
                ),
                category(
                  list.map(({ code }) => code),
                  5,
                ),
              ],
              list.map(({ label }) => label),
              { classes: 3 },
            ),
          );
        expect(shape(make(mixed, 1, 1))).toEqual(shape(make(data, 1, 1)));
        const scaled = make(data, 4, 1).nodes.map(({ counts, split }) => [counts, split?.gain]);
        expect(scaled).toEqual(make(data, 1, 1).nodes.map(({ counts, split }) => [counts, split?.gain]));
        const copied = make(data, 1, 2).nodes.map(({ counts }) => counts);
        expect(copied).toEqual(make(data, 1, 1).nodes.map(({ counts }) => counts));
      }),
      settings,
    );
  });

  it('leads every row to a leaf, whose rows add up to those of its parent', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (data, pruned) => {
        const labels = data.map(({ label }) => label);
        const columns = [
          number(data.map(({ value }) => value)),
          category(
            data.map(({ code }) => code),
            5,
          ),
        ];
        const prune = pruned ? ('cv' as const) : ('none' as const);
        const { nodes, leafOf } = fit(input(columns, labels, { holdout: 0.3, prune, classes: 3 }));
        const sums = nodes.map(({ counts, held }) =>
          [...counts, ...held].reduce((sum, count) => sum + count, 0),
        );
        nodes.forEach(({ left, right, split }, node) => {
          if (split) expect(sums[node]).toBe((sums[left] ?? 0) + (sums[right] ?? 0));
          else expect(sums[node]).toBe(leafOf.filter((leaf) => leaf === node).length);
        });
      }),
      settings,
    );
  });
});

describe('degenerate columns', () => {
  it('give a root alone', () => {
    const labels = [0, 1, 0, 1];
    expect(fit(input([number([3, 3, 3, 3])], labels)).nodes).toHaveLength(1);
    expect(fit(input([category([0, 0, 0, 0], 1)], labels)).nodes).toHaveLength(1);
    expect(fit(input([number([null, null, null, null])], labels)).nodes).toHaveLength(1);
    expect(fit(input([number([1, 2, 3, 4])], [0, 0, 0, 0])).nodes).toHaveLength(1);
    expect(fit(input([number([5])], [0], { prune: 'cv' })).nodes).toHaveLength(1);
  });

  it('minus zero and zero are one value', () => {
    expect(fit(input([number([0, -0, 0, -0])], [0, 1, 0, 1])).nodes).toHaveLength(1);
  });

  it('a midpoint between numbers that have none between them is the lower one', () => {
    const next = 1 + Number.EPSILON;
    const { nodes } = fit(input([number([1, 1, next, next])], [0, 0, 1, 1]));
    expect(nodes[0]?.split).toMatchObject({ threshold: 1 });
    expect(nodes.slice(1).map(({ counts }) => counts)).toEqual([
      [2, 0],
      [0, 2],
    ]);
  });
});

describe('sorting rows', () => {
  it('is the order of the values, equal ones as the rows stand', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true }),
      fc.integer({ min: -3, max: 3 }),
      fc.double({ min: 1, max: 1 + 1e-14, noNaN: true }),
      fc.constant(NaN),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 120 }), (list) => {
        const values = Float64Array.from(list);
        const sorted = sortRows(values);
        const known = list.map((_, row) => row).filter((row) => !Number.isNaN(list[row]));
        known.sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0) || a - b);
        expect([...sorted.rows]).toEqual(known);
        expect([...sorted.values]).toEqual(known.map((row) => (list[row] ?? 0) + 0));
        expect(sorted.missing.length).toBe(list.length - known.length);
      }),
      { ...settings, numRuns: settings.numRuns * 4 },
    );
  });
});
