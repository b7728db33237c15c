import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { makeSegmentation } from '../../support/segmentation';
import { makeTable } from '../metrics/support';
import { runKpi } from './support';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const ORDER = ['customer', 'order', 'time', 'amount', 'channel'];

/** Two years of a shop. Quarters of 2024: a, b (Q1); a, b, c, d (Q2). */
const SHOP = [
  ['a', '1', '2023-05-10', 100, 'web'],
  ['a', '2', '2024-02-10', 50, 'web'],
  ['a', '3', '2024-04-10', 60, 'web'],
  ['a', '4', '2024-06-10', 40, 'shop'],
  ['b', '5', '2024-01-05', 80, 'shop'],
  ['b', '6', '2024-05-20', 20, 'shop'],
  ['c', '7', '2024-06-01', 200, 'web'],
  ['d', '8', '2022-03-01', 70, 'shop'],
  ['d', '9', '2024-06-15', 30, 'shop'],
  ['e', '10', '2023-06-20', 90, 'web'],
] as const;

const AS_OF = '2024-06-30';
const shop = () => makeTable(database, 'orders', ORDER, SHOP);

const run = (kpis: readonly Record<string, unknown>[], more: Record<string, unknown> = {}) =>
  runKpi(database, { from: 'orders', as_of: AS_OF, kpis, ...more });

describe('values by period', () => {
  it('are ratios of sums over whole months, by the dictionary', async () => {
    await shop();
    const metrics = ['customers', 'orders', 'amount', 'amount_per_order', 'amount_per_customer'];
    const more = ['repurchase_rate', 'buy_again', 'known_customer_share', 'new_customers'];
    const { at, result } = await run([...metrics, ...more].map((metric) => ({ metric })));
    expect(result.last_day).toBe(AS_OF);
    expect(at('customers', '2024-Q2')).toMatchObject({
      value: 4,
      running: false,
      from: '2024-04-01',
      to: AS_OF,
    });
    expect(at('orders', '2024-Q2').value).toBe(5);
    expect(at('amount', '2024-Q2').value).toBe(350);
    expect(at('amount', '2024-Q1').value).toBe(130);
    expect(at('amount', '2023-Q2').value).toBe(190);
    // A period without orders is no gap: it came to nothing, and ratios of it are not known.
    expect(at('amount', '2023-Q3').value).toBe(0);
    expect(at('amount_per_order', '2023-Q3')).toMatchObject({
      value: null,
      unavailable: { reason: 'empty' },
    });
    expect(at('amount_per_order', '2024-Q2')).toMatchObject({ value: 70, numerator: 350, denominator: 5 });
    expect(at('amount_per_customer', '2024-Q2').value).toBe(87.5);
    expect(at('repurchase_rate', '2024-Q2')).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 });
    expect(at('buy_again', '2024-Q2')).toMatchObject({ value: 1, numerator: 2, denominator: 2 });
    expect(at('known_customer_share', '2024-Q2').value).toBeCloseTo(150 / 350, 12);
    expect(at('new_customers', '2024-Q2').value).toBe(1);
    expect(result.share['repurchase_rate']).toBe(0.25);
    expect(result.value['amount']).toBe(350);
    expect(result.share['amount']).toBeUndefined();
  });

  it('look further back where a window is asked for', async () => {
    await shop();
    const { at } = await run([
      { key: 'year', metric: 'repurchase_rate', months: 12 },
      { key: 'month', metric: 'amount', period: 'month' },
      { key: 'whole', metric: 'amount', period: 'year' },
      { metric: 'loyalty' },
    ]);
    // From July 2023: a (3 orders), b (2), c, d.
    expect(at('year', '2024-Q2')).toMatchObject({ numerator: 2, denominator: 4, from: '2023-07-01' });
    expect(at('month', '2024-06').value).toBe(270);
    expect(at('month', '2024-03').value).toBe(0);
    expect(at('whole', '2024')).toMatchObject({ value: 480, running: true });
    expect(at('whole', '2023').value).toBe(190);
    // Of a and e of the year to June 2023, a ordered three times since.
    expect(at('loyalty', '2024-Q2')).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
  });

  it('say what the data do not cover and what has not been observed', async () => {
    await shop();
    const { at } = await run(
      [
        { metric: 'buy_again' },
        { key: 'n60', metric: 'n_day_repurchase', days: 60 },
        { metric: 'ltv', ltv_months: 12 },
        { metric: 'margin_rate' },
        { metric: 'return_rate' },
      ],
      { keep: 12 },
    );
    expect(at('buy_again', '2022-Q1').unavailable).toEqual({ reason: 'not_covered', what: '2022-03-01' });
    // b came in January (next after 136 days); who came in Q2 is not observed for 60 days yet.
    expect(at('n60', '2024-Q1')).toMatchObject({ value: 0, denominator: 1 });
    expect(at('n60', '2024-Q2').unavailable).toEqual({ reason: 'not_observed', what: '2024-08-29' });
    // Came April to June 2023: a (100 + 50 + 60 within a year of May 10) and e (90).
    expect(at('ltv', '2024-Q2')).toMatchObject({ numerator: 300, denominator: 2, value: 150 });
    expect(at('margin_rate', '2024-Q2').unavailable).toEqual({ reason: 'missing_field', what: 'cost' });
    expect(at('return_rate', '2024-Q2').unavailable?.reason).toBe('missing_field');
  });

  it('acquisition cost needs spend, and new customers may be those who come back after a year', async () => {
    await shop();
    const kpis = [{ metric: 'cac', spend: { '2024-Q2': 300, '2023-Q3': 50 } }, { metric: 'new_customers' }];
    const first = await run(kpis);
    expect(first.at('cac', '2024-Q2')).toMatchObject({ value: 300, numerator: 300, denominator: 1 });
    expect(first.at('cac', '2024-Q1').unavailable).toEqual({ reason: 'no_spend', what: '2024-Q1' });
    expect(first.at('cac', '2023-Q3')).toMatchObject({ value: null, unavailable: { reason: 'empty' } });
    const lapsed = await run(kpis, { new_customer: 'lapsed' });
    // d comes back after more than two years.
    expect(lapsed.at('new_customers', '2024-Q2').value).toBe(2);
    expect(lapsed.at('cac', '2024-Q2').value).toBe(150);
  });
});

