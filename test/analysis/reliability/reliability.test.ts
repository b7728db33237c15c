import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kmodes } from '../../../src/analysis/kmodes/kmodes';
import { cronbachAlpha } from '../../../src/analysis/reliability/alpha';
import { scales } from '../../../src/analysis/reliability/scales';
import { varimax } from '../../../src/analysis/reliability/varimax';
import { parseCsv } from '../../../src/lib/parse-csv';
import { sharedData, whereData } from '../../support/shared-data';

interface Statistics {
  readonly alpha: number;
  readonly standardised: number;
  readonly item_total: readonly number[];
  readonly alpha_without: readonly number[];
}
interface Components {
  readonly eigenvalues: readonly number[];
  readonly loadings: readonly (readonly number[])[];
  readonly varimax: readonly (readonly number[])[];
}
/** Computed with numpy by `test/expected/needs.py`. */
interface Expected {
  readonly battery: readonly (readonly number[])[];
  readonly raw: Statistics;
  readonly turned: Statistics;
  readonly first: Statistics;
  readonly components: Components;
  readonly telco: Statistics & { readonly items: readonly string[]; readonly components: Components };
}
const expected = JSON.parse(
  readFileSync(new URL('../../expected/needs.json', import.meta.url), 'utf8'),
) as Expected;

const flat = (rows: readonly (readonly number[])[]) => Float64Array.from(rows.flat());
const turned = expected.battery.map((row) => row.map((value, at) => (at === 2 ? 6 - value : value)));

function expectAlpha(rows: readonly (readonly number[])[], wanted: Statistics): void {
  const dimensions = rows[0]?.length ?? 0;
  const found = cronbachAlpha({ values: flat(rows), dimensions });
  expect(found.rows).toBe(rows.length);
  expect(found.alpha).toBeCloseTo(wanted.alpha, 12);
  expect(found.standardised).toBeCloseTo(wanted.standardised, 12);
  found.items.forEach((item, at) => {
    expect(item.item_total).toBeCloseTo(wanted.item_total[at] ?? NaN, 12);
    expect(item.alpha_without).toBeCloseTo(wanted.alpha_without[at] ?? NaN, 12);
  });
}

function expectTable(
  found: readonly (readonly number[])[],
  wanted: readonly (readonly number[])[],
  digits: number,
) {
  expect(found).toHaveLength(wanted.length);
  found.forEach((row, i) =>
    row.forEach((value, j) => expect(value).toBeCloseTo(wanted[i]?.[j] ?? NaN, digits)),
  );
}

describe('cronbachAlpha', () => {
  it('agrees with numpy, with and without the reversed item turned', () => {
    expectAlpha(expected.battery, expected.raw);
    expectAlpha(turned, expected.turned);
    expectAlpha(
      turned.map((row) => row.slice(0, 3)),
      expected.first,
    );
  });

  it('shows a reversed item by its negative correlation with the rest', () => {
    const raw = cronbachAlpha({
      values: flat(expected.battery.map((row) => row.slice(0, 3))),
      dimensions: 3,
    });
    expect(raw.items[2]?.item_total).toBeLessThan(-0.5);
    expect(raw.items[2]?.alpha_without).toBeGreaterThan(raw.alpha ?? 1);
  });

  it('has no value where nothing varies, with one item or one row', () => {
    const alpha = (values: number[], dimensions: number) =>
      cronbachAlpha({ values: Float64Array.from(values), dimensions }).alpha;
    expect(alpha([3, 3, 3, 3, 3, 3], 2)).toBeNull();
    expect(alpha([1, 5, 2, 4, 3, 3], 2)).toBeNull();
    expect(alpha([1, 2, 3], 1)).toBeNull();
    expect(alpha([1, 2, 3], 3)).toBeNull();
    expect(alpha([], 0)).toBeNull();
  });

  it('is 1 for one item asked twice', () => {
    expect(cronbachAlpha({ values: Float64Array.of(1, 1, 2, 2, 5, 5), dimensions: 2 }).alpha).toBeCloseTo(
      1,
      14,
    );
  });
});

