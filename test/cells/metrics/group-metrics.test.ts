import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { makeSegmentation } from '../../support/segmentation';
import { makeTable, runMetrics } from './support';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const ORDER = ['customer', 'order', 'time', 'amount'];
const AS_OF = '2024-06-30';

/** Three years of a shop: the window of three months is April to June 2024. */
const SHOP = [
  ['a', '1', '2023-05-10', 100],
  ['a', '2', '2024-02-10', 50],
  ['a', '3', '2024-04-10', 60],
  ['a', '4', '2024-06-10', 40],
  ['b', '5', '2024-01-05', 80],
  ['b', '6', '2024-05-20', 20],
  ['c', '7', '2024-06-01', 200],
  ['d', '8', '2022-03-01', 70],
  ['d', '9', '2024-06-15', 30],
  ['e', '10', '2023-06-20', 90],
] as const;

const shop = () => makeTable(database, 'orders', ORDER, SHOP);

describe('group metrics by hand', () => {
  it('are ratios of sums over the window, beside the window before and the one a year ago', async () => {
    await shop();
    const { metric, result } = await runMetrics(database, { as_of: AS_OF, window: 3 });
    expect(result.window).toEqual({ from: '2024-04-01', to: '2024-06-30', covered: true });
    expect(result.before).toMatchObject({ from: '2024-01-01', to: '2024-03-31' });
    expect(result.year).toMatchObject({ from: '2023-04-01', to: '2023-06-30' });
    expect(metric('customers')).toMatchObject({ value: 4 });
    expect(metric('orders')).toMatchObject({ value: 5 });
    expect(metric('amount')).toMatchObject({
      value: 350,
      before: { value: 130, change: (350 - 130) / 130 },
      year: { value: 190, change: (350 - 190) / 190 },
    });
    expect(metric('amount_per_order')).toMatchObject({ numerator: 350, denominator: 5, value: 70 });
    // Not the mean of the customers' means (50, 20, 200, 30).
    expect(metric('amount_per_customer')).toMatchObject({ value: 87.5, before: { value: 65 } });
    expect(metric('repurchase_rate')).toMatchObject({ numerator: 1, denominator: 4, value: 0.25 });
    expect(metric('repurchase_rate').before).toMatchObject({ value: 0, change: 0.25 });
    expect(metric('known_customer_share')).toMatchObject({ numerator: 150, denominator: 350 });
    expect(metric('new_customers_first')).toMatchObject({
      value: 1,
      before: { value: 1 },
      year: { value: 2 },
    });
    // d comes back after more than a year.
    expect(metric('new_customers_lapsed')).toMatchObject({ value: 2 });
    expect(result.share['repurchase_rate']).toBe(0.25);
    expect(result.value['amount_per_order']).toBe(70);
  });

  it('buy-again, loyalty and N-day repurchase', async () => {
    await shop();
    const { metric } = await runMetrics(database, { as_of: AS_OF, window: 12, n_days: [60, 300] });
    // a and b ordered from January to March, both again from April to June.
    expect(metric('buy_again_quarter')).toMatchObject({
      numerator: 2,
      denominator: 2,
      from: '2024-01-01',
      to: AS_OF,
    });
    // b bought in May and not in June; nobody else bought in May.
    expect(metric('buy_again_month')).toMatchObject({ numerator: 0, denominator: 1 });
    // In the year to June 2023: a (again three times since) and e (never again).
    expect(metric('loyalty')).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
    // First orders: a (276 days to the next), b (136), d (837), e (never); c is not observed for 60 days.
    expect(metric('n_day_repurchase', 60)).toMatchObject({ numerator: 0, denominator: 4, excluded: 1 });
    expect(metric('n_day_repurchase', 300)).toMatchObject({ numerator: 1, denominator: 3, excluded: 2 });
  });

  it('value at equal age and the simple CLV', async () => {
    await shop();
    const { metric } = await runMetrics(database, {
      as_of: AS_OF,
      window: 12,
      ltv_months: 6,
      margin: 0.4,
      discount: 0.1,
    });
    // Acquired in 2023: a and e; within six months of the first order they paid 100 and 90.
    expect(metric('ltv')).toMatchObject({
      from: '2023-01-01',
      to: '2023-12-31',
      numerator: 190,
      denominator: 2,
      value: 95,
    });
    // Year to June 2024: 480 of a, b, c, d; of a and e, the customers before, a came back.
    const each = (480 * 0.4) / 4;
    expect(metric('clv').value).toBeCloseTo((each * 0.5) / (1 + 0.1 - 0.5), 10);
    expect((await runMetrics(database, { as_of: AS_OF })).metric('clv').unavailable?.reason).toBe(
      'no_margin',
    );
  });

  it('says that a window is empty, that a year is not covered, that nobody is old enough', async () => {
    await makeTable(database, 'orders', ORDER, [
      ['a', '1', '2024-01-10', 10],
      ['b', '2', '2024-02-10', 20],
    ]);
    const { metric, warnings } = await runMetrics(database, { as_of: '2024-12-31', window: 3 });
    expect(metric('orders')).toMatchObject({ value: 0, unavailable: null });
    expect(metric('amount_per_order')).toMatchObject({
      value: null,
      denominator: 0,
      unavailable: { reason: 'empty' },
    });
    expect(metric('repurchase_rate').unavailable?.reason).toBe('empty');
    expect(metric('loyalty').unavailable).toEqual({ reason: 'not_covered', what: '2024-01-10' });
    expect(metric('ltv').unavailable).toEqual({ reason: 'not_aged', what: '12' });
    expect(metric('orders').year).toMatchObject({ value: null, change: null });
    expect(warnings.map(({ code }) => code)).not.toContain('metrics.window_not_covered');
    const whole = await runMetrics(database, { as_of: '2024-12-31' });
    expect(whole.warnings.map(({ code }) => code)).toContain('metrics.window_not_covered');
  });

  it('end windows with the last order where no analysis date is given', async () => {
    await shop();
    const { result, metric } = await runMetrics(database, { window: 1 });
    expect(result.as_of).toBe('2024-06-16');
    expect(result.window).toMatchObject({ from: '2024-05-16', to: '2024-06-15' });
    expect(metric('orders').value).toBe(4);
  });

  it('publishes them as a table, and shows the query of each', async () => {
    await shop();
    const { statements, result, metric } = await runMetrics(database, { as_of: AS_OF });
    const rows = await database.rows<Record<string, unknown>>('SELECT * FROM metrics_group WHERE whole');
    expect(rows.length).toBe(result.metrics.length);
    expect(rows.find((row) => row['metric'] === 'repurchase_rate')).toMatchObject({
      value: metric('repurchase_rate').value,
      window_from: '2023-07-01',
      window_to: '2024-06-30',
      unavailable: null,
      name_zh: '复购率',
    });
    expect(rows.find((row) => row['metric'] === 'cac')).toMatchObject({
      value: null,
      unavailable: 'no_spend',
    });
    expect(rows.map((row) => row['metric'])).toContain('n_day_repurchase_90');
    const shown = statements.find(({ title }) => title === '复购率 · Repurchase rate');
    expect(shown?.sql).toBe(result.queries['repurchase_rate']);
    expect(statements.map(({ title }) => title)).toContain('90 天复购率 · 90-day repurchase rate');
  });
});

