import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposals } from '../../../src/cells/persona/describe';
import type { PersonaFacts, PersonaResult } from '../../../src/cells/persona/result';
import { wordsOf, type Words } from '../../../src/cells/persona/words';
import type { Locale } from '../../../src/i18n/dictionary';
import type { Outcome } from '../../../src/model/cell';
import { citationsIn } from '../../../src/notebook/document/citations';
import { lookup } from '../../../src/notebook/graph/lookup';
import { citedText } from '../../../src/pages/evidence/cited-text';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';
import { customersSql, ordersSql } from './small-shop';

const words = (locale: Locale, currency: string | null = null): Words => wordsOf(locale, currency);
const choice = { cell: 'people', form: 'auto' } as const;

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
  const said = (locale: Locale, segment: string, currency: string | null = null) => {
    const proposal = proposals(result, locale, words(locale, currency), choice).get(segment);
    if (!proposal) throw new Error(`missing segment: ${segment}`);
    return { ...proposal, texts: Object.fromEntries(proposal.statements.map((one) => [one.id, one.text])) };
  };

  it('in Chinese, the currency known', () => {
    const a = said('zh-CN', 'a', 'CNY');
    expect(a.name).toBe('深圳·高频高消费母婴客户');
    expect(a.description).toBe(
      '主要来自深圳，常买“母婴”、“玩具”。' +
        '人均下单 3 次，最近一次购买平均在 61 天前，人均消费 900 元，是全体的 2.1 倍。' +
        '占客户的 42.1%，贡献 86.7% 的金额。',
    );
    expect(a.texts).toEqual({
      city: '主要来自深圳：占 100%（全体 58.8%）。',
      category: '常买“母婴”（100% 买过，全体 42.1%）、“玩具”（50% 买过，全体 21.1%）。',
      recency: '最近一次购买平均在 61 天前（全体 113 天前）。',
      frequency: '人均下单 3 次（全体 1.8 次），全部复购过（全体复购率 42.1%）。',
      size: '共 40 位客户，占全体的 42.1%；累计金额 36,000 元，占全体的 86.7%。',
      spending: '人均消费 900 元，是全体（437 元）的 2.1 倍；笔单价 300 元（全体 237 元）。',
    });
    const b = said('zh-CN', 'b', 'CNY');
    expect(b.name).toBe('单次低消费家居客户');
    expect(b.texts).toMatchObject({
      frequency: '都只买过一次（全体复购率 42.1%）。',
      spending: '人均消费 100 元，低于全体的 437 元；笔单价 100 元（全体 237 元）。',
    });
    expect(b.texts).not.toHaveProperty('city');
    expect(said('zh-CN', 'c')).toMatchObject({
      name: '客群c',
      description: '不足 10 位客户，为保护个人不显示数据。',
      statements: [],
    });
  });

  it('in English, the currency not known', () => {
    const a = said('en', 'a');
    expect(a.name).toBe('Frequent high spenders (母婴, 深圳)');
    expect(a.texts).toMatchObject({
      city: 'Mostly from 深圳: 100% (everyone: 58.8%).',
      category: 'Often buy “母婴” (100%; everyone: 42.1%) and “玩具” (50%; everyone: 21.1%).',
      recency: 'The last purchase was 61 days ago on average (everyone: 113).',
      frequency:
        'On average 3 orders per customer (everyone: 1.8); all of them bought again (everyone: 42.1%).',
      size: '40 customers, 42.1% of all customers; together they spent 36,000, 86.7% of the total.',
      spending:
        'On average each customer spends 900, 2.1 times the overall average of 437; the average order is 300 (everyone: 237).',
    });
    expect(said('en', 'b').texts).toMatchObject({
      frequency: 'All of them bought only once; of everyone, 42.1% bought again.',
      spending:
        'On average each customer spends 100, less than the overall average of 437; the average order is 100 (everyone: 237).',
    });
    expect(said('en', 'c')).toMatchObject({
      name: 'Group c',
      description: 'Fewer than 10 customers: to protect persons, no figures are shown.',
    });
  });

  it('names money only where the currency is known', () => {
    expect(JSON.stringify(said('zh-CN', 'a'))).not.toMatch(/[元¥]/);
    expect(said('en', 'a', 'CNY').texts).toMatchObject({
      size: expect.stringContaining('¥36,000') as string,
    });
  });

  it('speaks of companies in words of their own', () => {
    const told = proposals(result, 'zh-CN', words('zh-CN', 'CNY'), { cell: 'people', form: 'company' }).get(
      'a',
    );
    expect(told?.statements.find(({ id }) => id === 'size')?.text).toContain('共 40 家客户');
    expect(told?.statements.find(({ id }) => id === 'spending')?.text).toContain('户均采购 900 元');
  });

  it('cites every figure it tells, and each citation stands for the figure told', () => {
    for (const locale of ['zh-CN', 'en'] as const)
      for (const { statements } of proposals(result, locale, words(locale), choice).values())
        for (const { text, cited } of statements) {
          const paths = citationsIn(cited);
          expect(paths.length, cited).toBeGreaterThan(0);
          const values = paths.map(({ path }) => lookup({ result } as Outcome, path));
          expect(values, cited).not.toContain(undefined);
          const figures = values.map((value) => citedText(value ?? null, [], locale));
          expect(figures.length, text).toBe(paths.length);
        }
  });

  it('the figures of a citation are those of the sentence', () => {
    const [size] =
      proposals(result, 'zh-CN', words('zh-CN', 'CNY'), choice)
        .get('a')
        ?.statements.filter(({ id }) => id === 'size') ?? [];
    const live = size?.cited.replace(/\{[^}]+\}/g, (one) => {
      const [citation] = citationsIn(one);
      const path = citation?.path ?? [];
      return citedText(lookup({ result } as Outcome, path) ?? null, path, 'zh-CN', 'CNY');
    });
    expect(live).toBe(size?.text);
  });

  it('says on how many customers it rests', () => {
    const bases = Object.fromEntries(said('zh-CN', 'b').statements.map(({ id, base }) => [id, base]));
    expect(bases).toMatchObject({ size: 55, spending: 55, category: 55 });
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
    figures: {
      customers: 100,
      share: 0.5,
      amount: 1000,
      amount_share: 0.5,
      buyers: 100,
      dominant: 0.1,
      measures,
    },
    indexes,
    lists: [],
    numbers: [],
    needs: null,
    profit: null,
    priority: null,
    apart: [],
    activity: [],
    ...changes,
  };
}

