import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerResult } from '../../../src/cells/ledger/definition';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeTable, MEMBERS, ORDERS, TICKETS, type Row } from './shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function ledger(
  sources: Readonly<Record<string, readonly Row[]>>,
  options: object = {},
  files: Readonly<Record<string, readonly File[]>> = {},
) {
  for (const [name, rows] of Object.entries(sources)) await makeTable(database, name, rows);
  const names = Object.keys(sources);
  const stored = { sources: names.map((from) => ({ from })), ...options };
  const outcome = await runCell('ledger', { options: stored, tables: names, files }, database);
  return { outcome, result: outcome.result as LedgerResult };
}

const all = (sql: string) => database.rows(sql).then((rows) => rows.map((row) => Object.values(row)));

describe('the ledger of a shop', () => {
  it('has one row a customer, whoever names them', async () => {
    const { result, outcome } = await ledger({ members: MEMBERS, orders: ORDERS, tickets: TICKETS });
    const rows = await all(
      'SELECT customer, name, phone, email, city, orders, amount::DOUBLE, complaints, ids FROM ledger ORDER BY 1',
    );
    expect(rows).toEqual([
      ['M1', '张小明', '13812345671', 'zhang@shop.cn', '上海', 3, 900, 0, 2],
      ['M2', '李娜', '13912345672', null, '杭州', 1, 80, 2, 1],
      ['M4', '赵六', null, null, null, 0, 0, 0, 1],
      ['M5', '钱七', null, 'qian@shop.cn', null, 0, 0, 0, 1],
      ['T9', null, null, null, '宁波', 1, 60, 0, 1],
      ['tel:13700001111', null, '13700001111', null, null, 0, 0, 1, 0],
    ]);
    expect(result).toMatchObject({
      customers: 6,
      customer_type: 'b2c',
      as_of: '2024-06-12',
      matches: { customer: 2, phone: 2, email: 0, name: 0, joined: 1 },
      never_bought: 3,
      memory: null,
    });
    const facts = result.sources.map(({ table, rows, unknown, customers }) => [
      table,
      rows,
      unknown,
      customers,
    ]);
    expect(facts).toEqual([
      ['members', 5, 0, 4],
      ['orders', 8, 2, 3],
      ['tickets', 5, 1, 2],
    ]);
    // name 4, reach 4, region 3, sex 3, age 3, registered 3, need 0 of 6 customers
    expect(result.completeness).toBeCloseTo(20 / 42, 12);
    expect(outcome.warnings.map(({ code }) => code)).toContain('ledger.rows_unknown');
  });

  it('counts orders of the last year apart from all, and keeps the top categories', async () => {
    await ledger({ members: MEMBERS, orders: ORDERS, tickets: TICKETS });
    const rows = await all(
      'SELECT customer, orders_12m, amount_12m::DOUBLE, average_order_value, categories, last_order::DATE::VARCHAR FROM ledger WHERE orders > 0 ORDER BY 1',
    );
    expect(rows).toEqual([
      ['M1', 2, 800, 400, '母婴/家居', '2024-06-01'],
      ['M2', 1, 80, 80, '美妆', '2024-05-20'],
      ['T9', 1, 60, 60, '美妆', '2024-06-10'],
    ]);
    const contacts = await all('SELECT customer, content, open FROM ledger_contacts ORDER BY time');
    expect(contacts).toEqual([
      ['M2', '配送太慢', false],
      ['M2', '破损', true],
      ['M2', '怎么开发票', false],
      ['tel:13700001111', '退货', true],
    ]);
  });

  it('shows what lost and where it stood', async () => {
    await ledger({ members: MEMBERS, orders: ORDERS });
    const rows = await all(
      "SELECT field, value_kept, source_kept, value_lost, source_lost FROM ledger_conflicts WHERE customer = 'M1' ORDER BY 1, 4",
    );
    expect(rows).toEqual([
      ['age', '32', 'members', '41', 'members'],
      ['city', '上海', 'members', '北京', 'members'],
      ['city', '上海', 'members', '苏州', 'orders'],
      ['email', 'zhang@shop.cn', 'members', 'wang@shop.cn', 'members'],
      ['name', '张小明', 'members', '王五', 'members'],
      ['registered_time', '2021-07-01 00:00:00', 'members', '2022-03-15 00:00:00', 'members'],
    ]);
  });

  it.each([
    ['priority', '上海'],
    ['newest', '苏州'],
    ['oldest', '上海'],
    ['most_frequent', '苏州'],
    [{ rule: 'priority', order: ['orders'] }, '苏州'],
  ])('settles a field by the rule %j', async (rule, city) => {
    await ledger({ members: MEMBERS.slice(0, 1), orders: ORDERS }, { fields: { city: rule } });
    expect(await all("SELECT city FROM ledger WHERE customer = 'M1'")).toEqual([[city]]);
  });

  it('lists who lacks what in both languages', async () => {
    await ledger({ members: MEMBERS }, { complete: ['name', 'reach', 'city'] });
    expect(
      await all('SELECT customer, missing, missing_zh, missing_en FROM ledger_missing ORDER BY 1'),
    ).toEqual([
      ['M4', 'reach;city', '联系方式（电话或邮箱）、城市', 'a phone or e-mail, City'],
      ['M5', 'city', '城市', 'City'],
    ]);
  });
});

