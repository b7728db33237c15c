import { describe, expect, it } from 'vitest';
import { report } from '../../../src/cells/kpi/report';
import type { KpiLive, KpiResult, LiveValue } from '../../../src/cells/kpi/result';
import type { Evidence } from '../../../src/model/evidence';
import { kpiOptions } from './support';

const valueOf = (period: string, value: number, more: Partial<LiveValue> = {}): LiveValue => ({
  ...{ period, value, numerator: null, denominator: null, from: '', to: '', running: false },
  ...{ low: null, high: null, excluded: null, unavailable: null },
  ...more,
});

const rate: KpiLive = {
  ...{ key: 'rate', unit: 'share', sql: null },
  periods: [valueOf('2024-Q1', 0.4), valueOf('2024-Q2', 0.375)],
  breakdown: [
    {
      ...{ dimension: 'segment', merged: 0 },
      groups: [
        { group: 'x', numerator: [60, 30], denominator: [100, 50], customers: [100, 50] },
        { group: 'y', numerator: [20, 45], denominator: [100, 150], customers: [100, 7] },
      ],
    },
  ],
};

const side = (customers: number, bought: number) => ({
  ...{ customers, bought, rate: bought / customers, amount: null, amount_per_customer: null },
});

const result: KpiResult = {
  ...{ as_of: '2024-07-01', data: { from: '2023-01-01', to: '2024-06-30' }, last_day: '2024-06-30' },
  ...{ new_customer: 'first', value: {}, share: {} },
  kpis: [rate],
  uplift: [
    {
      ...{ at: 0, name: '召回', from: 'handed', days: 30, since: null, listed: 205, excluded: 0 },
      ...{ treated: side(200, 80), control: side(5, 1), lift: 1, p: 0.3, unavailable: null, amount: null },
      rate: { value: 0.2, low: -0.1, high: 0.4 },
      more_buyers: { value: 40, low: -20, high: 80 },
    },
  ],
  moves: {
    ...{ cell: 'moves', stayed: 5, moved: 20, entered: 0, left: 0 },
    moves: [{ from: 'x', to: 'y', customers: 20 }],
  },
  segments: [
    { segment: 'x', label_zh: '高价值', label_en: 'High', colour: 1 },
    { segment: 'y', label_zh: '低价值', label_en: 'Low', colour: 2 },
  ],
};

const cited = (path: string) => ({
  path,
  state: 'changed' as const,
  text: '26.0%',
  before: '30.0%',
  source: null,
});
const evidence: Evidence = {
  cite: cited,
  review: (claim) =>
    claim.text.includes('{') ? { state: 'changed', cited: [] } : { state: 'same', cited: [] },
  confirm: (claim) => claim,
  citable: () => [],
};

const options = kpiOptions({
  from: 'orders',
  kpis: [
    {
      ...{ key: 'rate', metric: 'repurchase_rate', owner: '李敏', target: { value: 0.5 } },
      actuals: [{ period: '2024-Q1', value: 0.4, source: '对账', date: '2024-04-02' }],
      reviews: [{ period: '2024-Q2', cause: '{rfm.share[x]} 少了', adjustment: '发券' }],
    },
  ],
});

const blocksIn = (locale: 'zh-CN' | 'en') =>
  report.blocks({ name: 'kpi', options, result, tables: [], warnings: [], locale, evidence });

describe('the report of KPIs', () => {
  it('says how each stands, draws its trend, parts the gap and carries notes with their marks', () => {
    const blocks = blocksIn('zh-CN');
    const table = (id: string) => blocks.find((block) => block.type === 'table' && block.id === id);
    expect(table('kpis')).toMatchObject({
      rows: [['复购率', '2024年第二季度', '50.0%', '37.5%', '未达标', '-2.5 个百分点', '–', '李敏']],
    });
    expect(blocks.find(({ type }) => type === 'chart')).toMatchObject({
      id: 'trend_rate',
      format: 'percent',
      picture: { kind: 'lines', categories: ['2024年第一季度', '2024年第二季度'] },
    });
    // The group of seven is told to the privacy check, and no sentence speaks of it.
    expect(table('gap_rate')).toMatchObject({ groups: { sizes: [50, 7] } });
    expect(table('gap_rate')).not.toHaveProperty('note', expect.any(String));
    expect(blocks.filter(({ type }) => type === 'claims')).toEqual([
      { type: 'claims', title: '原因', claims: [{ text: '复购率：26.0% 少了', review: true }] },
      { type: 'claims', title: '调整', claims: [{ text: '复购率：发券', review: false }] },
    ]);
    expect(table('lists')).toMatchObject({ groups: { sizes: [5] } });
    expect(table('moves')).toMatchObject({
      rows: [['高价值', '低价值', 20]],
      groups: { sizes: [20], keep: [0, 1] },
    });
  });

  it('tells the check the fewer of now and before, unknown as unknown, and segments by their keys', () => {
    const groupsOf = (more: object, customers: readonly (readonly (number | null)[])[]) => {
      const breakdown = rate.breakdown.map((one) => ({
        ...one,
        groups: one.groups.map((group, i) => ({ ...group, customers: customers[i] ?? [] })),
      }));
      const changed = { ...result, kpis: [{ ...rate, breakdown }] };
      const context = { name: 'kpi', tables: [], warnings: [], locale: 'zh-CN', evidence } as const;
      return report
        .blocks({ ...context, options: { ...options, ...more }, result: changed })
        .flatMap((block) => (block.type === 'table' && block.id === 'gap_rate' ? [block.groups] : []))[0];
    };
    const both = [
      [100, 50],
      [7, 150],
    ];
    expect(groupsOf({}, both)).toEqual({ sizes: [50, 7] });
    expect(
      groupsOf({}, [
        [100, null],
        [0, 150],
      ]),
    ).toEqual({ sizes: [null, 150] });
    expect(groupsOf({ from: null }, both)).toEqual({ sizes: [null, null] });
    expect(groupsOf({ by: { segmentation: 'rfm', columns: [] } }, both)).toEqual({
      sizes: [50, 7],
      keys: ['rfm[x]', 'rfm[y]'],
      part: true,
    });
  });

  it('says the same in English, and nothing where there is nothing', () => {
    const [figures] = blocksIn('en');
    expect(figures).toMatchObject({
      type: 'figures',
      figures: [{ value: 0 }, { value: 0 }, { label: 'Off', value: 1 }],
    });
    const none = { ...result, kpis: [], uplift: [], moves: null };
    expect(
      report.blocks({
        name: 'kpi',
        options: kpiOptions({}),
        result: none,
        tables: [],
        warnings: [],
        locale: 'en',
        evidence,
      }),
    ).toEqual([]);
    const method = report.method?.({
      name: 'kpi',
      options,
      result,
      tables: [],
      warnings: [],
      locale: 'en',
      evidence,
    });
    expect(JSON.stringify(method)).toContain('Customers with ≥ 2 orders in the window');
  });
});
