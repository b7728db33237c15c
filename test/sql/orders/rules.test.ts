import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Refunds } from '../../../src/model/cell';
import { customerOrders } from '../../../src/sql/orders/customers';
import { prepareOrders } from '../../../src/sql/orders/prepare';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { type OrderRow, ordersTable } from '../../support/orders';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const NO_DATE = { cell: null, frontMatter: null };

/** The class of each row, in the order of the rows' order ids. */
async function classes(rows: readonly OrderRow[], refunds: Refunds = 'net', asOf: string | null = null) {
  const table = await ordersTable(database, 'orders', rows);
  const { rules } = await prepareOrders(database, table, { refunds, asOf: { ...NO_DATE, cell: asOf } });
  const found = await database.rows<{ class: string }>(
    `SELECT ${rules.rowClass} AS class FROM orders ORDER BY rowid`,
  );
  return found.map((row) => row.class);
}

async function customers(rows: readonly OrderRow[], refunds: Refunds = 'net', unique?: string[]) {
  const from = await ordersTable(database, 'orders', rows, unique ? { unique } : {});
  const outcome = await customerOrders(database, { from, refunds, asOf: NO_DATE, into: 'c' });
  const found = await database.rows<{ customer: string; frequency: number; amount: number; last: string }>(
    'SELECT customer, frequency::DOUBLE AS frequency, amount::DOUBLE AS amount, last_time::DATE AS last FROM c ORDER BY customer',
  );
  return { ...outcome, customers: found.map((row) => [row.customer, row.frequency, row.amount, row.last]) };
}

const row = (more: OrderRow): OrderRow => ({
  customer: 'a',
  order: '1',
  time: '2024-01-05 10:00:00',
  amount: 10,
  ...more,
});

describe('row classes', () => {
  it('tells every kind of row apart', async () => {
    const rows = [
      row({ order: '1', status: '交易成功' }),
      row({ order: '2', status: '等待买家付款' }),
      row({ order: '3', status: '交易关闭' }),
      row({ order: '4', status: '退款成功' }),
      row({ order: '5', status: '测试' }),
      row({ order: '6', status: '交易成功', customer: null }),
      row({ order: '7', status: '交易成功', customer: '' }),
      row({ order: '8', status: '交易成功', time: null }),
      row({ order: '9', status: '交易成功', amount: 0 }),
      row({ order: '10', status: '交易成功', amount: -5 }),
      row({ order: '11', status: '交易成功', amount: null }),
      row({ order: '12', status: '交易成功', time: '2024-02-01 00:00:00' }),
      row({ order: '13', status: '交易成功', time: '2024-01-31 23:59:59' }),
      row({ order: '14', status: '不认识' }),
    ];
    expect(await classes(rows, 'net', '2024-01-31')).toEqual(
      'used unpaid closed refunded test no_customer no_customer no_time gift credit_note no_amount after_as_of used used'.split(
        ' ',
      ),
    );
    expect(await classes(rows, 'keep', '2024-01-31')).toEqual(
      'used used used used used no_customer no_customer no_time used used used after_as_of used used'.split(
        ' ',
      ),
    );
  });

  it('takes an empty paid time for unpaid, but not where the status says paid', async () => {
    const rows = [
      row({ status: '交易成功', paid_time: null }),
      row({ status: '不认识', paid_time: null }),
      row({ status: '不认识', paid_time: '2024-01-05' }),
    ];
    expect(await classes(rows)).toEqual(['used', 'unpaid', 'used']);
    const never = rows.map((one) => ({ ...one, paid_time: null }));
    expect(await classes(never)).toEqual(['used', 'used', 'used']);
  });

  it('tells whole from partial refunds', async () => {
    const rows = [
      row({ refund_amount: 10 }),
      row({ refund_amount: 4 }),
      row({ refund_amount: 0 }),
      row({ refund_amount: null }),
    ];
    expect(await classes(rows)).toEqual(['refunded', 'refund_netted', 'used', 'used']);
    expect(await classes(rows, 'exclude')).toEqual(['refunded', 'refunded', 'used', 'used']);
  });

  it('does not take a refund off twice where amounts are what was left', async () => {
    const rows = [
      row({ order: '1', amount: 0, refund_amount: 10 }),
      row({ order: '2', amount: 3, refund_amount: 7 }),
      row({ order: '3', amount: 10, refund_amount: 0 }),
    ];
    expect(await classes(rows)).toEqual(['refunded', 'refund_netted', 'used']);
    const found = await customers(rows);
    expect(found.customers).toEqual([['a', 2, 13, '2024-01-05']]);
    expect(found.warnings.map(({ code }) => code)).toContain('orders.amount_after_refunds');
  });

  it('leaves out an order that its own lines take back whole', async () => {
    const rows = [
      row({ order: '1', amount: 10 }),
      row({ order: '1', amount: -10 }),
      row({ order: '2', amount: 10 }),
      row({ order: '2', amount: -4, time: '2024-03-01' }),
    ];
    expect(await classes(rows)).toEqual(['refunded', 'refunded', 'used', 'credit_note']);
    expect((await customers(rows)).customers).toEqual([['a', 1, 6, '2024-01-05']]);
  });
});

