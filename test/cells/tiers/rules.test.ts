import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TiersResult } from '../../../src/cells/tiers/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { ordersTable } from '../../support/orders';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function run(options: object, tables: readonly string[] = ['customers']) {
  const stored = { from: tables[0], method: 'rules', ...options };
  const outcome = await runCell('tiers', { options: stored, tables, asOf: '2024-07-01' }, database);
  const rows = await database.rows<Record<string, string | number | null>>(
    'SELECT * FROM tiers ORDER BY customer',
  );
  const result = outcome.result as TiersResult;
  return {
    ...outcome,
    result,
    rules: result.rules,
    rows,
    segmentOf: Object.fromEntries(rows.map(({ customer, segment }) => [customer, segment])),
    codes: outcome.warnings.map(({ code }) => code),
  };
}

describe('B2B tiers of orders', () => {
  beforeAll(() =>
    database.run(`CREATE OR REPLACE TABLE account_orders AS SELECT customer, "order", "time"::TIMESTAMP AS "time",
      amount::DECIMAL(18,4) AS amount, contract_start::DATE AS contract_start, intention FROM (VALUES
      ('a', '1', '2024-02-01', 900000.0, '2019-05-01', NULL), ('a', '2', '2024-05-01', 200000.0, '2020-05-01', NULL),
      ('b', '3', '2024-03-01', 600000.0, NULL, '否'), ('b', '4', '2024-06-01', 1000.0, NULL, '是'),
      ('c', '5', '2024-04-01', 600000.0, NULL, '是'), ('c', '6', '2024-05-01', 1000.0, NULL, '否'),
      ('d', '7', '2024-06-30', 1200000.0, NULL, NULL)
    ) AS t(customer, "order", "time", amount, contract_start, intention)`),
  );

  it('take the intention known last from the orders, and the years from the contract where it is known', async () => {
    const { segmentOf } = await run({ rules: 'b2b' }, ['account_orders']);
    expect(segmentOf).toEqual({ a: 'strategic', b: 'key', c: 'leftover', d: 'leftover' });
  });
});

describe('B2B tiers', () => {
  beforeAll(() =>
    database.run(`CREATE OR REPLACE TABLE customers AS SELECT * FROM (VALUES
      ('a01', 1000000.0, 3.0, NULL), ('a02', 2500000.0, 8.0, '否'), ('a03', 1200000.0, 2.9, '是'),
      ('a04', 500000.0, 1.0, '是'), ('a05', 999999.99, 5.0, ' YES '), ('a06', 800000.0, 2.0, NULL),
      ('a07', 600000.0, 2.0, ''), ('a08', 700000.0, 4.0, '无'), ('a09', 499999.99, 9.0, '是'),
      ('a10', 0.0, 1.0, NULL), ('a11', 3000000.0, NULL, NULL), ('a12', NULL, NULL, NULL)
    ) AS t(customer, yearly_purchase, contract_years, intention)`),
  );

  it('are as they are written, with a landing for the holes', async () => {
    const { segmentOf, segmentation } = await run({ rules: 'b2b' });
    expect(segmentOf).toEqual({
      ...{ a01: 'strategic', a02: 'strategic', a03: 'leftover', a04: 'key', a05: 'key', a06: 'leftover' },
      ...{
        a07: 'leftover',
        a08: 'leftover',
        a09: 'routine',
        a10: 'routine',
        a11: 'leftover',
        a12: 'unknown',
      },
    });
    expect(segmentation?.segments.map(({ label_zh, customers }) => [label_zh, customers])).toEqual([
      ['战略合作伙伴', 2],
      ['重点发展', 2],
      ['常规维护', 2],
      ['重点发展-待确认', 5],
      ['无数据', 1],
    ]);
    expect(segmentation?.segments[0]?.rule).toBe('yearly_purchase ≥ 1000000, contract_years ≥ 3');
    expect(segmentation?.basis).toBe('mixed');
  });

  it('shows coverage, what customers just miss, and warns of the holes', async () => {
    const { rules, codes, warnings } = await run({ rules: 'b2b' });
    expect(rules).toMatchObject({ covered: 6, overlapping: 0, overlaps: [], contradictions: [] });
    const intention = expect.stringMatching(/^intention = 是/) as string;
    expect(rules?.near).toEqual([
      { segment: 'strategic', condition: 'yearly_purchase ≥ 1000000', customers: 1, unknown: 0 },
      { segment: 'strategic', condition: 'contract_years ≥ 3', customers: 2, unknown: 1 },
      { segment: 'key', condition: 'yearly_purchase < 1000000', customers: 1, unknown: 0 },
      { segment: 'key', condition: intention, customers: 3, unknown: 2 },
    ]);
    expect(codes).toContain('tiers.leftover');
    expect(warnings.find(({ code }) => code === 'tiers.leftover')?.values).toEqual({
      customers: 5,
      share: 5 / 12,
    });
  });
});

