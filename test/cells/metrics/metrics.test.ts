import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askCell } from '../../support/run-cell';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { makeTable, runMetrics } from './support';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const ORDER = ['customer', 'order', 'time', 'amount'];

describe('metrics of a customer', () => {
  it('reproduces the example of the metrics table: 1001, 1002, 1003', async () => {
    // Twenty customers [customer, orders, amount, recency], laid out so that the three stand where the example says:
    // 17, 8 and 19 of 20 are no nearer; 16, 6 and 18 order no more often; 18, 4 and 19 pay no more.
    const people: readonly (readonly [string, number, number, number])[] = [
      ['1001', 8, 12_500, 15],
      ['1002', 2, 850, 58],
      ['1003', 15, 32_000, 8],
      ['a01', 16, 40_000, 3],
      ['a02', 20, 9000, 10],
      ['a03', 7, 9100, 16],
      ['a04', 10, 9200, 16],
      ['a05', 7, 9300, 17],
      ['a06', 6, 9400, 18],
      ['a07', 5, 9500, 19],
      ['a08', 5, 9600, 20],
      ['a09', 4, 9700, 21],
      ['a10', 4, 9800, 22],
      ['a11', 3, 9900, 59],
      ['a12', 3, 700, 60],
      ['a13', 2, 600, 61],
      ['a14', 1, 500, 62],
      ['a15', 1, 8000, 63],
      ['a16', 1, 8100, 64],
      ['a17', 1, 8200, 65],
    ];
    const rows = people.flatMap(([customer, orders, amount, recency]) =>
      Array.from({ length: orders }, (_, i) => {
        const day = new Date(Date.UTC(2024, 0, 1) - (recency + i * 2) * 86_400_000);
        const part = i === 0 ? amount - (orders - 1) * 10 : 10;
        return [customer, `${customer}-${i}`, day.toISOString().slice(0, 19), part];
      }),
    );
    await makeTable(database, 'orders', ORDER, rows);
    const { customers } = await runMetrics(database, { as_of: '2024-01-01' });
    const line = (id: string) => {
      const row = customers[id] ?? {};
      const score = ['r100', 'f100', 'm100'].map((name) => row[name]);
      const value = Number(row['average_order_value']);
      return [row['frequency_12m'], Math.round(value * 10) / 10, row['recency'], ...score, row['grade']];
    };
    expect(line('1001')).toEqual([8, 1562.5, 15, 85, 80, 90, 'high']);
    expect(line('1002')).toEqual([2, 425, 58, 40, 30, 20, 'low']);
    expect(line('1003')).toEqual([15, 2133.3, 8, 95, 90, 95, 'core']);
  });

  it('counts orders, gaps and months as by hand', async () => {
    await makeTable(database, 'orders', ORDER, [
      ['a', '1', '2022-06-10 09:00:00', 50],
      ['a', '2', '2023-05-01 09:00:00', 30],
      ['a', '3', '2023-11-05 09:00:00', 100],
      ['a', '4', '2023-11-05 20:00:00', 20],
      ['a', '5', '2024-02-03 09:00:00', 60],
      ['b', '6', '2024-03-30 09:00:00', 80],
      // From here on there are data, so that the year before last is whole.
      ['c', '7', '2022-04-02 09:00:00', 10],
    ]);
    const { customers, result } = await runMetrics(database, { as_of: '2024-03-31' });
    expect(customers['a']).toMatchObject({
      frequency: 5,
      frequency_3m: 1,
      frequency_6m: 3,
      frequency_12m: 4,
      recency: 57,
      amount: 260,
      average_order_value: 52,
      amount_12m: 210,
      growth: 210 / 50 - 1,
      tenure: 660,
      interval_median: 188,
      first_time: '2022-06-10 09:00:00',
      last_time: '2024-02-03 09:00:00',
    });
    // 2022-06-10 → 2023-05-01 (325) → 2023-11-05 (188) → 2024-02-03 (90); two orders of one day are one day.
    expect(customers['a']?.['interval_mean']).toBeCloseTo((325 + 188 + 90) / 3, 10);
    expect(customers['a']?.['frequency_per_month']).toBeCloseTo(5 / (660 / 30.436875), 10);
    expect(customers['b']).toMatchObject({ frequency_per_month: 1, interval_mean: null, growth: null });
    expect(result.intervals).toMatchObject({ n: 3, mean: 201, p50: 188, repeat: 1 });
  });

  it('finds categories by orders with shares, the channel, ties by name', async () => {
    await makeTable(
      database,
      'orders',
      [...ORDER, 'category', 'channel'],
      [
        ['a', '1', '2024-01-01', 10, '美妆', '线上'],
        ['a', '1', '2024-01-01', 10, '美妆', '线上'],
        ['a', '1', '2024-01-01', 10, ' 服饰 ', '线上'],
        ['a', '2', '2024-01-02', 10, '美妆', '门店'],
        ['a', '3', '2024-01-03', 10, '家居', '线上'],
        ['a', '4', '2024-01-04', 10, '服饰', '线上'],
        ['a', '5', '2024-01-05', 10, '母婴', null],
        ['b', '6', '2024-01-05', 10, null, '门店'],
      ],
    );
    const { customers } = await runMetrics(database, {});
    // 美妆 in two orders (not three lines), 服饰 in two; 家居 and 母婴 in one each.
    const [first, second] = ['服饰', '美妆'].sort();
    const [third] = ['家居', '母婴'].sort();
    expect(customers['a']).toMatchObject({
      frequency: 5,
      category_1: first,
      category_1_share: 2 / 6,
      category_2: second,
      category_2_share: 2 / 6,
      category_3: third,
      category_3_share: 1 / 6,
      channel: '线上',
      channel_share: 3 / 4,
    });
    expect(customers['b']).toMatchObject({ category_1: null, category_1_share: null, channel: '门店' });
  });

  it('measures promotions, discounts and margins; list prices and costs are of a piece where there is a quantity', async () => {
    const columns = [...ORDER, 'quantity', 'list_price', 'cost'];
    const rows = [
      ['a', '1', '2024-01-01', 160, 2, 100, 50],
      ['a', '2', '2024-01-02', 100, 1, 100, 60],
      ['a', '3', '2024-01-03', 40, 1, null, null],
      ['b', '4', '2024-01-03', 90, 1, 90, 90],
    ];
    await makeTable(database, 'orders', columns, rows);
    const { customers, result, metric } = await runMetrics(database, {});
    expect(customers['a']).toMatchObject({
      promotion_share: 0.5,
      mean_discount: 40 / 300,
      margin: 160 - 100 + 100 - 60,
      margin_rate: 100 / 260,
      price_sensitivity: 100,
    });
    expect(customers['b']).toMatchObject({
      promotion_share: 0,
      mean_discount: 0,
      price_sensitivity: 0,
      margin: 0,
    });
    expect(result.assumptions).toMatchObject({ list_price: 'piece', cost: 'piece' });
    expect(metric('discount_rate')).toMatchObject({ numerator: 350, denominator: 390 });
    expect(metric('margin_rate')).toMatchObject({ numerator: 100, denominator: 350 });
    const byRow = await runMetrics(database, { list_price: 'row', cost: 'row' });
    expect(byRow.customers['a']).toMatchObject({ margin: 160 - 50 + 100 - 60 });
    expect(byRow.metric('discount_rate').denominator).toBe(290);
  });

  it('takes a discount for what was off the list amount', async () => {
    await makeTable(
      database,
      'orders',
      [...ORDER, 'discount'],
      [
        ['a', '1', '2024-01-01', 80, 20],
        ['a', '2', '2024-01-02', 100, 0],
        ['a', '3', '2024-01-03', 100, null],
      ],
    );
    const { customers } = await runMetrics(database, {});
    expect(customers['a']).toMatchObject({ promotion_share: 1 / 3, mean_discount: 20 / 300 });
  });

  it('counts complaints, says which are of others, and builds the index of service demand of what is known', async () => {
    await makeTable(database, 'orders', ORDER, [
      ['a', '1', '2024-01-01', 10],
      ['a', '2', '2024-01-02', 10],
      ['b', '3', '2024-01-03', 10],
      ['c', '4', '2024-01-03', 10],
    ]);
    await makeTable(
      database,
      'tickets',
      ['customer', 'time', 'ticket_kind'],
      [
        ['a', '2024-01-05', '投诉'],
        ['b', '2024-01-05', '投诉-物流'],
        ['b', '2024-01-06', '咨询'],
        ['b', '2025-01-06', '投诉'],
        ['z', '2024-01-05', '投诉'],
      ],
    );
    const { customers, result, metric, warnings } = await runMetrics(
      database,
      { as_of: '2024-01-31', tickets: { from: 'tickets' } },
      ['orders', 'tickets'],
    );
    expect(customers['a']).toMatchObject({ complaints: 1, complaint_rate: 0.5, service_demand: 50 });
    expect(customers['b']).toMatchObject({ complaints: 1, complaint_rate: 1, service_demand: 100 });
    expect(customers['c']).toMatchObject({ complaints: 0, complaint_rate: 0, service_demand: 0 });
    expect(metric('complaint_rate')).toMatchObject({ numerator: 2, denominator: 4 });
    expect(result.indices.service_demand).toEqual({ parts: ['complaint_rate'], missing: ['return_share'] });
    expect(result.assumptions.complaints).toBe('kind');
    expect(warnings).toContainEqual({ code: 'metrics.tickets_of_others', values: { rows: 1, of: 4 } });
    const own = await runMetrics(
      database,
      { as_of: '2024-01-31', tickets: { from: 'tickets', where: "ticket_kind = '咨询'" } },
      ['orders', 'tickets'],
    );
    expect(own.customers['b']).toMatchObject({ complaints: 1 });
    expect(own.customers['a']).toMatchObject({ complaints: 0 });
  });

  it('says of each metric that it cannot tell why, and never shows zero for it', async () => {
    await makeTable(
      database,
      'orders',
      ['customer', 'time'],
      [
        ['a', '2024-01-01'],
        ['b', '2024-01-02'],
      ],
    );
    const { result, customers, metric } = await runMetrics(database, {});
    const reasons = Object.fromEntries(
      result.unavailable.map(({ metric: key, reason, what }) => [key, [reason, what]]),
    );
    expect(reasons).toMatchObject({
      amount: ['missing_field', 'amount'],
      average_order_value: ['missing_field', 'amount'],
      grade: ['missing_field', 'amount'],
      categories: ['missing_field', 'category'],
      channel: ['missing_field', 'channel'],
      promotion_share: ['missing_field', 'amount'],
      return_share_pieces: ['no_returns', null],
      complaints: ['missing_input', 'tickets'],
      margin: ['missing_field', 'cost'],
    });
    for (const { metric: key } of result.unavailable.filter((one) => one.metric !== 'categories')) {
      expect([key, customers['a']?.[key]]).toEqual([key, null]);
    }
    expect(metric('amount_per_order')).toMatchObject({
      value: null,
      unavailable: { reason: 'missing_field', what: 'amount' },
    });
    expect(metric('items_per_order').unavailable).toEqual({ reason: 'missing_field', what: 'quantity' });
    expect(metric('cac').unavailable).toEqual({ reason: 'no_spend', what: null });
    expect(metric('clv').unavailable).toEqual({ reason: 'no_margin', what: null });
    expect(metric('satisfaction').unavailable).toEqual({ reason: 'missing_input', what: 'survey' });
    expect(metric('market_share').unavailable).toEqual({ reason: 'missing_input', what: 'market' });
    expect(metric('repurchase_rate')).toMatchObject({ value: 0, numerator: 0, denominator: 2 });
  });

  it('describes one customer with one order', async () => {
    await makeTable(database, 'orders', ORDER, [['a', '1', '2024-01-01', 10]]);
    const { customers, metric } = await runMetrics(database, { as_of: '2024-01-02' });
    expect(customers['a']).toMatchObject({ r100: 100, f100: 100, m100: 100, grade: 'core', recency: 1 });
    expect(metric('repurchase_rate').value).toBe(0);
    expect(metric('n_day_repurchase', 30).unavailable).toEqual({ reason: 'not_observed', what: '30' });
  });

  it('leaves placeholder customers out, as rfm does', async () => {
    await makeTable(database, 'orders', ORDER, [
      ['a', '1', '2024-01-01', 10],
      ['散客', '2', '2024-01-01', 1000],
      ['散客', '3', '2024-01-09', 1000],
    ]);
    const { result, customers, metric, warnings } = await runMetrics(database, {});
    expect(Object.keys(customers)).toEqual(['a']);
    expect(result.customers).toBe(1);
    expect(metric('amount').value).toBe(10);
    expect(result.intervals.n).toBe(0);
    expect(warnings.map(({ code }) => code)).toContain('customers.placeholder');
  });

  it('counts frequency and amount in the measured period of a scope, and all else over all history', async () => {
    await makeTable(
      database,
      'orders',
      [...ORDER, 'in_period'],
      [
        ['a', '1', '2023-01-01', 10, false],
        ['a', '2', '2024-01-01', 30, true],
        ['b', '3', '2023-02-01', 10, false],
      ],
    );
    const { customers, metric } = await runMetrics(database, { as_of: '2024-01-31' });
    expect(Object.keys(customers)).toEqual(['a']);
    expect(customers['a']).toMatchObject({ frequency: 1, amount: 30, tenure: 395 });
    // The window is the step's own: twelve months, in which both ordered.
    expect(metric('customers').value).toBe(2);
  });

  it('answers how a metric is distributed', async () => {
    await makeTable(database, 'orders', ORDER, [
      ['a', '1', '2024-01-01', 10],
      ['a', '2', '2024-01-02', 10],
      ['b', '3', '2024-01-03', 10],
    ]);
    await runMetrics(database, {});
    const cell = { options: { from: 'orders' }, tables: ['orders'] };
    const ask = (column: string) => askCell('metrics', cell, { ask: 'distribution', column }, database);
    expect(await ask('frequency')).toMatchObject({
      n: 2,
      mean: 1.5,
      median: 1.5,
      classes: [
        { from: 1, to: 2, count: 1 },
        { from: 2, to: 3, count: 1 },
      ],
    });
    expect(await ask('margin')).toMatchObject({ n: 0, classes: [] });
    await expect(ask('grade')).rejects.toThrow('invalid column: grade');
    await expect(ask('nothing')).rejects.toThrow('missing column');
  });
});