describe('the end of the data', () => {
  it('a period whose last order is of its last days is over, unless the analysis date says otherwise', async () => {
    const orders = [
      ['a', '1', '2024-01-02', 10, 'web'],
      ['a', '2', '2024-03-28', 10, 'web'],
    ];
    await makeTable(database, 'orders', ORDER, orders);
    const kpis = [{ metric: 'amount' }];
    const open = await runKpi(database, { from: 'orders', kpis });
    expect(open.at('amount', '2024-Q1')).toMatchObject({ value: 20, running: false });
    const given = await runKpi(database, { from: 'orders', as_of: '2024-03-28', kpis });
    expect(given.at('amount', '2024-Q1').running).toBe(true);
    await makeTable(database, 'orders', ORDER, orders.slice(0, 1));
    const early = await runKpi(database, { from: 'orders', kpis });
    expect(early.at('amount', '2024-Q1')).toMatchObject({ value: 10, running: true });
  });
});

describe('breakdown', () => {
  it('tells segments and the channel of most orders apart, and adds up to the whole', async () => {
    await shop();
    const segments = await makeSegmentation(
      database,
      'groups',
      `SELECT * FROM (VALUES ('a', 'x'), ('b', 'x'), ('c', 'y')) AS t(customer, segment)`,
    );
    const options = {
      from: 'orders',
      as_of: AS_OF,
      by: { segmentation: 'groups', columns: ['channel', 'gone'] },
    };
    const { kpi, result } = await runKpi(
      database,
      { ...options, kpis: [{ metric: 'amount' }, { metric: 'repurchase_rate' }] },
      ['orders', 'groups'],
      [segments],
    );
    const [bySegment, byChannel] = kpi('amount').breakdown;
    const last = kpi('amount').periods.length - 1;
    const now = (parts: typeof bySegment) =>
      Object.fromEntries((parts?.groups ?? []).map(({ group, numerator }) => [group, numerator[last]]));
    expect(now(bySegment)).toEqual({ x: 120, y: 200, null: 30 });
    expect(byChannel?.dimension).toBe('channel');
    expect(now(byChannel)).toEqual({ web: 300, shop: 50 });
    const rate = kpi('repurchase_rate').breakdown[0]?.groups.find(({ group }) => group === 'x');
    expect([rate?.numerator[last], rate?.denominator?.[last], rate?.customers[last]]).toEqual([1, 2, 2]);
    expect(result.segments.map(({ segment }) => segment)).toEqual(['x', 'y']);
    const rows = await database.rows(
      `SELECT dimension, group_key, value FROM kpi_groups WHERE kpi = 'amount' AND period = '2024-Q2' ORDER BY ALL`,
    );
    expect(rows).toHaveLength(5);
  });

  it('puts rare values together and says how many', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => [`c${i}`, `${i}`, '2024-05-01', 10, `channel ${i}`]);
    await makeTable(database, 'orders', ORDER, [...rows, ['d', 'd', '2024-01-01', 5, 'channel 3']]);
    const { kpi } = await run([{ metric: 'amount' }], { by: { columns: ['channel'] } });
    const [parts] = kpi('amount').breakdown;
    expect(parts?.groups).toHaveLength(20);
    expect(parts?.merged).toBe(11);
    const last = kpi('amount').periods.length - 1;
    const total = parts?.groups.reduce((sum, { numerator }) => sum + (numerator[last] ?? 0), 0);
    expect(total).toBe(300);
  });

  it('of target segments needs frozen ones', async () => {
    await shop();
    const info = await makeSegmentation(
      database,
      'groups',
      `SELECT * FROM (VALUES ('a', 'x'), ('b', 'x'), ('c', 'y')) AS t(customer, segment)`,
    );
    const kpis = [{ metric: 'target_share', targets: { segmentation: 'groups', segments: ['x'] } }];
    const loose = await runKpi(
      database,
      { from: 'orders', as_of: AS_OF, kpis },
      ['orders', 'groups'],
      [info],
    );
    expect(loose.at('target_share', '2024-Q2').unavailable).toEqual({ reason: 'not_frozen', what: 'groups' });
    const frozen = { ...info, baseline: { name: '2023', date: '2024-01-01' } };
    const { at } = await runKpi(
      database,
      { from: 'orders', as_of: AS_OF, kpis },
      ['orders', 'groups'],
      [frozen],
    );
    expect(at('target_share', '2024-Q2')).toMatchObject({ numerator: 120, denominator: 350 });
    const gone = await run(kpis);
    expect(gone.at('target_share', '2024-Q2').unavailable).toEqual({
      reason: 'missing_input',
      what: 'groups',
    });
  });
});