describe('components and varimax', () => {
  const input = {
    values: flat(turned),
    items: 6,
    scales: [
      [0, 1, 2],
      [3, 4, 5],
    ],
    factors: null,
  } as const;

  it('agree with numpy; Kaiser’s rule keeps the two that there are', () => {
    const plain = scales({ ...input, rotate: 'none' }).factors;
    expect(plain?.eigenvalues.map((value) => Number(value.toFixed(10)))).toEqual(
      expected.components.eigenvalues.map((value) => Number(value.toFixed(10))),
    );
    expectTable(plain?.loadings ?? [], expected.components.loadings, 10);
    const rotated = scales({ ...input, rotate: 'varimax' }).factors;
    expectTable(rotated?.loadings ?? [], expected.components.varimax, 6);
    const sum = (shares: readonly number[] = []) => shares.reduce((total, share) => total + share, 0);
    expect(sum(rotated?.shares)).toBeCloseTo(sum(plain?.shares), 12);
  });

  it('leaves simple structure as it is', () => {
    const simple = Float64Array.of(0.9, 0, 0.8, 0, 0, 0.7);
    expect([...varimax(simple, 2)]).toEqual([...simple].map((value) => expect.closeTo(value, 12) as number));
  });

  it('uses the rows that are complete, and leaves out what does not vary', () => {
    const values = flat(
      turned.map((row, i) => [...row.map((value, at) => (i === 0 && at === 0 ? NaN : value)), 3]),
    );
    const found = scales({ values, items: 7, scales: [[0, 1, 2]], factors: 2, rotate: 'none' });
    expect(found.scales[0]?.rows).toBe(59);
    expect(found.factors).toMatchObject({ rows: 59, items: [0, 1, 2, 3, 4, 5] });
    const few = scales({
      values: Float64Array.of(1, 2, 3),
      items: 3,
      scales: [],
      factors: null,
      rotate: 'none',
    });
    expect(few.factors).toBeNull();
  });
});

describe('kmodes', () => {
  it('finds answers that go together, and the bend of the cost', () => {
    const patterns = [
      [0, 0, 0, 0],
      [1, 1, 1, 1],
      [2, 2, 2, 2],
    ];
    const rows = Array.from({ length: 90 }, (_, i) => {
      const row = [...(patterns[i % 3] ?? [])];
      if (i % 10 === 0) row[i % 4] = (i + 1) % 3;
      return row;
    });
    const input = {
      codes: Int32Array.from(rows.flat()),
      attributes: 4,
      levels: [3, 3, 3, 3],
      seed: 1,
      starts: 5,
    };
    const found = kmodes({ ...input, ks: [2, 3, 4, 5] });
    expect(found.k).toBe(3);
    const groups = rows.map((_, i) => found.labels[i]);
    for (const at of [0, 1, 2]) expect(new Set(groups.filter((__, i) => i % 3 === at)).size).toBe(1);
    expect(found.cost).toBeLessThanOrEqual(9);
    expect(kmodes({ ...input, ks: [3] }).labels).toEqual(found.labels);
  });
});

const TELCO = 'telco/telco_churn.csv';
describe.skipIf(!sharedData(TELCO))(`the services of the telco file${whereData(TELCO)}`, () => {
  it('agree with numpy', () => {
    const [head = [], ...rows] = parseCsv(readFileSync(sharedData(TELCO) ?? '', 'utf8'));
    const places = expected.telco.items.map((name) => head.indexOf(name));
    const data = rows
      .filter((row) => row.length === head.length)
      .map((row) => places.map((at) => (row[at] === 'Yes' ? 1 : 0)));
    expect(data).toHaveLength(7043);
    expectAlpha(data, expected.telco);
    const found = scales({ values: flat(data), items: 6, scales: [], factors: 2, rotate: 'varimax' });
    expectTable(found.factors?.loadings ?? [], expected.telco.components.varimax, 6);
  });
});
