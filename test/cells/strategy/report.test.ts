import { describe, expect, it } from 'vitest';
import { normaliseStrategy } from '../../../src/cells/strategy/options';
import { report } from '../../../src/cells/strategy/report';
import type { StrategyResult } from '../../../src/cells/strategy/result';
import { csvFile, workbookFile } from '../../../src/cells/strategy/table-file';
import { strategyTable } from '../../../src/cells/strategy/table-rows';
import type { Locale } from '../../../src/i18n/dictionary';
import type { CitedState, Evidence } from '../../../src/model/evidence';
import type { ReportBlock, ReportTable } from '../../../src/model/report';
import { protect } from '../../../src/report/protect';
import { DEFAULT_PROTECTION } from '../../../src/report/protection';
import { readXlsx } from 'hucre/xlsx';

const segment = (key: string, label_zh: string, customers: number, amount: number) => ({
  ...{ segment: key, label_zh, label_en: `Group ${key}`, colour: 1, rank: 1, customers, amount },
  ...{ share: customers / 105, amount_share: amount / 100, value_index: 1, recency: null, frequency: null },
  ...({ nature: 'core', nature_by: 'key' } as const),
});

const RESULT: StrategyResult = {
  ...{ segmentation: 'rfm', customers: 105, amount: 100, on_several: 0, consent: 'ledger' },
  segments: [
    segment('a', '重要价值', 60, 70),
    segment('b', '一般发展', 40, 25),
    segment('c', '小客群', 5, 5),
  ],
  lists: [
    {
      ...{ key: 'calls', table: 'strategy_calls', gone: [], customers: 60, opted_out: 5, no_contact: 3 },
      ...{ control: 6, handed_over: 46, detectable: 0.36, owners: [], owner_count: 0 },
    },
  ],
  contacts: ['phone'],
  has_owner: false,
};

const STORED = {
  segmentation: 'rfm',
  strategies: [
    { segment: 'a', objective: '占 {rfm.share[a]} | 守住', price: '会员日双倍积分', budget: 300 },
    { segment: 'c', service: '顾问', budget: 100 },
    { segment: 'gone', product: '留在文档里' },
  ],
  measures: [{ key: 'calls', name: '一对一邀请', lever: 'service', segments: ['a'], note: '=先电话' }],
};

/** Every citation is 57.1 %, in a state. */
function evidenceOf(state: CitedState): Evidence {
  return {
    cite: (path) => ({ path, state, text: '57.1%', before: '40%', source: null }),
    review: ({ text }) => ({ state: text.includes('{') ? state : 'same', cited: [] }),
    confirm: (claim) => claim,
    citable: () => [],
  };
}

function optionsOf(stored: object) {
  const normalised = normaliseStrategy(stored);
  if (!normalised.ok) throw new Error('invalid options');
  return normalised.options;
}

function blocksOf(
  locale: Locale,
  { stored = STORED, state = 'same' }: { stored?: object; state?: CitedState } = {},
) {
  return report.blocks({
    ...{ name: 'strategy', options: optionsOf(stored), result: RESULT, tables: [], warnings: [], locale },
    evidence: evidenceOf(state),
  });
}

const tableOf = (blocks: readonly ReportBlock[], id: string): ReportTable => {
  const found = blocks.find((block) => block.type === 'table' && block.id === id);
  if (found?.type !== 'table') throw new Error(`missing table: ${id}`);
  return found;
};