describe('what joins too much', () => {
  const SHARED: Row[] = ['a', 'b', 'c', 'd'].map((customer) => ({
    customer,
    phone: '13812345671',
    name: customer,
  }));

  it('is held for review, not merged', async () => {
    const { result } = await ledger({ members: SHARED }, { most_ids: 3 });
    expect(result.customers).toBe(4);
    expect(result.review).toEqual({ groups: 1, ids: 4, near: 0 });
    expect(await all('SELECT customer, shared, sources FROM ledger_review ORDER BY 1')).toEqual(
      ['a', 'b', 'c', 'd'].map((one) => [one, '13812345671', 'members']),
    );
    expect((await ledger({ members: SHARED }, { most_ids: 4 })).result.customers).toBe(1);
  });

  it('follows decisions of the document and of the device', async () => {
    const text = 'kind,a,b,value\nsame,a,b,\napart,c,d,\n';
    const file = new File([text], 'decisions.csv');
    const decided = await ledger({ members: SHARED }, { most_ids: 3 }, { decisions_ledger: [file] });
    expect(await all('SELECT customer, ids FROM ledger ORDER BY 1')).toEqual([
      ['a', 2],
      ['c', 1],
      ['d', 1],
    ]);
    expect(decided.result.review.groups).toBe(1);
    const apart = await ledger(
      { members: SHARED },
      { most_ids: 3, decisions: { apart: [['a', 'b', 'c', 'd']] } },
    );
    expect([apart.result.customers, apart.result.review.groups]).toEqual([4, 0]);
    const same = await ledger(
      { members: SHARED },
      { most_ids: 3, decisions: { same: [['a', 'b', 'c', 'd']] } },
    );
    expect(same.result.customers).toBe(1);
  });

  it('never merges on placeholder phones, masked names or one id of a till', async () => {
    const rows: Row[] = [
      { customer: 'a', phone: '13800000000', name: '张**' },
      { customer: 'b', phone: '13800000000', name: '张**' },
      { customer: 'c', phone: '138****1234' },
      { customer: 'd', phone: '138****1234' },
    ];
    expect((await ledger({ members: rows }, { match: ['customer', 'phone', 'name'] })).result.customers).toBe(
      4,
    );
    const till = Array.from({ length: 300 }, (_, i) => ({
      customer: i < 150 ? '门店零售' : `c${i}`,
      order: String(i),
      time: '2024-01-01',
      amount: 1,
    }));
    const { result, outcome } = await ledger({ orders: till });
    expect([result.customers, result.sources[0]?.unknown]).toEqual([150, 150]);
    expect(outcome.warnings.map(({ code }) => code)).toContain('customers.dominant_left_out');
  });
});

