import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposals, type Words } from '../../../src/cells/persona/describe';
import type { PersonaFacts, PersonaResult } from '../../../src/cells/persona/result';
import type { Locale } from '../../../src/i18n/dictionary';
import { formatMoney, formatNumber } from '../../../src/i18n/format';
import { fieldNames } from '../../../src/i18n/shell/fields';
import { isKnownField } from '../../../src/model/fields';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';
import { customersSql, ordersSql } from './small-shop';

function words(locale: Locale, currency?: string): Words {
  const names = locale === 'en' ? fieldNames.en : fieldNames.zh;
  return {
    number: (value, digits = 0) => formatNumber(value, locale, digits),
    percent: (share) => `${formatNumber(share * 100, locale, 1)}%`,
    money: (amount) => formatMoney(amount, locale, { currency, digits: 0 }),
    field: (name) => (isKnownField(name) ? names[name] : name),
  };
}

let database: TestDatabase;
let result: PersonaResult;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE orders AS ${ordersSql}`);
  await database.run(`CREATE TABLE ledger AS ${customersSql}`);
  const info = await makeSegmentation(
    database,
    'seg',
    `SELECT customer, CASE WHEN customer < 'c040' THEN 'a' WHEN customer < 'c095' THEN 'b' ELSE 'c' END AS segment FROM ledger`,
  );
  const options = { segmentation: 'seg', orders: 'orders', customers: 'ledger', as_of: '2024-07-01' };
  const outcome = await runCell(
    'persona',
    { options, tables: ['seg', 'orders', 'ledger'], segmentations: [info] },
    database,
  );
  result = outcome.result as PersonaResult;
}, 120_000);
afterAll(() => database.close());

/* Checked by hand against small-shop.ts: 95 customers shown, 41,500 in all, 175 orders, 40 of 95 with several. */
describe('the small shop', () => {
  it('in Chinese, the currency known', () => {
    const said = proposals(result, 'zh-CN', words('zh-CN', 'CNY'));
    expect(said.get('a')).toEqual({
      name: '深圳·高频高消费母婴客户',
      description:
        '共 40 位客户，占 42.1%；累计金额 36,000 元，占 86.7%。' +
        '平均 61 天前买过（全体 113 天），人均 3 单（全体 1.8 单），复购率 100%（全体 42.1%）。' +
        '人均消费 900 元，是全体的 2.1 倍；笔单价 300 元。' +
        '买过“母婴”的占 100%（全体 42.1%，已知 40 人）；城市为“深圳”的占 100%（全体 58.8%，已知 40 人）。',
    });
    expect(said.get('b')).toEqual({
      name: '单次低消费家居客户',
      description:
        '共 55 位客户，占 57.9%；累计金额 5,500 元，占 13.3%。' +
        '平均 151 天前买过（全体 113 天），人均 1 单（全体 1.8 单），复购率 0%（全体 42.1%）。' +
        '人均消费 100 元，是全体的 22.9%；笔单价 100 元。' +
        '买过“家居”的占 100%（全体 57.9%，已知 55 人）。',
    });
    expect(said.get('c')).toEqual({ name: '客群c', description: '不足 10 位客户，为保护个人不显示数据。' });
  });

  it('in English, the currency not known', () => {
    const said = proposals(result, 'en', words('en'));
    expect(said.get('a')).toEqual({
      name: 'Frequent high spenders (母婴, 深圳)',
      description:
        '40 customers (42.1% of all) with 36,000 in purchases (86.7% of the total). ' +
        'They last bought 61 days ago on average (everyone: 113), placed 3 orders each (everyone: 1.8), ' +
        'and 100% bought more than once (everyone: 42.1%). ' +
        'A customer spends 900, 2.1 times the average; an order is 300. ' +
        'Bought “母婴”: 100% (everyone: 42.1%; known for 40). City “深圳”: 100% (everyone: 58.8%; known for 40).',
    });
    expect(said.get('b')?.name).toBe('One-time low spenders (家居)');
    expect(said.get('b')?.description).toContain('placed 1 order each (everyone: 1.8)');
    expect(said.get('c')).toEqual({
      name: 'Group c',
      description: 'Fewer than 10 customers: to protect persons, no figures are shown.',
    });
  });

  it('names money only where the currency is known', () => {
    expect(proposals(result, 'zh-CN', words('zh-CN')).get('a')?.description).not.toMatch(/[元¥]/);
    expect(proposals(result, 'en', words('en', 'CNY')).get('a')?.description).toContain('¥36,000');
  });
});

/** A group with only the figures that matter. */
function facts(changes: Partial<PersonaFacts>): PersonaFacts {
  const measures = { recency: 100, frequency: 2, per_customer: 100, per_order: 50, repurchase: 0.5 };
  const indexes = { recency: 100, frequency: 100, per_customer: 100, per_order: 100, repurchase: 100 };
  return {
    segment: 's',
    label_zh: '第一组',
    label_en: 'Group 1',
    colour: 1,
    rank: 1,
    rule: '',
    hidden: false,
    figures: { customers: 100, share: 0.5, amount: 1000, amount_share: 0.5, buyers: 100, measures },
    indexes,
    lists: [],
    apart: [],
    activity: [],
    ...changes,
  };
}

function told(locale: Locale, ...segments: PersonaFacts[]) {
  const everyone = segments[0]?.figures;
  if (!everyone) throw new Error('missing figures');
  const whole: PersonaResult = { ...result, everyone, segments };
  return segments.map(({ segment }) => proposals(whole, locale, words(locale)).get(segment));
}

const indexes = { recency: 100, frequency: 100, per_customer: 100, per_order: 100, repurchase: 100 };

describe('names', () => {
  it.each([
    [{ ...indexes, recency: 200 }, '久未购买客户', 'Lapsed buyers'],
    [{ ...indexes, recency: 30, frequency: 160 }, '近期活跃的高频客户', 'Recent, frequent buyers'],
    [{ ...indexes, recency: 200, per_customer: 300 }, '久未购买的高消费客户', 'Lapsed high spenders'],
    [indexes, '第一组', 'Group 1'],
  ])('%j', (changed, zh, en) => {
    expect(told('zh-CN', facts({ indexes: changed }))[0]?.name).toBe(zh);
    expect(told('en', facts({ indexes: changed }))[0]?.name).toBe(en);
  });

  it('keep the label where two would be the same', () => {
    const lapsed = { ...indexes, recency: 200 };
    const two = [
      facts({ indexes: lapsed }),
      facts({ segment: 't', label_zh: '第二组', label_en: 'Group 2', indexes: lapsed }),
    ];
    expect(told('zh-CN', ...two).map((one) => one?.name)).toEqual([
      '久未购买客户（第一组）',
      '久未购买客户（第二组）',
    ]);
    expect(told('en', ...two).map((one) => one?.name)).toEqual([
      'Lapsed buyers (Group 1)',
      'Lapsed buyers (Group 2)',
    ]);
  });

  it.each([
    ['25-29', '25–29岁·久未购买客户', 'Lapsed buyers (aged 25–29)'],
    ['<18', '18岁以下·久未购买客户', 'Lapsed buyers (aged under 18)'],
    ['60+', '60岁以上·久未购买客户', 'Lapsed buyers (aged 60 and over)'],
  ])('say the age %s', (value, zh, en) => {
    const age = {
      kind: 'value',
      attribute: 'age',
      value,
      customers: 60,
      share: 0.6,
      share_all: 0.3,
      index: 200,
      effect: 0.6,
      known: 100,
    } as const;
    const group = facts({ indexes: { ...indexes, recency: 200 }, apart: [age] });
    expect(told('zh-CN', group)[0]?.name).toBe(zh);
    expect(told('en', group)[0]?.name).toBe(en);
  });
});

it.each([
  ['channel', 'many', '通过“抖音”购买的占 60%', 'Bought through “抖音”: 60%'],
  ['channel', 'one', '渠道为“抖音”的占 60%', 'Channel “抖音”: 60%'],
  ['product', 'many', '买过“抖音”的占 60%', 'Bought “抖音”: 60%'],
] as const)('says of %s (%s) how it belongs to the customer', (attribute, kind, zh, en) => {
  const trait = {
    kind: 'value',
    attribute,
    value: '抖音',
    customers: 60,
    share: 0.6,
    share_all: 0.3,
    index: 200,
    effect: 0.6,
    known: 100,
  } as const;
  const group = facts({ apart: [trait] });
  const everyone = group.figures;
  if (!everyone) throw new Error('missing figures');
  const whole: PersonaResult = {
    ...result,
    everyone,
    segments: [group],
    attributes: [{ attribute, kind, from: 'orders' }],
  };
  expect(proposals(whole, 'zh-CN', words('zh-CN')).get('s')?.description).toContain(zh);
  expect(proposals(whole, 'en', words('en')).get('s')?.description).toContain(en);
});

it('leaves out what is not known', () => {
  const measures = { recency: null, frequency: null, per_customer: null, per_order: null, repurchase: null };
  const figures = { customers: 1200, share: 0.25, amount: null, amount_share: null, buyers: 0, measures };
  const bare = facts({ figures, indexes: measures });
  expect(told('zh-CN', bare)[0]).toEqual({ name: '第一组', description: '共 1,200 位客户，占 25%。' });
  expect(told('en', bare)[0]).toEqual({ name: 'Group 1', description: '1,200 customers (25% of all).' });
});