describe('own queries, surveys and ledgers', () => {
  it('count the rows of a period, and one that fails for a period leaves the others', async () => {
    await shop();
    await makeTable(
      database,
      'tickets',
      ['customer', 'time', 'hours', 'kind'],
      [
        ['a', '2024-02-01', '3', 'late'],
        ['b', '2024-05-01', 'soon', 'late'],
        ['c', '2024-06-01', '5', 'other'],
      ],
    );
    const query = {
      from: 'tickets',
      time: 'time',
      numerator: 'sum(hours::INTEGER)',
      denominator: 'count(*)',
    };
    const late = {
      from: 'tickets',
      numerator: "count(*) FILTER (WHERE kind = 'late')",
      denominator: 'count(*)',
    };
    const { at, warnings } = await runKpi(
      database,
      {
        from: 'orders',
        as_of: AS_OF,
        kpis: [
          { key: 'hours', metric: 'query', query },
          { key: 'late', metric: 'query', unit: 'share', query: late },
          { key: 'gone', metric: 'query', query: { ...query, from: 'nowhere' } },
          { metric: 'amount' },
        ],
      },
      ['orders', 'tickets'],
    );
    expect(at('hours', '2024-Q1')).toMatchObject({ value: 3, numerator: 3, denominator: 1 });
    expect(at('hours', '2024-Q2').unavailable?.reason).toBe('failed');
    expect(at('hours', '2024-Q2').unavailable?.what).toContain('soon');
    expect(at('late', '2024-Q2')).toMatchObject({ value: 0.5 });
    expect(at('gone', '2024-Q2').unavailable).toEqual({ reason: 'missing_input', what: 'nowhere' });
    expect(at('amount', '2024-Q2').value).toBe(350);
    expect(warnings.map(({ code }) => code)).toContain('kpi.query_failed');
    const [row] = await database.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM kpi');
    expect(row?.n).toBe(4 * 8);
  });

  it('run without orders, and read surveys by the top two boxes with an interval', async () => {
    await makeTable(
      database,
      'survey',
      ['customer', 'time', 'q1'],
      [
        ...['5', '4', '3', '非常满意', '无效'].map((answer, i) => [`c${i}`, '2024-05-01', answer]),
        ['d', '2024-01-01', '2'],
      ],
    );
    const kpis = [
      { metric: 'satisfaction', survey: { from: 'survey', questions: ['q1'] }, target: { value: 0.85 } },
      {
        metric: 'market_share',
        actuals: [{ period: '2024-Q1', value: '12%', source: '协会', date: '2024-04-01' }],
      },
    ];
    const { at, kpi, result } = await runKpi(database, { kpis }, ['survey']);
    expect(result.as_of).toBe('2024-05-01');
    expect(at('satisfaction', '2024-Q2')).toMatchObject({ numerator: 3, denominator: 4, excluded: 1 });
    expect(at('satisfaction', '2024-Q2').low).toBeCloseTo(0.30064, 4);
    expect(at('satisfaction', '2024-Q1').value).toBe(0);
    expect(kpi('market_share').periods[0]?.unavailable).toEqual({ reason: 'entered', what: null });
  });

  it('know the ledger as it stands only', async () => {
    await shop();
    await makeTable(
      database,
      'ledger',
      ['customer', 'phone', 'city'],
      [
        ['a', '138', 'x'],
        ['b', null, ' '],
      ],
    );
    const kpis = [
      {
        metric: 'completeness',
        ledger: { from: 'ledger', fields: ['phone', 'city', 'sex'] },
        target: { value: 0.9 },
      },
    ];
    const { at } = await runKpi(database, { from: 'orders', as_of: '2024-07-15', kpis }, [
      'orders',
      'ledger',
    ]);
    expect(at('completeness', '2024-Q2')).toMatchObject({ numerator: 2, denominator: 6 });
    expect(at('completeness', '2024-Q3')).toMatchObject({ numerator: 2, running: true });
    expect(at('completeness', '2024-Q1').unavailable?.reason).toBe('only_now');
  });

  it('no KPIs and no orders are no error', async () => {
    const { result } = await runKpi(database, {}, []);
    expect(result).toMatchObject({ kpis: [], as_of: null, uplift: [], moves: null });
  });
});