describe('companies', () => {
  const ACCOUNTS: readonly Row[] = [
    {
      customer: 'A1',
      name: '华东某某科技有限公司',
      parent: null,
      owner: '张三',
      contract_start: '2020-06-12',
      industry: '软件',
      intention: '有',
    },
    {
      customer: 'A2',
      name: '某某科技有限公司杭州分公司',
      parent: '华东某某科技有限公司',
      owner: '李四',
      contract_start: '2023-06-12',
      industry: '软件',
    },
    { customer: 'A3', name: '某某科技有限公司宁波分公司', parent: 'A2', owner: '李四', industry: '软件' },
    { customer: 'A4', name: '独立贸易有限公司', parent: '海外控股', industry: '贸易' },
    { customer: 'A5', name: '甲有限公司', parent: 'A6', industry: '贸易' },
    { customer: 'A6', name: '乙有限公司', parent: 'A5', industry: '贸易' },
  ];
  const SALES: readonly Row[] = [
    { customer: 'A1', order: '1', time: '2024-06-11', amount: 600000 },
    { customer: '某某科技有限公司 杭州分公司', order: '2', time: '2023-12-01', amount: 300000 },
    { customer: 'A3', order: '3', time: '2022-12-01', amount: 100000 },
  ];

  it('are matched by name where asked, and branches are rolled up into their group', async () => {
    const { result, outcome } = await ledger(
      { accounts: ACCOUNTS, sales: SALES },
      { match: ['customer', 'name'], as_of: '2024-06-12' },
    );
    expect([result.customers, result.customer_type, result.matches.name]).toEqual([6, 'b2b', 1]);
    expect(
      await all(
        'SELECT customer, group_customer, group_name, yearly_purchase::DOUBLE, contract_years FROM ledger ORDER BY 1',
      ),
    ).toEqual([
      ['A1', 'A1', '华东某某科技有限公司', 600000, 4],
      ['A2', 'A1', '华东某某科技有限公司', 300000, 1],
      ['A3', 'A1', '华东某某科技有限公司', 0, 1.53],
      ['A4', '海外控股', '海外控股', null, null],
      ['A5', 'A5', '甲有限公司', null, null],
      ['A6', 'A5', '甲有限公司', null, null],
    ]);
    expect(await all('SELECT group_customer, members, amount::DOUBLE FROM ledger_groups ORDER BY 1')).toEqual(
      [
        ['A1', 3, 1000000],
        ['A5', 2, 0],
        ['海外控股', 1, 0],
      ],
    );
    expect(outcome.warnings.find(({ code }) => code === 'ledger.cyclic_groups')?.values).toEqual({
      customers: 2,
    });
  });

  it('count a fiscal year', async () => {
    const yearly = { basis: 'fiscal', start_month: 4 };
    const { result } = await ledger({ accounts: ACCOUNTS, sales: SALES }, { yearly, as_of: '2024-06-12' });
    expect(result.year).toEqual({ from: '2023-04-01', to: '2024-03-31' });
    expect(await all("SELECT yearly_purchase::DOUBLE FROM ledger WHERE customer = 'A1'")).toEqual([[0]]);
  });

  it('propose companies of nearly one name', async () => {
    const rows: Row[] = [
      { customer: '1', name: '腾飞科技有限公司' },
      { customer: '2', name: '腾飞科技（有限公司）' },
      { customer: '3', name: '大海贸易有限公司' },
    ];
    const { result } = await ledger({ members: rows }, { near: { name: 0.8 } });
    expect([result.customers, result.review.near]).toEqual([3, 1]);
    const same = await ledger({ members: rows }, { near: { name: 0.8 }, decisions: { same: [['1', '2']] } });
    expect([same.result.customers, same.result.review.near]).toEqual([2, 0]);
  });
});
