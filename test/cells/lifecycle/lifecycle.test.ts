import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../../src/cells/lifecycle/options';
import { lifecycle as definition } from '../../../src/cells/lifecycle/definition';
import type { LifecycleResult } from '../../../src/cells/lifecycle/result';
import { silentChances, survivalCurves, type PlacedCount } from '../../../src/cells/lifecycle/survival';
import { normaliseWith } from '../../../src/cells/normalise';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { ordersTable, type OrderRow } from '../../support/orders';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const CUTS = { at_risk: 60, lapsed: 120, lost: 240 };
const bought = (customer: string, ...days: string[]): OrderRow[] =>
  days.map((time) => ({ customer, time, amount: 10 }));

/** One customer for every stage, on 2024-12-31. */
const ROWS: readonly OrderRow[] = [
  ...bought('new', '2024-12-20'),
  ...bought('young', '2024-12-05', '2024-12-10', '2024-12-15', '2024-12-20'),
  ...bought('growing', '2024-10-01', '2024-12-01'),
  ...bought('mature', '2024-06-01', '2024-08-01', '2024-10-01', '2024-12-01'),
  ...bought('risk', '2024-09-01', '2024-10-10'),
  ...bought('quick', '2024-10-01', '2024-10-05', '2024-11-01', '2024-11-02', '2024-11-03', '2024-11-04'),
  ...bought('lapsed', '2024-07-01', '2024-08-15'),
  ...bought('lost', '2024-01-01'),
];

async function lifecycle(options: object = {}, more: readonly string[] = []) {
  const outcome = await runCell(
    'lifecycle',
    { options: { from: 'orders', as_of: '2024-12-31', ...options }, tables: ['orders', ...more] },
    database,
  );
  const rows = await database.rows<Record<string, unknown>>('SELECT * FROM lifecycle ORDER BY customer');
  const of = (column: string) =>
    Object.fromEntries(rows.map((row) => [String(row['customer']), row[column]]));
  return {
    result: outcome.result as LifecycleResult,
    codes: outcome.warnings.map(({ code }) => code),
    outcome,
    of,
  };
}

describe('stages', () => {
  it('follow from recency, order days, tenure and the own interval', async () => {
    await ordersTable(database, 'orders', ROWS);
    const { of, outcome } = await lifecycle({ cuts: CUTS });
    expect(of('stage')).toEqual({
      new: 'new',
      young: 'new',
      growing: 'growing',
      mature: 'mature',
      risk: 'at_risk',
      quick: 'at_risk',
      lapsed: 'lapsed',
      lost: 'lost',
    });
    expect((await lifecycle({ cuts: CUTS, interval_factor: null })).of('stage')).toMatchObject({
      quick: 'mature',
    });
    expect(outcome.segmentation?.segments.map(({ segment, customers }) => [segment, customers])).toEqual([
      ['new', 2],
      ['growing', 1],
      ['mature', 1],
      ['at_risk', 2],
      ['lapsed', 1],
      ['lost', 1],
    ]);
  });

  it('set those apart who registered and never bought', async () => {
    await ordersTable(database, 'orders', ROWS);
    await database.run(`CREATE OR REPLACE TABLE members AS SELECT * FROM (VALUES
      ('new', TIMESTAMP '2024-12-01'), ('idle', TIMESTAMP '2024-12-21'), ('idle', TIMESTAMP '2024-12-22'),
      ('', TIMESTAMP '2024-12-21'), (NULL, NULL)) AS t(customer, registered_time)`);
    const { result, of, codes, outcome } = await lifecycle({ cuts: CUTS, customers: 'members' }, ['members']);
    expect(of('stage')).toMatchObject({ idle: 'never', new: 'new' });
    expect(of('tenure')).toMatchObject({ idle: 10 });
    expect(result).toMatchObject({ customers: 9, buyers: 8, registered: 2 });
    expect(result.stages.at(-1)).toMatchObject({ segment: 'never', customers: 1, orders: 0, recency: null });
    expect(codes).toContain('lifecycle.unknown_buyers');
    expect(outcome.tables[0]).toMatchObject({ rows: 9, key: 'customer' });
  });

  it('are classes of NES where these are asked for', async () => {
    await ordersTable(database, 'orders', ROWS);
    const { of, outcome, result } = await lifecycle({ cuts: CUTS, by: 'nes' });
    expect(of('segment')).toEqual(of('nes'));
    // Own mean intervals: young 5, growing 61, mature 61, risk 39, quick 6.8, lapsed 45; their mean is 36.3.
    expect(result.mean_interval).toBeCloseTo((5 + 61 + 61 + 39 + 6.8 + 45) / 6, 8);
    expect(of('nes')).toEqual({
      new: 'n',
      young: 's2',
      growing: 'e0',
      mature: 'e0',
      risk: 's2',
      quick: 's3',
      lapsed: 's3',
      lost: 's3',
    });
    expect(outcome.segmentation?.segments.map(({ segment }) => segment)).toEqual([
      'n',
      'e0',
      's1',
      's2',
      's3',
    ]);
  });

  it('are the same whatever the order of rows', async () => {
    await ordersTable(database, 'orders', ROWS);
    const first = (await lifecycle()).result;
    await ordersTable(database, 'orders', [...ROWS].reverse());
    expect((await lifecycle()).result).toEqual(first);
  });
});

