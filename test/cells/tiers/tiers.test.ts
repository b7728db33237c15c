import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normaliseTiers } from '../../../src/cells/tiers/options';
import type { TiersResult } from '../../../src/cells/tiers/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function run(options: object, asOf: string | null = null) {
  const stored = { from: 'customers', ...options };
  const outcome = await runCell('tiers', { options: stored, tables: ['customers'], asOf }, database);
  const result = outcome.result as TiersResult;
  const rows = await database.rows<Record<string, string | number | null>>(
    'SELECT * FROM tiers ORDER BY customer',
  );
  return {
    ...outcome,
    result,
    rows,
    codes: outcome.warnings.map(({ code }) => code),
    segmentOf: Object.fromEntries(rows.map(({ customer, segment }) => [customer, segment])),
    sizes: Object.fromEntries(result.segments.map(({ segment, customers }) => [segment, customers])),
  };
}

const given = (columns: string, ...rows: readonly string[]) =>
  database.run(
    `CREATE OR REPLACE TABLE customers AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t(${columns})`,
  );

describe('ABC', () => {
  it('keeps the customer that crosses a line in the upper class', async () => {
    // 50, 29 (79 %), 2 crosses 80 %, then 14 (95 %), 5.
    await given(
      'customer, monetary',
      "('a', 50.0)",
      "('b', 29.0)",
      "('c', 14.0)",
      "('d', 5.0)",
      "('e', 2.0)",
    );
    const { segmentOf, result, rows, segmentation } = await run({});
    expect(segmentOf).toEqual({ a: 'a', b: 'a', c: 'a', d: 'b', e: 'c' });
    expect(segmentation?.segments[0]?.largest).toBeCloseTo(50 / 93, 12);
    expect(result.segments.map(({ amount }) => amount)).toEqual([93, 5, 2]);
    expect(rows.map(({ rank }) => Number(rank))).toEqual([1, 2, 3, 4, 5]);
    expect(rows.map(({ cumulative_share: share }) => share)).toEqual([0.5, 0.79, 0.93, 0.98, 1]);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'customer',
      'segment',
      'rank',
      'cumulative_share',
      'monetary',
    ]);
  });

  it('counts a sum that is exactly the share as reached', async () => {
    const ten = Array.from({ length: 10 }, (_, i) => `('c${i}', 0.1)`);
    await given('customer, monetary', ...ten);
    const { sizes, codes } = await run({ shares: [0.3, 0.8] });
    expect(sizes).toEqual({ a: 3, b: 5, c: 2 });
    expect(codes).toContain('tiers.line_ties');
  });

  it('sets net-negative customers and those without a value apart, and says so', async () => {
    await given(
      'customer, monetary',
      "('a', 90.0)",
      "('b', 10.0)",
      "('c', -40.0)",
      "('d', NULL)",
      "('e', 0.0)",
    );
    const { segmentOf, result, codes, segmentation } = await run({});
    expect(segmentOf).toEqual({ a: 'a', b: 'b', c: 'negative', d: 'unknown', e: 'c' });
    expect(result.apart).toEqual({ negative: 1, negative_amount: -40, unknown: 1 });
    expect(result.lorenz?.gini).toBeCloseTo((2 * (2 * 10 + 3 * 90)) / (3 * 100) - 4 / 3, 12);
    expect(codes).toEqual(['tiers.negative', 'tiers.unknown_value']);
    expect(segmentation?.segments.map(({ largest }) => largest)).toEqual([1, 1, null, null, null]);
    expect(segmentation?.segments.map(({ segment, rank }) => [segment, rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['negative', 4],
      ['unknown', 5],
    ]);
  });

  it('gives a stated result where nothing can be shared', async () => {
    await given('customer, monetary', "('a', 0.0)", "('b', 0.0)");
    const { sizes, result, codes } = await run({});
    expect(sizes).toEqual({ a: 0, b: 0, c: 2 });
    expect(result.lorenz).toBeNull();
    expect(codes).toContain('tiers.nothing_to_share');
    await given('customer, monetary', "('a', 7.0)");
    expect((await run({})).sizes).toEqual({ a: 1, b: 0, c: 0 });
  });

  it('measures a later period with frozen lines', async () => {
    await given(
      'customer, monetary',
      "('a', 50.0)",
      "('b', 29.0)",
      "('c', 14.0)",
      "('d', 5.0)",
      "('e', 2.0)",
    );
    const first = await run({ as_of: '2024-01-01' }, '2024-01-01');
    expect(first.result.baseline_candidate).toEqual({ date: '2024-01-01', cuts: [5, 14] });
    await given('customer, monetary', "('a', 13.0)", "('b', 14.0)", "('c', 4.0)");
    const baseline = { name: '2023', ...first.result.baseline_candidate };
    const { result, segmentation, codes } = await run({ baseline });
    expect(result.segments.map(({ customers }) => customers)).toEqual([1, 1, 1]);
    expect(segmentation?.segments.map(({ label_zh }) => label_zh)).toEqual(['A 类', 'B 类', 'C 类']);
    expect(segmentation?.baseline).toEqual({ name: '2023', date: '2024-01-01' });
    expect(codes).toContain('tiers.baseline_used');
  });
});