function told(locale: Locale, ...segments: PersonaFacts[]) {
  const everyone = segments[0]?.figures;
  if (!everyone) throw new Error('missing figures');
  const whole: PersonaResult = { ...result, everyone, segments };
  return segments.map(({ segment }) => proposals(whole, locale, words(locale), choice).get(segment));
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
    ['25-29', '25–29 岁·久未购买客户', 'Lapsed buyers (aged 25–29)'],
    ['<18', '18 岁以下·久未购买客户', 'Lapsed buyers (aged under 18)'],
    ['60+', '60 岁及以上·久未购买客户', 'Lapsed buyers (aged 60 and over)'],
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

const trait = {
  kind: 'value',
  customers: 60,
  share: 0.6,
  share_all: 0.3,
  index: 200,
  effect: 0.6,
  known: 100,
} as const;

/** What is said of an attribute of which half of the group and more have a value. */
function toldOf(
  attribute: string,
  kind: 'one' | 'many',
  value: string,
  changes: Partial<Record<'share' | 'share_all', number>> = {},
) {
  const shares = { ...trait, ...changes };
  const list = { attribute, known: 100, known_share: 1, enough: true, values: [{ ...shares, value }] };
  const group = facts({ lists: [list] });
  const everyone = group.figures;
  if (!everyone) throw new Error('missing figures');
  const attributes = [{ attribute, kind, from: 'orders' }];
  const whole: PersonaResult = { ...result, everyone, segments: [group], attributes };
  return (['zh-CN', 'en'] as const).map(
    (locale) =>
      proposals(whole, locale, words(locale), choice)
        .get('s')
        ?.statements.find(({ id }) => id === attribute)?.text,
  );
}

it.each([
  [
    'channel',
    'many',
    '抖音',
    '通过“抖音”（60%，全体 30%）购买的比例高于全体。',
    'More often than others, they buy through “抖音” (60%; everyone: 30%).',
  ],
  [
    'channel',
    'one',
    '抖音',
    '渠道以“抖音”为主：占 60%（全体 30%）。',
    'Main channel “抖音”, 60% (everyone: 30%).',
  ],
  ['product', 'many', '奶粉', '常买“奶粉”（60% 买过，全体 30%）。', 'Often buy “奶粉” (60%; everyone: 30%).'],
  ['sex', 'one', '女', '以女性为主：占 60%（全体 30%）。', 'Mostly women: 60% (everyone: 30%).'],
  [
    'age',
    'one',
    '60+',
    '以 60 岁及以上为主：占 60%（全体 30%）。',
    'Mostly aged 60 and over: 60% (everyone: 30%).',
  ],
  [
    'need',
    'one',
    '小包装',
    '最常提到的需求是“小包装”：占 60%（全体 30%）。',
    'The need named most often is “小包装”: 60% (everyone: 30%).',
  ],
] as const)('says of %s (%s) how it belongs to the customer', (attribute, kind, value, zh, en) => {
  expect(toldOf(attribute, kind, value)).toEqual([zh, en]);
});

it('says of what few have that it is more common, and nothing of what is as everywhere', () => {
  expect(toldOf('city', 'one', '深圳', { share: 0.3, share_all: 0.1 })).toEqual([
    '深圳占 30%（全体 10%），比例高于全体。',
    'Over-represented: customers from 深圳, 30% (everyone: 10%).',
  ]);
  expect(toldOf('product', 'many', '奶粉', { share: 0.1, share_all: 0.01 })[0]).toBe(
    '比全体更爱买“奶粉”（10% 买过，全体 1%）。',
  );
  expect(toldOf('city', 'one', '深圳', { share: 0.3, share_all: 0.29 })).toEqual([undefined, undefined]);
  expect(toldOf('city', 'one', '深圳', { share: 0.8, share_all: 0.8 })[0]).toBe(
    '主要来自深圳：占 80%（全体 80%），与全体相近。',
  );
  expect(toldOf('city', 'one', '深圳', { share: 0.7, share_all: 0.9 })).toEqual([
    '主要来自深圳：占 70%，低于全体的 90%。',
    'Mostly from 深圳: 70%, less than everyone’s 90%.',
  ]);
});

it('goes on in Chinese where the same is said of two things they buy', () => {
  const list = (attribute: string, value: string, share: number) => ({
    ...{ attribute, known: 100, known_share: 1, enough: true },
    values: [{ ...trait, share, share_all: 0.05, value }],
  });
  const said = (product: number) => {
    const lists = [list('category', '食品', 0.7), list('product', '坚果', product)];
    const attributes = lists.map(({ attribute }) => ({ attribute, kind: 'many' as const, from: 'orders' }));
    const group = facts({ lists });
    if (!group.figures) throw new Error('missing figures');
    const whole: PersonaResult = { ...result, everyone: group.figures, segments: [group], attributes };
    return proposals(whole, 'zh-CN', words('zh-CN'), choice).get('s')?.description;
  };
  expect(said(0.6)).toContain('常买“食品”，也常买“坚果”');
  expect(said(0.2)).toContain('常买“食品”，比全体更爱买“坚果”');
});

it('tells of fewer than thirty customers their number only', () => {
  const few = facts({ indexes: { ...indexes, recency: 300 } });
  const { figures } = few;
  if (!figures) throw new Error('missing figures');
  const group = { ...few, figures: { ...figures, customers: 29, buyers: 29 } };
  expect(told('zh-CN', group)[0]).toMatchObject({
    name: '第一组',
    description: '只有 29 位客户，不足以描述。',
  });
  expect(told('en', group)[0]).toMatchObject({
    name: 'Group 1',
    description: 'Only 29: too few to describe.',
  });
  expect(told('zh-CN', group)[0]?.statements.map(({ id }) => id)).toEqual(['size']);
});

it('leaves out what is not known', () => {
  const measures = { recency: null, frequency: null, per_customer: null, per_order: null, repurchase: null };
  const figures = {
    customers: 1200,
    share: 0.25,
    amount: null,
    amount_share: null,
    buyers: 0,
    dominant: null,
    measures,
  };
  const bare = facts({ figures, indexes: measures });
  expect(told('zh-CN', bare)[0]).toMatchObject({ name: '第一组', description: '占客户的 25%。' });
  expect(told('en', bare)[0]).toMatchObject({ name: 'Group 1', description: '25% of customers.' });
  expect(told('zh-CN', bare)[0]?.statements.map(({ text }) => text)).toEqual([
    '共 1,200 位客户，占全体的 25%。',
  ]);
});