describe('lists and moves', () => {
  it('compare those who were addressed with those who were kept out', async () => {
    const customers = Array.from({ length: 200 }, (_, i) => `c${String(i).padStart(3, '0')}`);
    // 40 of 100 addressed and 20 of 100 kept out order within 30 days.
    const buys = (i: number) => (i < 100 ? i < 40 : i < 120);
    const orders = customers.flatMap((customer, i) => [
      [customer, `o${i}`, '2024-01-10', 10, 'web'],
      ...(buys(i) ? [[customer, `n${i}`, '2024-05-20', 50, 'web']] : []),
    ]);
    await makeTable(database, 'orders', ORDER, orders);
    await makeTable(
      database,
      'handed',
      ['customer', 'arm', 'time'],
      [
        ...customers.map((customer, i) => [customer, i < 100 ? 'treated' : 'control', '2024-05-01']),
        ['late', 'treated', '2024-06-20'],
      ],
    );
    await database.run(`CREATE OR REPLACE TABLE moves AS SELECT * FROM (VALUES
      ('c1', 'moved', 'x', 'y'), ('c2', 'stayed', 'x', 'x'), ('c3', 'left', 'x', NULL), ('c4', 'moved', 'x', 'y')
    ) AS t(customer, move, segment_before, segment_after)`);
    const { result, at } = await runKpi(
      database,
      {
        from: 'orders',
        as_of: AS_OF,
        migration: 'moves',
        kpis: [{ metric: 'conversion', list: { from: 'handed', days: 30 } }],
        lists: [
          { name: 'May', from: 'handed', days: 30 },
          { name: 'blind', from: 'handed', control: 'nobody' },
          { name: 'missing', from: 'nowhere' },
        ],
      },
      ['orders', 'handed', 'moves'],
    );
    // The control group is no part of what was converted; "late" has not been observed for 30 days.
    expect(at('conversion', '2024-Q2')).toMatchObject({ numerator: 40, denominator: 100, excluded: 1 });
    const [may, blind, missing] = result.uplift;
    expect(may?.treated).toMatchObject({ customers: 100, bought: 40, amount: 2000, amount_per_customer: 20 });
    expect(may?.control).toMatchObject({ customers: 100, bought: 20 });
    expect(may?.excluded).toBe(1);
    expect(may?.rate?.value).toBeCloseTo(0.2, 12);
    expect(may?.lift).toBeCloseTo(1, 12);
    expect(may?.more_buyers?.value).toBeCloseTo(20, 10);
    expect(may?.amount?.value).toBeCloseTo(10, 10);
    // Chi-square 9.5238 with one degree of freedom, by scipy.
    expect(may?.p).toBeCloseTo(0.0020282312, 8);
    expect(blind?.unavailable).toEqual({ reason: 'missing_field', what: 'nobody' });
    expect(missing?.unavailable).toEqual({ reason: 'missing_input', what: 'nowhere' });
    expect(result.moves).toMatchObject({ stayed: 1, moved: 2, left: 1, entered: 0 });
    expect(result.moves?.moves).toEqual([{ from: 'x', to: 'y', customers: 2 }]);
  });
});