describe('refunds', () => {
  const rows = [
    ['a', '1', '2024-01-01', 100, 2],
    ['a', 'C1', '2024-01-10', -30, -1],
    ['a', '2', '2024-02-01', 50, 1],
    ['b', '3', '2024-01-05', 40, 1],
    ['c', 'C9', '2024-03-05', -5, -1],
  ] as const;
  const credit = () => makeTable(database, 'orders', [...ORDER, 'quantity'], rows);

  it.each([
    // A credit note is no order; its amount is netted.
    ['net', { orders: 3, amount: 160, customers: 2, pieces: 4 / 3 }],
    // Credit notes are left out; what they took back cannot be told.
    ['exclude', { orders: 3, amount: 190, customers: 2, pieces: 4 / 3 }],
    // Every row is an order.
    ['keep', { orders: 5, amount: 155, customers: 3, pieces: 4 / 5 }],
  ] as const)('%s', async (refunds, wanted) => {
    await credit();
    const { metric, customers } = await runMetrics(database, { as_of: '2024-03-31', refunds });
    expect(metric('orders').value).toBe(wanted.orders);
    expect(metric('amount').value).toBe(wanted.amount);
    expect(metric('customers').value).toBe(wanted.customers);
    expect(metric('items_per_order').value).toBeCloseTo(wanted.pieces, 10);
    // What came back is told the same way whatever is done with refunds.
    expect(metric('return_rate_pieces')).toMatchObject({ numerator: 2, denominator: 4 });
    expect(metric('return_rate_amount')).toMatchObject({ numerator: 35, denominator: 190 });
    expect(customers['a']).toMatchObject({ return_share_pieces: 1 / 3, return_share_amount: 0.2 });
    expect(customers['b']).toMatchObject({ return_share_pieces: 0, return_share_amount: 0 });
  });

  it('counts whole and partial refunds that a status and an amount record', async () => {
    await makeTable(
      database,
      'orders',
      [...ORDER, 'status', 'refund_amount'],
      [
        ['a', '1', '2024-01-01', 100, '交易成功', 20],
        ['a', '2', '2024-01-02', 50, '退款成功', 50],
        ['b', '3', '2024-01-03', 50, '退款成功', null],
        ['b', '4', '2024-01-04', 80, '交易关闭', null],
        ['c', '5', '2024-01-05', 100, '交易成功', 0],
      ],
    );
    const { metric, customers } = await runMetrics(database, { as_of: '2024-01-31' });
    expect(metric('orders').value).toBe(2);
    expect(metric('amount').value).toBe(180);
    // Of 300 sold 120 came back; the closed order was never sold. b returned everything and is no customer.
    expect(metric('return_rate_amount')).toMatchObject({ numerator: 120, denominator: 300 });
    expect(metric('return_rate_pieces').unavailable).toEqual({ reason: 'missing_field', what: 'quantity' });
    expect(Object.keys(customers)).toEqual(['a', 'c']);
    expect(customers['a']?.['return_share_amount']).toBeCloseTo(70 / 150, 10);
  });

  it('leaves money out that was given back in a window to those without an order in it, and counts them', async () => {
    await makeTable(database, 'orders', ORDER, [
      ['a', '1', '2024-01-01', 100],
      ['a', 'C1', '2024-06-10', -100.5],
      ['b', '2', '2024-06-10', 40],
    ]);
    const { metric } = await runMetrics(database, { as_of: AS_OF, window: 1 });
    expect(metric('amount')).toMatchObject({ value: 40, excluded: 1 });
  });
});