describe('the table of segments and strategies', () => {
  it('says of every segment what it is and what is done, citations as figures', () => {
    const table = tableOf(blocksOf('zh-CN'), 'strategies');
    expect(table.title).toBe('市场细分结果与策略表');
    expect(table.columns.map(({ label }) => label)).toEqual([
      ...[
        '客群',
        '客群特点',
        '客户数',
        '客户占比',
        '消费额占比',
        '目标',
        '产品',
        '价格',
        '渠道',
        '服务',
        '营销信息',
      ],
      ...['预算', '预算占比'],
    ]);
    expect(table.rows[0]).toEqual([
      ...[
        '重要价值',
        '高价值活跃',
        60,
        60 / 105,
        0.7,
        '占 57.1% | 守住',
        null,
        '会员日双倍积分',
        null,
        null,
        null,
      ],
      ...[300, 0.75],
    ]);
    expect(tableOf(blocksOf('en'), 'strategies').rows[0]?.slice(0, 2)).toEqual([
      'Group a',
      'High value, active',
    ]);
  });

  it('leaves out columns that nothing fills', () => {
    const options = optionsOf({});
    const bare = RESULT.segments.map((one) => ({ ...one, amount: null, amount_share: null, nature: null }));
    const { columns } = strategyTable(options, bare, undefined, 'en');
    expect(columns.map(({ label }) => label)).toEqual([
      ...[
        'Segment',
        'Customers',
        'Share of customers',
        'Objective',
        'Product',
        'Price',
        'Channel',
        'Service',
      ],
      'Message',
    ]);
  });

  it('keeps the words of a small group of persons and none of its figures', () => {
    const { blocks, suppressed } = protect(blocksOf('zh-CN'), {
      ...DEFAULT_PROTECTION,
      locale: 'zh-CN',
    });
    const row = tableOf(blocks, 'strategies').rows.find(([label]) => label === '小客群');
    expect(row?.[9]).toBe('顾问');
    expect(row?.filter((value) => typeof value === 'number')).toEqual([]);
    expect(suppressed.length).toBeGreaterThan(0);
  });

  it('of companies is not suppressed', () => {
    const table = tableOf(blocksOf('zh-CN', { stored: { ...STORED, customer_type: 'b2b' } }), 'strategies');
    expect(table.groups).toBeUndefined();
  });
});

it('budgets stand beside amounts in a picture, measures with their counts in a table', () => {
  const blocks = blocksOf('zh-CN');
  const chart = blocks.find(({ type }) => type === 'chart');
  expect(chart).toMatchObject({
    picture: {
      kind: 'bars',
      categories: ['重要价值', '一般发展', '小客群'],
      series: [{ values: [0.75, 0, 0.25] }, { values: [0.7, 0.25, 0.05] }],
    },
    groups: { sizes: [60, 40, 5] },
  });
  const lists = tableOf(blocks, 'lists');
  expect(lists.rows).toEqual([['一对一邀请', '服务', '重要价值', 60, 5, 3, 6, 46, '=先电话']]);
  expect(lists.groups).toMatchObject({ keys: [['rfm[a]']], overlapping: true, part: true });
});

it('prices that differ, claims to be reviewed and strategies without a segment are said', () => {
  const texts = JSON.stringify(blocksOf('zh-CN', { state: 'changed' }));
  expect(texts).toContain('个人信息保护法');
  expect(texts).toContain('"review":true');
  expect(texts).toContain('gone');
  expect(texts).toContain('重要价值 · 目标：占 57.1% | 守住');
  expect(texts).toMatch(/：gone"/);
  const chart = blocksOf('en').find(({ type }) => type === 'chart');
  expect(chart).toMatchObject({ alt: expect.stringContaining('Group b 0% / 25.0%') as string });
  const calm = JSON.stringify(blocksOf('zh-CN', { stored: { segmentation: 'rfm' } }));
  expect(calm).not.toContain('个人信息保护法');
  expect(calm).not.toContain('review');
});

describe('the table as a file', () => {
  const table = strategyTable(
    optionsOf({ ...STORED, strategies: [{ segment: 'a', product: '=cmd()' }] }),
    RESULT.segments,
    undefined,
    'zh-CN',
  );

  it('is CSV that Excel opens, without formulas', async () => {
    const text = await csvFile(table).text();
    const bytes = new Uint8Array(await csvFile(table).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.trimEnd().split('\r\n')).toHaveLength(4);
    expect(text).toContain("'=cmd()");
  });

  it('is a workbook whose figures are figures', async () => {
    const blob = await workbookFile(table, '市场细分结果与策略表');
    const book = await readXlsx(new Uint8Array(await blob.arrayBuffer()));
    expect(book.sheets[0]?.name).toBe('市场细分结果与策略表');
    expect(book.sheets[0]?.rows[1]?.slice(0, 4)).toEqual(['重要价值', '高价值活跃', 60, 60 / 105]);
    expect(book.sheets[0]?.rows[1]?.[6]).toBe("'=cmd()");
  });
});