describe('customers', () => {
  const rows = [
    row({ order: '1', amount: 10 }),
    row({ order: '1', amount: 5 }),
    row({ order: '2', time: '2024-01-07', amount: 20 }),
    row({ order: 'C3', time: '2024-02-01', amount: -8 }),
    row({ order: '4', time: '2024-03-01', amount: 0 }),
    row({ customer: 'b', order: 'C5', time: '2024-01-01', amount: -8 }),
  ];

  it('nets credit notes without counting them as orders or dates', async () => {
    const { customers: found, asOf } = await customers(rows);
    expect(found).toEqual([['a', 2, 27, '2024-01-07']]);
    expect(asOf).toEqual({ date: '2024-01-08', from: 'last order' });
  });

  it('leaves credit notes out, or keeps every row', async () => {
    expect((await customers(rows, 'exclude')).customers).toEqual([['a', 2, 35, '2024-01-07']]);
    expect((await customers(rows, 'keep')).customers).toEqual([
      ['a', 4, 27, '2024-03-01'],
      ['b', 1, -8, '2024-01-01'],
    ]);
  });

  it('counts rows where ids are unique, and days where there is no id', async () => {
    const single = rows.filter((_, i) => i !== 1);
    const unique = await customers(single, 'net', ['order']);
    expect(unique.counted).toBe('rows');
    expect(unique.customers).toEqual((await customers(single)).customers);
    const days = await customers(rows.map(({ customer, time, amount }) => ({ customer, time, amount })));
    expect(days.counted).toBe('days');
    expect(days.customers).toEqual([['a', 2, 27, '2024-01-07']]);
    expect(days.warnings.map(({ code }) => code)).toContain('orders.no_order_id');
  });

  it('lets the day stand for an order without an id', async () => {
    const found = await customers([
      row({ order: '1' }),
      row({ order: null, time: '2024-01-06 08:00:00' }),
      row({ order: null, time: '2024-01-06 09:00:00' }),
    ]);
    expect(found.customers).toEqual([['a', 2, 30, '2024-01-06']]);
  });

  it.each([
    '散客',
    ' 匿名 ',
    '张**',
    '张*',
    '138****1234',
    '13800000000',
    '0',
    '-',
    'Guest',
    'N/A',
    't**3',
    ' ',
  ])('does not take %j for a customer', async (customer) => {
    const found = await customers([row({}), row({ order: '2', customer })]);
    expect(found.customers.map(([name]) => name)).toEqual(['a']);
    expect(found.warnings).toContainEqual({
      code: 'customers.placeholder',
      values: { customers: 1, orders: 1, amount: 10 },
    });
    expect((await customers([row({}), row({ order: '2', customer })], 'keep')).customers).toHaveLength(2);
  });

  it.each(['张三', '13812345679', '100', '100000000000000000', 'guesthouse', 'O*Neil & Sons', '王小明'])(
    'takes %j for a customer',
    async (customer) => {
      expect((await customers([row({}), row({ order: '2', customer })])).customers).toHaveLength(2);
    },
  );

  it('states one id with a huge share, and leaves it out where it looks like nobody', async () => {
    const many = Array.from({ length: 120 }, (_, i) => row({ customer: `c${i}`, order: `o${i}` }));
    const huge = (customer: string) =>
      Array.from({ length: 60 }, (_, i) => row({ customer, order: `h${i}` }));
    const kept = await customers([...many, ...huge('big-account')]);
    expect(kept.customers).toHaveLength(121);
    expect(kept.warnings).toContainEqual({ code: 'customers.dominant', values: { share: 60 / 180 } });
    const left = await customers([...many, ...huge('线下门店')]);
    expect(left.customers).toHaveLength(120);
    expect(left.warnings.map(({ code }) => code)).toContain('customers.dominant_left_out');
  });

  it('drops the money of implausible dates and says so', async () => {
    const days = Array.from({ length: 40 }, (_, i) =>
      row({ order: `o${i}`, time: `2024-01-${String((i % 28) + 1).padStart(2, '0')}` }),
    );
    const found = await customers([
      ...days,
      row({ order: 'x', time: '1899-12-30' }),
      row({ order: 'y', time: '2099-01-01' }),
    ]);
    expect(found.customers).toEqual([['a', 40, 400, '2024-01-28']]);
    expect(found.asOf.date).toBe('2024-01-29');
    expect(found.warnings).toContainEqual({ code: 'orders.implausible_dates', values: { rows: 2 } });
  });

  it('keeps every row but the one that would be after the last plausible order', async () => {
    const days = Array.from({ length: 40 }, (_, i) =>
      row({ order: `o${i}`, time: '2024-01-28', amount: -1 }),
    );
    const found = await customers([...days, row({ order: 'y', time: '2099-01-01' })], 'keep');
    expect(found.customers).toEqual([['a', 40, -40, '2024-01-28']]);
    expect(found.warnings).toContainEqual({
      code: 'orders.after_as_of',
      values: { rows: 1, as_of: '2024-01-29' },
    });
  });

  it('fails clearly where nothing can be counted', async () => {
    await expect(customers([{ customer: 'a', amount: 1 }])).rejects.toMatchObject({
      code: 'analysis.missing_column',
      values: { column: 'time', table: 'orders' },
    });
    await expect(customers([row({ amount: -1 })])).rejects.toMatchObject({ code: 'analysis.no_customers' });
  });
});