describe('metrics of other tables', () => {
  it('acquisition cost by period', async () => {
    await shop();
    const { metric, result } = await runMetrics(database, {
      as_of: AS_OF,
      spend: { '2024-Q2': 300, '2024-Q1': 50, '2024': 900, '2023-Q2': 120 },
    });
    // One new customer in the second quarter (c), one in the first (b), two a year ago (a, e); 2024 is not over.
    expect(metric('cac')).toMatchObject({
      value: 300,
      note: '2024-Q2',
      numerator: 300,
      denominator: 1,
      excluded: 1,
    });
    expect(metric('cac').before).toMatchObject({ value: 50, change: 5 });
    expect(metric('cac').year).toMatchObject({ value: 60, change: 4 });
    expect(result.metrics.filter(({ metric: key }) => key === 'cac').length).toBe(3);
    const lapsed = await runMetrics(database, {
      as_of: AS_OF,
      spend: { '2024-Q2': 300 },
      new_customer: 'lapsed',
    });
    expect(lapsed.metric('cac')).toMatchObject({ denominator: 2, value: 150 });
  });

  it('satisfaction and loyalty as top-two-box shares with a Wilson interval', async () => {
    await shop();
    await makeTable(
      database,
      'survey',
      ['q1', 'q2', 'q3'],
      [
        ['5', '5', '4'],
        ['4', '4', '2'],
        ['3', '5', '5'],
        ['9', '5', '5'],
        ['满意', '愿意', '非常愿意'],
        ['不满意', null, '5'],
        [null, '1', '1'],
      ],
    );
    const survey = { from: 'survey', satisfaction: 'q1', again: 'q2', recommend: 'q3' };
    const { metric } = await runMetrics(database, { as_of: AS_OF, survey }, ['orders', 'survey']);
    // 9 is not on the scale; 5, 4 and 满意 are in the top two boxes of five answers.
    expect(metric('satisfaction')).toMatchObject({ numerator: 3, denominator: 5, value: 0.6, excluded: 1 });
    expect(metric('satisfaction').low).toBeCloseTo(0.2307, 4);
    expect(metric('satisfaction').high).toBeCloseTo(0.8824, 4);
    expect(metric('loyalty_survey')).toMatchObject({ numerator: 4, denominator: 6 });
    const own = { ...survey, top: ['不满意'] };
    const turned = await runMetrics(database, { as_of: AS_OF, survey: own }, ['orders', 'survey']);
    expect(turned.metric('satisfaction')).toMatchObject({ numerator: 1, denominator: 6 });
  });

  it('completeness of a ledger, with fields that are asked for and not there', async () => {
    await shop();
    await makeTable(
      database,
      'ledger',
      ['customer', 'name', 'phone', 'city', 'whatever'],
      [
        ['a', '张三', '138', '', 'x'],
        ['b', '李四', null, '上海', 'x'],
      ],
    );
    const tables = ['orders', 'ledger'];
    const all = await runMetrics(database, { as_of: AS_OF, ledger: { from: 'ledger' } }, tables);
    expect(all.metric('ledger_completeness')).toMatchObject({ numerator: 4, denominator: 6 });
    const fields = ['name', 'email'];
    const asked = await runMetrics(database, { as_of: AS_OF, ledger: { from: 'ledger', fields } }, tables);
    expect(asked.metric('ledger_completeness')).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
  });

  it('conversion of a list within so many days, whoever is not observed for long enough left out', async () => {
    await shop();
    await makeTable(
      database,
      'handed',
      ['customer', 'time'],
      [
        ['a', '2024-05-15'],
        ['b', '2024-05-25'],
        ['c', '2024-06-20'],
        ['x', '2024-05-01'],
      ],
    );
    const options = { as_of: AS_OF, conversion: { list: 'handed', days: 30 } };
    const { metric } = await runMetrics(database, options, ['orders', 'handed']);
    // a ordered after 26 days, b five days before, c is not observed for 30 days, x never ordered.
    expect(metric('conversion')).toMatchObject({ numerator: 1, denominator: 3, excluded: 1 });
    await database.run('CREATE OR REPLACE TABLE handed AS SELECT customer FROM handed');
    const undated = await runMetrics(database, options, ['orders', 'handed']);
    expect(undated.metric('conversion').unavailable).toEqual({ reason: 'no_date', what: 'handed' });
    const since = { ...options, conversion: { list: 'handed', days: 30, since: '2024-05-20' } };
    expect((await runMetrics(database, since, ['orders', 'handed'])).metric('conversion')).toMatchObject({
      numerator: 3,
      denominator: 4,
    });
  });

  it('share of target segments, only where the segments stand still', async () => {
    await shop();
    const info = await makeSegmentation(
      database,
      'seg',
      "SELECT * FROM (VALUES ('a', 'x'), ('b', 'y'), ('c', 'x')) AS t(customer, segment)",
    );
    const options = { as_of: AS_OF, window: 3, targets: { segmentation: 'seg', segments: ['x'] } };
    const moving = await runMetrics(database, options, ['orders'], [info]);
    expect(moving.metric('target_share').unavailable).toEqual({ reason: 'not_frozen', what: 'seg' });
    const frozen = { ...info, baseline: { name: '2023', date: '2023-12-31' } };
    const { metric } = await runMetrics(database, options, ['orders'], [frozen]);
    expect(metric('target_share')).toMatchObject({ numerator: 300, denominator: 350, excluded: 1 });
    const unknown = { ...options, targets: { segmentation: 'seg', segments: ['nobody'] } };
    await expect(runMetrics(database, unknown, ['orders'], [frozen])).rejects.toThrow(
      'unknown segment: nobody',
    );
  });

  it('market share and rank as entered, with source and date only', async () => {
    await shop();
    const market = { share: 0.12, rank: 3, source: '行业协会年报', date: '2024-03-31' };
    const { metric } = await runMetrics(database, { as_of: AS_OF, market });
    expect(metric('market_share')).toMatchObject({ value: 0.12, note: '行业协会年报', to: '2024-03-31' });
    expect(metric('market_rank').value).toBe(3);
    const bare = await runMetrics(database, { as_of: AS_OF, market: { share: 0.12 } });
    expect(bare.metric('market_share').unavailable?.reason).toBe('no_source');
  });

  it('compares segments and the places of most orders', async () => {
    await makeTable(
      database,
      'orders',
      [...ORDER, 'city'],
      [
        ['a', '1', '2024-06-01', 10, '上海'],
        ['a', '2', '2024-06-02', 30, '上海'],
        ['a', '3', '2024-06-03', 50, '北京'],
        ['b', '4', '2024-06-03', 20, '北京'],
        ['c', '5', '2024-06-03', 5, null],
      ],
    );
    const cities = await runMetrics(database, { as_of: AS_OF, by: { column: 'city' } });
    const found = cities.result.groups.map(({ group, customers, metrics }) => [
      group,
      customers,
      metrics.find(({ metric: key }) => key === 'amount')?.value,
    ]);
    // Every customer is of one place, a of the one with most orders: the groups add up to the whole.
    expect(found).toEqual([
      ['上海', 1, 90],
      ['北京', 1, 20],
      [null, 1, 5],
    ]);
    const info = await makeSegmentation(
      database,
      'seg',
      "SELECT * FROM (VALUES ('a', 'x'), ('b', 'x')) AS t(customer, segment)",
    );
    const by = { segmentation: 'seg' };
    const { result } = await runMetrics(database, { as_of: AS_OF, by }, ['orders'], [info]);
    expect(result.groups.map(({ group, label_zh, customers }) => [group, label_zh, customers])).toEqual([
      ['x', '客群x', 2],
      [null, null, 1],
    ]);
    const rows = await database.rows<{ group_key: string; value: number }>(
      "SELECT group_key, value FROM metrics_group WHERE NOT whole AND metric = 'amount_per_order' ORDER BY 1 NULLS LAST",
    );
    expect(rows).toEqual([
      { group_key: 'x', value: 27.5 },
      { group_key: null, value: 5 },
    ]);
    await expect(runMetrics(database, { by: { column: 'nothing' } })).rejects.toThrow('missing column');
  });
});