describe('高价值低活跃', () => {
  it('is at least 5000 in all with at most one order in six months', async () => {
    const order = (customer: string, id: string, time: string, amount: number) => ({
      ...{ customer, order: id, time, amount },
    });
    await ordersTable(database, 'orders', [
      order('both', '1', '2023-01-05', 4000),
      order('both', '2', '2024-02-05', 1000),
      order('rich', '3', '2024-02-05', 3000),
      order('rich', '4', '2024-03-05', 3000),
      order('rare', '5', '2023-12-31', 100),
      order('rare', '6', '2023-01-01', 100),
      order('edge', '7', '2024-01-02', 2500),
      order('edge', '8', '2024-06-30', 2499.99),
      order('edge2', '9', '2024-01-01', 2500),
      order('edge2', '10', '2024-06-30', 2500),
    ]);
    const { segmentOf, rules, rows, codes } = await run({ rules: 'high_value_inactive' }, ['orders']);
    expect(segmentOf).toEqual({
      ...{ both: 'high_value_inactive', rich: 'high_value', rare: 'low_frequency' },
      ...{ edge: 'leftover', edge2: 'high_value_inactive' },
    });
    expect(rows[0]).toMatchObject({
      matched: 'high_value_inactive;high_value;low_frequency',
      frequency_6m: 1,
    });
    expect(rules?.rules).toEqual([
      { segment: 'high_value_inactive', meets: 2, takes: 2, amount: 10_000 },
      { segment: 'high_value', meets: 3, takes: 1, amount: 6000 },
      { segment: 'low_frequency', meets: 3, takes: 1, amount: 200 },
    ]);
    expect(rules?.overlapping).toBe(2);
    expect(rules?.overlaps).toEqual([
      { first: 'high_value_inactive', second: 'high_value', customers: 2 },
      { first: 'high_value_inactive', second: 'low_frequency', customers: 2 },
      { first: 'high_value', second: 'low_frequency', customers: 2 },
    ]);
    expect(codes).not.toContain('tiers.contradicts_name');
  });
});

describe('five classes by raw thresholds', () => {
  it('takes the first class that fits', async () => {
    await database.run(`CREATE OR REPLACE TABLE customers AS SELECT * FROM (VALUES
      ('a', 90, 5, 8000.0), ('b', 91, 5, 8000.0), ('c', 30, 2, 2000.0), ('d', 31, 2, 2000.0), ('e', 200, 1, 10.0)
    ) AS t(customer, recency, frequency, monetary)`);
    const { segmentOf, codes, segmentation } = await run({ rules: 'five' });
    expect(segmentOf).toEqual({
      ...{ a: 'high_active', b: 'high_lapsing', c: 'potential', d: 'ordinary_active', e: 'ordinary_lapsed' },
    });
    expect(codes).toEqual([]);
    expect(segmentation?.basis).toBe('value');
  });

  it('points at rules that contradict their name, in both languages, and at bounds nobody can meet', async () => {
    const rule = (label_zh: string, when: object) => ({ label_zh, when });
    const { rules } = await run({
      rules: {
        r1: rule('高价值活跃', {
          recency: { at_least: 90 },
          frequency: { at_least: 5 },
          monetary: { at_least: 8000 },
        }),
        r2: rule('Active', { recency: { above: 60 } }),
        r3: rule('低活跃', { recency: { at_least: 90 } }),
        r4: rule('Inactive', { recency: { at_most: 30 } }),
        r5: rule('活跃', { recency: { at_least: 30, at_most: 90 } }),
        r6: rule('高价值', { monetary: { at_most: 2000 } }),
        r7: rule('新客', { frequency: { at_least: 5, below: 5 } }),
      },
    });
    expect(rules?.contradictions).toEqual([
      { segment: 'r1', metric: 'recency', condition: 'recency ≥ 90' },
      { segment: 'r2', metric: 'recency', condition: 'recency > 60' },
      { segment: 'r4', metric: 'recency', condition: 'recency ≤ 30' },
      { segment: 'r6', metric: 'monetary', condition: 'monetary ≤ 2000' },
      { segment: 'r7', metric: 'frequency', condition: 'frequency ≥ 5, frequency < 5' },
    ]);
  });
});