describe('thresholds', () => {
  it('are those by default where there are few gaps, and say when they cannot hold', async () => {
    await ordersTable(database, 'orders', ROWS);
    const { result, codes } = await lifecycle();
    expect(result).toMatchObject({ cuts: { at_risk: 90, lapsed: 180, lost: 365 }, cuts_from: 'default' });
    expect(codes).toContain('lifecycle.few_gaps');
    const late = await lifecycle({ cuts: { at_risk: 60, lapsed: 90, lost: 400 } });
    expect(late.codes).toContain('lifecycle.short_history');
    const equal = await lifecycle({ cuts: { at_risk: 60, lapsed: 60, lost: 90 } });
    expect(equal.codes).toContain('lifecycle.cuts_equal');
    expect(equal.result.cuts_from).toBe('options');
  });

  it('must ascend', () => {
    const stored = (cuts: object) => normaliseWith(schema, { from: 'orders', cuts });
    expect(stored({ at_risk: 90, lapsed: 60, lost: 120 }).ok).toBe(false);
    expect(stored({ at_risk: 60, lapsed: 90 }).ok).toBe(false);
    expect(stored(CUTS).ok).toBe(true);
    expect(normaliseWith(schema, { from: 'orders' })).toMatchObject({ options: { interval_factor: 3 } });
    expect(normaliseWith(schema, { from: 'orders', interval_factor: null })).toMatchObject({
      options: { interval_factor: null },
    });
  });
});

describe('when customers return', () => {
  const COUNTS: readonly PlacedCount[] = [
    { place: 'first', time: 10, events: 5, censored: 0 },
    { place: 'first', time: 100, events: 2, censored: 3 },
    { place: 'second', time: 10, events: 1, censored: 1 },
  ];

  it('is told after the first purchase and later ones apart', () => {
    const curves = survivalCurves(COUNTS);
    expect(curves.map(({ group, spells, events, median }) => [group, spells, events, median])).toEqual([
      ['all', 12, 8, 10],
      ['first', 10, 7, 10],
      ['second', 2, 1, 10],
    ]);
    expect(curves[1]?.returns.map(({ days, share }) => [days, share])).toEqual([
      [7, 0],
      [14, 0.5],
      [30, 0.5],
      [60, 0.5],
      [90, 0.5],
    ]);
  });

  it('of the silent is the chance that is left, and not told beyond what was observed', () => {
    const tenfold = COUNTS.map((one) => ({ ...one, events: 10 * one.events, censored: 10 * one.censored }));
    const [first, second] = silentChances(tenfold, { at_risk: 10, lapsed: 50, lost: 60 });
    // 120 at risk, 60 come on day 10; 50 are left on day 100, 20 of them come.
    expect(first).toMatchObject({ base: 50, unknown: null });
    expect(first?.share).toBeCloseTo(2 / 5, 12);
    expect(second).toMatchObject({ share: null, unknown: 'short' });
  });

  it('is not told of a few', () => {
    const [first] = silentChances(COUNTS, { at_risk: 10, lapsed: 50, lost: 60 });
    expect(first).toMatchObject({ base: 5, share: null, unknown: 'few' });
  });
});

describe('degenerate input', () => {
  it.each([
    ['one customer', bought('a', '2024-12-01')],
    ['one day for all', [...bought('a', '2024-12-01'), ...bought('b', '2024-12-01')]],
  ])('%s is a stated result', async (_, rows) => {
    await ordersTable(database, 'orders', rows);
    const { result, of } = await lifecycle();
    expect(result.mean_interval).toBeNull();
    expect(of('stage')['a']).toBe('new');
    expect(of('nes')['a']).toBe('n');
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
  });

  it('without amounts has none', async () => {
    await ordersTable(
      database,
      'orders',
      ROWS.map(({ customer, time }) => ({ customer, time })),
    );
    const { result } = await lifecycle();
    expect(result.has_amount).toBe(false);
    expect(result.stages.every(({ amount, amount_share }) => amount === null && amount_share === null)).toBe(
      true,
    );
  });

  it('a list without customers is refused', async () => {
    await ordersTable(database, 'orders', ROWS);
    await database.run('CREATE OR REPLACE TABLE nobody AS SELECT 1 AS n');
    await expect(lifecycle({ customers: 'nobody' }, ['nobody'])).rejects.toMatchObject({
      code: 'analysis.missing_column',
    });
  });
});

it('takes the orders and the list of members by default', () => {
  const column = (name: string) => ({ name, type: 'VARCHAR' });
  const tables = [
    { name: 'members', columns: ['customer', 'registered_time'].map(column) },
    { name: 'orders', columns: ['customer', 'time'].map(column) },
  ];
  expect(definition.template({ tables, segmentations: [], inputs: [] })).toEqual({
    from: 'orders',
    customers: 'members',
  });
});
