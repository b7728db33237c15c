import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { schema } from '../../../src/cells/clv/options';
import { parameterRows } from '../../../src/cells/clv/parameter-rows';
import { misfit, tracked } from '../../../src/cells/clv/warn';
import type { ClvResult } from '../../../src/cells/clv/result';
import { normaliseWith } from '../../../src/cells/normalise';
import { xoshiro128 } from '../../../src/analysis/random/xoshiro128';
import type { SegmentationInfo } from '../../../src/model/segmentation';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { ordersTable, type OrderRow } from '../../support/orders';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const day = (number: number) =>
  new Date(Date.UTC(2022, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

/** Customers who buy at random with rates of their own and stop at random: what the model describes. */
function shop(customers: number, days: number, seed = 5): OrderRow[] {
  const random = xoshiro128(seed);
  return Array.from({ length: customers }, (_, i) => {
    const start = random.below(Math.max(1, Math.floor(days / 3)));
    const pace = 10 + 120 * random.uniform();
    const value = 20 + 80 * random.uniform();
    const rows: OrderRow[] = [];
    for (let at = start; at < days; at += 1 + Math.floor(-pace * Math.log(1 - random.uniform()))) {
      rows.push({
        customer: `c${i}`,
        time: day(at),
        amount: Math.round(value * (50 + 100 * random.uniform())) / 100,
      });
      if (random.uniform() < 0.2) break;
    }
    return rows;
  }).flat();
}

interface Ran {
  readonly result: ClvResult;
  readonly codes: readonly string[];
  readonly rows: readonly Record<string, unknown>[];
}

async function clv(options: object = {}, segmentations: readonly SegmentationInfo[] = []): Promise<Ran> {
  const tables = ['orders', ...segmentations.map(({ name }) => name)];
  const outcome = await runCell(
    'clv',
    { options: { from: 'orders', ...options }, tables, segmentations },
    database,
  );
  const rows = await database.rows<Record<string, unknown>>('SELECT * FROM clv ORDER BY customer');
  return { result: outcome.result as ClvResult, codes: outcome.warnings.map(({ code }) => code), rows };
}

describe('clv of a shop that the model describes', () => {
  beforeEach(async () => {
    await ordersTable(database, 'orders', shop(300, 600));
  });

  it('fits, and sums and means are those of the table', async () => {
    const { result, codes, rows } = await clv();
    expect(result.used).toBe('bg_nbd');
    expect(result.purchases?.converged).toBe(true);
    expect(result.value_model).toBe('gamma_gamma');
    expect(codes).not.toContain('clv.poor_fit');
    expect(misfit(result)).toBeLessThan(0.2);
    const sum = rows.reduce((total, row) => total + Number(row['clv']), 0);
    expect(result.clv_total).toBeCloseTo(sum, 4);
    expect(result.clv_mean).toBeCloseTo(sum / 300, 6);
    expect(result.counts.reduce((total, { actual }) => total + actual, 0)).toBe(300);
    expect(result.counts.reduce((total, { expected }) => total + expected, 0)).toBeCloseTo(300, 6);
    expect(result.alive.reduce((total, { customers }) => total + customers, 0)).toBe(300);
    expect(result.tracking.at(-1)?.actual).toBe(result.repeat_purchases);
    expect(rows.every((row) => Number(row['p_alive']) >= 0 && Number(row['p_alive']) <= 1)).toBe(true);
  });

  it.each([
    [5, false],
    [7, true],
  ])('says which parameters the data do not determine (shop %i: %s)', async (seed, told) => {
    await ordersTable(database, 'orders', shop(300, 600, seed));
    const { result, codes } = await clv();
    const wide = parameterRows(result).filter(({ error, estimate }) => error !== null && error >= estimate);
    expect([wide.length > 0, codes.includes('clv.not_identified')]).toEqual([told, told]);
  });

  it('is the same whatever the order of rows', async () => {
    const first = await clv();
    await ordersTable(database, 'orders', shop(300, 600).reverse());
    const second = await clv();
    expect(second).toEqual(first);
  });

  it('says when the first customers of the file are no new ones', async () => {
    expect((await clv()).codes).not.toContain('clv.first_not_new');
    const old = Array.from({ length: 400 }, (_, i) => [
      { customer: `old${i}`, time: day(i % 25), amount: 50 },
      { customer: `old${i}`, time: day(60 + i), amount: 50 },
    ]).flat();
    await ordersTable(database, 'orders', [...shop(300, 600), ...old]);
    expect((await clv()).codes).toContain('clv.first_not_new');
  });

  it('says when the purchases run off the curve of the model', () => {
    const known = (actual: number, expected: number) => ({
      tracking: [{ date: '2022-03-01', week: 9, actual, expected }],
    });
    expect(tracked(known(3366, 2900))).toEqual([
      { code: 'clv.off_track', values: { actual: 3366, expected: 2900 } },
    ]);
    expect(tracked(known(1672, 1674))).toEqual([]);
    // A tenth more is chance where there are few.
    expect(tracked(known(100, 110))).toEqual([]);
    expect(tracked({ tracking: [] })).toEqual([]);
  });

  it('has values in the unit of the amounts, and halves with the margin', async () => {
    const { result } = await clv();
    const half = await clv({ margin: 0.5 });
    expect(half.result.clv_total).toBeCloseTo((result.clv_total ?? NaN) / 2, 4);
    await database.run('UPDATE orders SET amount = amount * 10');
    const tenfold = await clv();
    expect((tenfold.result.clv_total ?? NaN) / (result.clv_total ?? NaN)).toBeCloseTo(10, 4);
    expect(tenfold.result.purchases?.parameters).toEqual(result.purchases?.parameters);
  });

  it('lets customers without a repeat purchase be gone in MBG/NBD only', async () => {
    const bg = await clv();
    const mbg = await clv({ model: 'mbg_nbd' });
    const once = ({ rows }: Ran) => rows.filter((row) => row['repeat_purchases'] === 0);
    expect(once(bg).every((row) => row['p_alive'] === 1)).toBe(true);
    expect(once(mbg).every((row) => Number(row['p_alive']) < 1)).toBe(true);
  });

  it('tells the value of segments, which add up to that of all', async () => {
    await database.run(`CREATE OR REPLACE TABLE halves AS
      SELECT DISTINCT customer, CASE WHEN customer < 'c2' THEN 'low' ELSE 'high' END AS segment FROM orders WHERE customer <> 'c7'`);
    const segment = (key: string, rank: number) => ({
      ...{
        segment: key,
        label_zh: key,
        label_en: key,
        rank,
        colour: rank,
        rule: '',
        customers: 1,
        amount: null,
      },
    });
    const info: SegmentationInfo = {
      name: 'halves',
      basis: 'value',
      segments: [segment('high', 1), segment('low', 2)],
    };
    const { result } = await clv({ segmentation: 'halves' }, [info]);
    expect(result.segments.map((one) => one.segment)).toEqual(['high', 'low', null]);
    expect(result.segments.at(-1)?.customers).toBe(1);
    const total = result.segments.reduce((sum, one) => sum + (one.total ?? 0), 0);
    expect(total).toBeCloseTo(result.clv_total ?? NaN, 4);
    expect(result.segments.reduce((sum, one) => sum + (one.share ?? 0), 0)).toBeCloseTo(1, 8);
  });

  it('says that contracts are no matter of this model', async () => {
    const asked = await clv({ contract: true });
    expect(asked.result).toMatchObject({ used: 'simple', fallback: 'contract' });
    expect(asked.codes).toContain('clv.fallback_contract');
    const insisted = await clv({ contract: true, model: 'bg_nbd' });
    expect(insisted.result.used).toBe('bg_nbd');
    expect(insisted.codes).toContain('clv.contract');
    await database.run(`ALTER TABLE orders ADD COLUMN contract_start DATE`);
    expect((await clv()).result.fallback).toBe('contract');
  });
});

describe('the simple CLV', () => {
  it('is margin × r ÷ (1 + d − r), and sums to the customers of the last year', async () => {
    const rows: OrderRow[] = [];
    // 40 bought in the year before, 30 of them again in the last one, for 100 each; 10 new ones for 50.
    for (let i = 0; i < 40; i++) rows.push({ customer: `a${i}`, time: '2022-03-01', amount: 10 });
    for (let i = 0; i < 30; i++) rows.push({ customer: `a${i}`, time: '2023-06-01', amount: 100 });
    for (let i = 0; i < 10; i++) rows.push({ customer: `b${i}`, time: '2023-07-01', amount: 50 });
    await ordersTable(database, 'orders', rows);
    const { result, codes } = await clv({ as_of: '2024-01-01', discount: 0 });
    expect(codes).toContain('clv.fallback_few_customers');
    // The data begin on 2022-03-01: no two years, so half-years, and nobody bought in the last one.
    expect(result.simple).toBeNull();
    expect(codes).toContain('clv.simple_impossible');
    await database.run(`INSERT INTO orders VALUES ('z', TIMESTAMP '2021-12-01', 1)`);
    const whole = await clv({ as_of: '2024-01-01', discount: 0 });
    expect(whole.result.simple).toMatchObject({
      period: 365,
      before: 40,
      stayed: 30,
      customers: 40,
      retention: 0.75,
    });
    expect(whole.result.simple?.margin).toBeCloseTo(87.5, 8);
    expect(whole.result.simple?.value).toBeCloseTo((87.5 * 0.75) / 0.25, 8);
    expect(whole.result.clv_total).toBeCloseTo(40 * ((87.5 * 0.75) / 0.25), 6);
    expect(whole.rows.every((row) => row['p_alive'] === null)).toBe(true);
  });

  it('has no finite value where everybody stays and nothing is discounted', async () => {
    const rows = ['2021-12-01', '2022-06-01', '2023-06-01'].map((time) => ({
      customer: 'a',
      time,
      amount: 5,
    }));
    await ordersTable(database, 'orders', rows);
    const { result, codes } = await clv({ as_of: '2024-01-01', discount: 0 });
    expect(result.simple?.value).toBeNull();
    expect(codes).toContain('clv.retention_too_high');
    expect(result.clv_total).toBeNull();
  });
});

describe('degenerate input', () => {
  const finite = (value: unknown): boolean =>
    typeof value === 'number'
      ? Number.isFinite(value)
      : value === null || typeof value !== 'object' || Object.values(value).every(finite);

  it.each([
    ['one customer', [{ customer: 'a', time: '2024-01-01', amount: 5 }]],
    [
      'one day',
      Array.from({ length: 120 }, (_, i) => ({ customer: `c${i}`, time: '2024-01-01', amount: 5 })),
    ],
    [
      'the same history',
      Array.from({ length: 150 }, (_, i) =>
        ['2024-01-01', '2024-02-01'].map((time) => ({ customer: `c${i}`, time, amount: 5 })),
      ).flat(),
    ],
  ] satisfies [string, OrderRow[]][])('%s gives a stated result without NaN', async (_, rows) => {
    await ordersTable(database, 'orders', rows);
    for (const model of ['auto', 'bg_nbd', 'mbg_nbd']) {
      const { result, codes, rows: published } = await clv({ model });
      expect(finite(result)).toBe(true);
      expect(published.every(finite)).toBe(true);
      expect(codes.some((code) => code.startsWith('clv.'))).toBe(true);
    }
  });

  it('without amounts predicts purchases alone', async () => {
    await ordersTable(
      database,
      'orders',
      shop(200, 500).map(({ customer, time }) => ({ customer, time })),
    );
    const { result, rows } = await clv();
    expect(result).toMatchObject({ used: 'bg_nbd', value_model: 'none', clv_total: null, clv_mean: null });
    expect(rows.every((row) => row['clv'] === null && Number(row['expected_purchases']) >= 0)).toBe(true);
  });

  it('purchases by the calendar are told', async () => {
    const rows = Array.from({ length: 150 }, (_, i) =>
      Array.from({ length: 4 + (i % 9) }, (__, n) => ({
        customer: `c${i}`,
        time: day(i + n * 30),
        amount: 5 + (i % 7),
      })),
    ).flat();
    await ordersTable(database, 'orders', rows);
    expect((await clv({ model: 'bg_nbd' })).codes).toContain('clv.regular');
  });

  it('has no rows: says so', async () => {
    await ordersTable(database, 'orders', [{ customer: 'a', time: '2024-01-01', amount: 5 }]);
    await database.run('DELETE FROM orders');
    await expect(clv()).rejects.toMatchObject({ code: 'analysis.no_customers' });
  });
});

it('refuses options that it does not know', () => {
  expect(normaliseWith(schema, { from: 'orders', horizon: 0 }).ok).toBe(false);
  expect(normaliseWith(schema, { from: 'orders', modell: 'auto' }).ok).toBe(false);
  expect(normaliseWith(schema, { from: 'orders' })).toMatchObject({
    ok: true,
    options: { model: 'auto', horizon: 12 },
  });
});