describe('own rules', () => {
  it('look at any columns of two customer tables and an expression, and say which rule gets nobody', async () => {
    await database.run(`CREATE OR REPLACE TABLE customers AS SELECT * FROM (VALUES
        ('a', 10, 'x'), ('b', 20, 'y'), ('c', 30, 'x')) AS t(customer, monetary, segment);
      CREATE OR REPLACE TABLE ledger AS SELECT * FROM (VALUES
        ('a', '上海', DATE '2020-01-01'), ('b', '北京', DATE '2023-06-01')) AS t(customer, city, registered_time)`);
    const rules = {
      east: { label_zh: '华东', when: { city: { is: ['上海'] } } },
      again: { label_zh: '又是华东', when: { city: { is: ['上海'] }, monetary: { at_least: 5 } } },
      fresh: { label_zh: '新注册', when: { registered_time: { at_least: '2023-01-01' } } },
      champions: { label_zh: 'X 类', where: "segment_raw = 'x'" },
      nobody: { label_zh: '无人', when: { monetary: { above: 1000 } } },
    };
    const { segmentOf, codes, result, rows } = await run({ rules, also: 'ledger' }, ['customers', 'ledger']);
    expect(segmentOf).toEqual({ a: 'east', b: 'fresh', c: 'champions' });
    expect(rows[0]).toMatchObject({ matched: 'east;again;champions', city: '上海' });
    expect(codes).toEqual(['tiers.rule_covered', 'tiers.rule_empty']);
    expect(result.segments.map(({ customers }) => customers)).toEqual([1, 0, 1, 1, 0]);
  });

  it('give a ruler that measures others the same way', async () => {
    await database.run(`CREATE OR REPLACE TABLE customers AS SELECT * FROM (VALUES
      ('a', 10.0), ('b', 20.0), ('c', 30.0), ('d', -5.0), ('e', NULL)) AS t(customer, monetary)`);
    const rules = {
      rich: { when: { monetary: { at_least: 30 } } },
      poor: { when: { monetary: { below: 15 } } },
    };
    for (const options of [{ rules }, { method: 'abc' }, { method: 'thresholds', cuts: [12, 25] }]) {
      const { segmentation, rows } = await run(options);
      const { columns = [], sql = '' } = segmentation?.ruler ?? {};
      const again = await database.rows(
        `WITH measured AS (SELECT customer, ${columns.join(', ')} FROM tiers) SELECT * FROM (${sql}) ORDER BY customer`,
      );
      const known = rows.filter(({ monetary }) => monetary !== null);
      expect(again.slice(0, 4)).toEqual(known.map(({ customer, segment }) => ({ customer, segment })));
    }
  });

  it('need the columns they name', async () => {
    await expect(run({ rules: { a: { when: { wealth: { at_least: 1 } } } } })).rejects.toMatchObject({
      code: 'analysis.missing_column',
    });
    await expect(run({ rules: {} })).rejects.toMatchObject({ code: 'document.bad_options' });
  });
});