describe('value tiers', () => {
  it('puts a value that reaches a threshold above it', async () => {
    await given('customer, monetary', "('a', 5000.0)", "('b', 4999.99)", "('c', 500.0)", "('d', 10.0)");
    const { segmentOf, segmentation } = await run({ method: 'thresholds', cuts: [500, 5000] });
    expect(segmentOf).toEqual({ a: 't1', b: 't2', c: 't2', d: 't3' });
    expect(segmentation?.segments.map(({ label_zh, rule }) => [label_zh, rule])).toEqual([
      ['高价值', 'monetary ≥ 5000'],
      ['普通', 'monetary ≥ 500, monetary < 5000'],
      ['低价值', 'monetary < 500'],
    ]);
  });

  it('proposes thresholds where none are given, and says so', async () => {
    await given('customer, monetary', ...Array.from({ length: 100 }, (_, i) => `('c${i}', ${i + 1}.0)`));
    const { result, codes } = await run({ method: 'thresholds' });
    expect(result.cuts).toEqual([5, 13, 25]);
    expect(codes).toEqual(['tiers.cuts_proposed']);
  });

  it('goes by quantiles of any number, equal values together', async () => {
    await given('customer, score', ...[1, 1, 1, 1, 1, 1, 2, 3, 4, 5].map((n, i) => `('c${i}', ${n})`));
    const { sizes, result, codes } = await run({ method: 'quantiles', by: 'score', tiers: 4 });
    expect(result.cuts).toEqual([1, 2.75]);
    expect(sizes).toEqual({ t1: 3, t2: 1, t3: 6 });
    expect(codes).toEqual(['tiers.cuts_collapsed', 'rfm.few_customers']);
  });

  it('finds natural breaks and how well they fit', async () => {
    const values = [4, 5, 9, 10, 1, 2, 11, 12, 25, 26, 27];
    await given('customer, monetary', ...values.map((n, i) => `('c${i}', ${n})`));
    const { sizes, result } = await run({ method: 'breaks', tiers: 3 });
    expect(result.cuts).toEqual([9, 25]);
    expect(sizes).toEqual({ t1: 3, t2: 4, t3: 4 });
    expect(result.breaks?.by_tiers.map(({ tiers }) => tiers)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(result.breaks?.gvf).toBe(result.breaks?.by_tiers[2]?.gvf);
  });

  it('states what all-equal values, one customer and no customer give', async () => {
    await given('customer, monetary', "('a', 5.0)", "('b', 5.0)");
    for (const method of ['quantiles', 'breaks']) {
      const { sizes, codes } = await run({ method });
      expect([method, sizes]).toEqual([method, { t1: 2 }]);
      expect(codes).toContain('tiers.cuts_collapsed');
    }
    await database.run('DELETE FROM customers');
    await expect(run({})).rejects.toMatchObject({ code: 'analysis.no_customers' });
  });

  it('refuses text, a column that is not there, and a customer twice', async () => {
    await given('customer, city', "('a', 'x')", "('a', 'y')");
    await expect(run({ by: 'city' })).rejects.toMatchObject({ code: 'analysis.duplicate_customers' });
    await given('customer, city', "('a', 'x')");
    await expect(run({ by: 'city' })).rejects.toMatchObject({ code: 'analysis.not_numeric' });
    await expect(run({})).rejects.toMatchObject({ code: 'analysis.missing_column' });
  });
});

describe('options of tiers', () => {
  const problems = (stored: object) => {
    const found = normaliseTiers({ from: 'x', ...stored });
    return found.ok ? [] : found.problems.map(({ message }) => message);
  };

  it('refuses what does not fit', () => {
    expect(problems({ cuts: [5, 5] })).toHaveLength(1);
    expect(problems({ shares: [0.9, 0.8] })).toHaveLength(1);
    expect(problems({ rules: { leftover: {} } })).toHaveLength(1);
    expect(problems({ rules: { a: { where: '1); DROP TABLE x; --' } } })).toHaveLength(1);
    expect(problems({ rules: { a: { when: { x: {} } } } })).toHaveLength(1);
    expect(problems({ unknown: 1 })).toEqual(['unknown option: unknown']);
    expect(problems({})).toEqual([]);
  });
});
