import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tags as definition } from '../../../src/cells/tags/definition';
import { periodEnds } from '../../../src/cells/tags/period-ends';
import type { TagsResult } from '../../../src/cells/tags/result';
import { pairRows, pairTags } from '../../../src/cells/tags/view-pairs';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { type OrderRow, ordersTable } from '../../support/orders';
import { runCell } from '../../support/run-cell';
import { describeTable } from '../../../src/sql/table/describe';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE people AS SELECT * FROM (VALUES
    ('1', 60000::DECIMAL(18,4), '上海市', '高价值；品质追求', 0),
    ('2', 800, '浙江省', NULL, 3),
    ('3', 52000, '四川省', '品质追求 , 老客', 2),
    ('4', NULL, NULL, '', 0)) AS p(customer, amount_12m, province, tags, complaints)`);
});
afterAll(() => database.close());

const RULES = [
  { tag: '年消费5万+', when: 'amount_12m >= 50000', group: 'value', en: '50,000+' },
  { tag: '华东区域', when: "province IN ('上海市', '浙江省')", group: 'attribute' },
  { tag: '投诉2次', when: 'complaints >= 2' },
];

async function run(options: object, tables: readonly string[] = ['people'], asOf: string | null = null) {
  const infos = await Promise.all(tables.map((table) => describeTable(database, table)));
  const outcome = await runCell(
    'tags',
    { options: { from: tables[0], ...options }, tables: infos, asOf },
    database,
  );
  return {
    ...outcome,
    result: outcome.result as TagsResult,
    codes: outcome.warnings.map(({ code }) => code),
    rows: await database.rows<Record<string, string | number | null>>('SELECT * FROM tags ORDER BY customer'),
  };
}

describe('tags', () => {
  it('gives every customer the tags whose rules hold, and keeps those that came with the data', async () => {
    const { rows, result } = await run({ rules: RULES, column: 'tags' });
    expect(rows.map(({ tags }) => tags)).toEqual([
      '年消费5万+;华东区域;品质追求;高价值',
      '华东区域;投诉2次',
      '年消费5万+;投诉2次;品质追求;老客',
      null,
    ]);
    expect(rows.map(({ tag_count }) => tag_count)).toEqual([4, 2, 4, 0]);
    expect(result).toMatchObject({ customers: 4, tagged: 3, given: 10, no_history: 'no_orders' });
    expect(result.tags.map(({ tag, customers, share }) => [tag, customers, share])).toEqual([
      ['年消费5万+', 2, 0.5],
      ['华东区域', 2, 0.5],
      ['投诉2次', 2, 0.5],
      ['品质追求', 2, 0.5],
      ['老客', 1, 0.25],
      ['高价值', 1, 0.25],
    ]);
    expect(result.tags[0]).toMatchObject({ amount: 112000, rule: 'amount_12m >= 50000', en: '50,000+' });
    expect(result.per_customer).toEqual([
      { tags: 0, customers: 1 },
      { tags: 2, customers: 1 },
      { tags: 4, customers: 2 },
    ]);
  });

  it('publishes a row a tag of a customer, and a dictionary', async () => {
    const { tables } = await run({ rules: RULES });
    expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['tags', 4],
      ['tags_tags', 6],
      ['tags_dictionary', 3],
      ['tags_segments', 3],
    ]);
    expect(
      await database.rows('SELECT tag, customers, share, rule, tag_group FROM tags_dictionary LIMIT 1'),
    ).toEqual([
      { tag: '年消费5万+', customers: 2, share: 0.5, rule: 'amount_12m >= 50000', tag_group: 'value' },
    ]);
    expect(await database.rows("SELECT tag FROM tags_tags WHERE customer = '2' ORDER BY tag")).toEqual([
      { tag: '华东区域' },
      { tag: '投诉2次' },
    ]);
  });

  it('without combinations takes the first tag as the segment', async () => {
    const { rows, segmentation, codes } = await run({ rules: RULES });
    expect(rows.map(({ segment }) => segment)).toEqual(['年消费5万+', '华东区域', '年消费5万+', 'untagged']);
    expect(
      segmentation?.segments.map(({ segment, customers, label_en }) => [segment, customers, label_en]),
    ).toEqual([
      ['年消费5万+', 2, '50,000+'],
      ['华东区域', 1, '华东区域'],
      ['untagged', 1, 'No tag'],
    ]);
    expect(codes).toContain('tags.untagged');
  });

  it('takes combinations in their order, and says how many fit each', async () => {
    const { result, segmentation, rows } = await run({
      rules: RULES,
      column: 'tags',
      segments: {
        quality: {
          label_zh: '高消费重品质',
          label_en: 'Quality',
          all: ['年消费5万+', '品质追求'],
          none: ['投诉2次'],
        },
        unhappy: { label_zh: '不满', any: ['投诉2次', '从未出现'] },
        spenders: { all: ['年消费5万+'] },
      },
    });
    expect(rows.map(({ segment }) => segment)).toEqual(['quality', 'unhappy', 'unhappy', 'untagged']);
    expect(result.segments.map(({ segment, customers, fit }) => [segment, customers, fit])).toEqual([
      ['quality', 1, 1],
      ['unhappy', 2, 2],
      ['spenders', 0, 2],
      ['untagged', 1, 1],
    ]);
    expect(segmentation?.segments[0]).toMatchObject({
      rank: 1,
      label_en: 'Quality',
      rule: '年消费5万+ + 品质追求, without 投诉2次',
      amount: 60000,
    });
  });

  it('counts which tags go together, both halves of the matrix alike', async () => {
    const { result } = await run({ rules: RULES });
    expect(result.pairs).toEqual([
      { a: '华东区域', b: '年消费5万+', customers: 1 },
      { a: '华东区域', b: '投诉2次', customers: 1 },
      { a: '年消费5万+', b: '投诉2次', customers: 1 },
    ]);
    expect(pairTags(result)).toEqual(['华东区域', '年消费5万+', '投诉2次']);
    const lift = pairRows(result, 'lift', (tag) => tag);
    expect(lift).toHaveLength(6);
    expect(lift.every(({ value }) => value === 1)).toBe(true);
    expect(pairRows(result, 'share', (tag) => tag).every(({ value }) => value === 0.5)).toBe(true);
  });

  it('compares with counts that were frozen', async () => {
    const first = await run({ rules: RULES }, ['people'], '2024-07-01');
    expect(first.result.frozen_candidate).toEqual({
      date: '2024-07-01',
      customers: 4,
      counts: { '年消费5万+': 2, 华东区域: 2, 投诉2次: 2 },
    });
    const frozen = { name: '上半年', date: '2024-07-01', customers: 3, counts: { 华东区域: 1 } };
    const { result } = await run({ rules: RULES, frozen });
    expect(result.tags.map((tag) => tag.frozen)).toEqual([null, 1, null]);
    expect(result.frozen).toEqual({ name: '上半年', date: '2024-07-01', customers: 3 });
  });

  it('says which rule cannot be computed', async () => {
    const rules = [...RULES, { tag: '坏', when: 'no_such_column > 1' }];
    await expect(run({ rules })).rejects.toMatchObject({
      code: 'tags.bad_rule',
      values: expect.objectContaining({ tag: '坏', when: 'no_such_column > 1' }) as unknown,
    });
  });

  it('points at rules for nobody and for everyone', async () => {
    const { codes } = await run({
      rules: [
        { tag: '无', when: 'amount_12m > 1e9' },
        { tag: '全', when: 'customer IS NOT NULL' },
      ],
    });
    expect(codes).toEqual(['tags.rule_for_nobody', 'tags.rule_for_everyone']);
  });

  it('refuses what is no condition, two rules for a tag, and separators in a tag', () => {
    const bad = (rules: object[]) => definition.normalise({ from: 'people', rules }).ok;
    expect(bad([{ tag: 'a', when: 'TRUE) FROM secrets --' }])).toBe(false);
    expect(
      bad([
        { tag: 'a', when: 'x > 1' },
        { tag: 'a', when: 'x > 2' },
      ]),
    ).toBe(false);
    expect(bad([{ tag: 'a;b', when: 'x > 1' }])).toBe(false);
  });
});

describe('tags over orders', () => {
  const order = (customer: string, time: string, amount: number): OrderRow => ({
    customer,
    order: `${customer}-${time}`,
    time,
    amount,
    city: customer === 'a' ? '杭州' : '成都',
  });
  const ORDERS = [
    order('a', '2024-01-10', 100),
    order('a', '2024-03-10', 200),
    order('b', '2024-02-20', 50),
    order('c', '2024-04-05', 70),
    order('c', '2024-04-25', 70),
  ];
  const rules = [
    { tag: '复购', when: 'frequency >= 2' },
    { tag: '近30天', when: 'recency <= 30' },
    { tag: '杭州', when: "city = '杭州'" },
  ];

  it('measures customers by the rules of orders, and counts tags at the ends of earlier months', async () => {
    await ordersTable(database, 'orders', ORDERS);
    const history = { periods: 4, unit: 'month' };
    const { result, rows, asOf } = await run({ rules, history }, ['orders']);
    expect(asOf?.date).toBe('2024-04-26');
    expect(rows.map(({ customer, tags, monetary }) => [customer, tags, monetary])).toEqual([
      ['a', '复购;杭州', 300],
      ['b', null, 50],
      ['c', '复购;近30天', 140],
    ]);
    expect(result.history).toEqual({
      ends: ['2024-01-31', '2024-02-29', '2024-03-31'],
      customers: [1, 2, 2],
      counts: [
        { tag: '复购', customers: [0, 0, 1] },
        { tag: '近30天', customers: [1, 1, 1] },
      ],
    });
    expect(result.tags.map(({ in_time }) => in_time)).toEqual([true, true, false]);
  });

  it('joins other tables by customer and says whom they hold beside', async () => {
    await ordersTable(database, 'orders', ORDERS);
    await database.run(`CREATE OR REPLACE TABLE ledger AS SELECT * FROM (VALUES
      ('a', '女'), ('b', '男'), ('z', '女')) AS l(customer, sex)`);
    const { rows, warnings } = await run(
      { with: ['ledger'], rules: [{ tag: '女性复购', when: "sex = '女' AND frequency_3m >= 2" }] },
      ['orders', 'ledger'],
    );
    expect(rows.map(({ customer, tags }) => [customer, tags])).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ]);
    expect(warnings).toContainEqual({
      code: 'customers.not_in_first',
      values: { table: 'ledger', customers: 1 },
    });
    const later = await run(
      { with: ['ledger'], rules: [{ tag: '女性复购', when: "sex = '女' AND frequency_6m >= 2" }] },
      ['orders', 'ledger'],
    );
    expect(later.rows[0]).toMatchObject({ customer: 'a', tags: '女性复购' });
  });

  it('does not depend on the order of rows', async () => {
    await ordersTable(database, 'orders', ORDERS);
    const first = await run({ rules }, ['orders']);
    await ordersTable(database, 'orders', [...ORDERS].reverse());
    const second = await run({ rules }, ['orders']);
    expect(second.rows).toEqual(first.rows);
    expect(second.result).toEqual(first.result);
  });
});

describe('periodEnds', () => {
  it('ends months and quarters before the day', () => {
    expect(periodEnds('2024-04-26', { periods: 3, unit: 'month' })).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
    ]);
    expect(periodEnds('2024-05-01', { periods: 2, unit: 'quarter' })).toEqual(['2023-12-31', '2024-03-31']);
    expect(periodEnds('2024-01-01', { periods: 1, unit: 'month' })).toEqual(['2023-12-31']);
  });
});

describe('the template of tags', () => {
  it('begins with rules that the data can answer', () => {
    const columns = (...names: string[]) => names.map((name) => ({ name, type: 'VARCHAR' }));
    const orders = { name: 'orders', columns: columns('customer', 'time', 'amount', 'province') };
    const stored = definition.template({ tables: [orders], segmentations: [], inputs: [] });
    expect(definition.normalise(stored).ok).toBe(true);
    expect(stored).toMatchObject({ from: 'orders' });
    const rules = stored['rules'] as { tag: string }[];
    expect(rules.map(({ tag }) => tag)).toContain('华东区域');
    expect(rules.map(({ tag }) => tag)).not.toContain('促销敏感');
  });
});
