import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { board } from '../../../src/cells/kpi/board';
import { kpi as definition } from '../../../src/cells/kpi/definition';
import { closing, entering, noting, opening, retargeting, type Edit } from '../../../src/cells/kpi/edits';
import { kpiClaims, normaliseKpi } from '../../../src/cells/kpi/options';
import { presetOf } from '../../../src/cells/kpi/presets';
import { KPI_METRICS } from '../../../src/cells/kpi/keys';
import type { KpiResult } from '../../../src/cells/kpi/result';
import { editYaml, writeYaml } from '../../../src/lib/yaml/edit-yaml';
import { readYaml } from '../../../src/lib/yaml/read-yaml';
import { newTasks } from '../../../src/pages/review/plan-tasks';
import { kpiOptions } from './support';

const RUNS = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50), seed: 11 };

const read = (text: string): unknown => {
  const found = readYaml(text);
  if (!found.ok) throw new Error(text);
  return found.value;
};

describe('stored options', () => {
  it('read well in the raw file, and what people type is read', () => {
    const options = kpiOptions(
      read(`from: orders
tolerance: 0.2
kpis:
  - key: repurchase
    metric: repurchase_rate
    name: 会员复购率
    months: 12
    owner: 李敏
    baseline: { period: 2024-Q1, value: 32% }
    target: { change: 25% }
    revised:
      - { from: 2024-Q3, value: 0.45 }
    actuals:
      - { period: 2024-Q2, value: 0.35, numerator: 35, denominator: 100, as_of: 2024-07-01 }
    reviews:
      - period: 2024-Q2
        cause: |
          {rfm.share[c1]} 的客户没有回来
        adjustment: 换券
  - metric: repurchase_rate
lists:
  - { name: 五月召回, from: handed, since: 2024-05-01 }
`),
    );
    const [first, second] = options.kpis;
    expect(first).toMatchObject({
      ...{ key: 'repurchase', unit: 'share', direction: 'up', period: 'quarter', months: 12, unread: [] },
      baseline: { period: '2024-Q1', value: 0.32 },
      target: { change: 0.25 },
      revised: [{ at: 0, from: '2024-Q3', target: { value: 0.45 } }],
      actuals: [{ at: 0, period: '2024-Q2', value: 0.35, numerator: 35, as_of: '2024-07-01', through: null }],
      stored: { actuals: 1, reviews: 1, revised: 1 },
    });
    expect(second?.key).toBe('repurchase_rate');
    expect(options.lists[0]).toMatchObject({ since: '2024-05-01', days: 30, unread: [] });
    expect(kpiClaims(options).map(({ path, claim }) => [path.join('.'), claim.text.trim()])).toEqual([
      ['kpis.0.reviews.0.cause', '{rfm.share[c1]} 的客户没有回来'],
      ['kpis.0.reviews.0.adjustment', '换券'],
    ]);
  });

  it('bad parts of one KPI are said and leave the others', () => {
    const options = kpiOptions({
      kpis: [
        {
          ...{ metric: 'sales', period: 'week', target: { value: 'much' }, colour: 'red', key: 'Not A Key' },
          actuals: [{ period: '2024-Q5', value: 1 }, { period: '2024-Q1', value: 2 }, 'nothing'],
          reviews: { period: '2024-Q1' },
          query: { from: 't', numerator: 'sum(x); drop table t' },
        },
        'a text',
        { metric: 'amount', spend: { '2024-Q1': 5, sometime: 7 } },
        { metric: 'amount' },
      ],
      lists: [{ from: 'handed', since: 'May', days: 0 }],
    });
    const [bad, text, amount, again] = options.kpis;
    expect(bad).toMatchObject({ metric: null, target: null, query: null, stored: { actuals: 3 } });
    expect(bad?.actuals).toMatchObject([{ at: 1, value: 2 }]);
    const parts = [
      'metric',
      'period',
      'target.value',
      'colour',
      'key',
      'actuals.1',
      'actuals.3',
      'reviews',
      'query.numerator',
    ];
    expect([...new Set(bad?.unread.map(({ part }) => part))].sort()).toEqual([...parts].sort());
    expect(text).toMatchObject({ metric: null, key: 'kpi_2' });
    expect(text?.unread).toHaveLength(1);
    expect(amount).toMatchObject({
      key: 'amount',
      spend: { '2024-Q1': 5 },
      unread: [{ part: 'spend', value: 'sometime' }],
    });
    expect(again).toMatchObject({ key: 'amount_2', unread: [] });
    expect(options.lists[0]?.unread.map(({ part }) => part).sort()).toEqual(['days', 'since']);
  });

  it('any value is read or refused, and never throws', () => {
    const kpis = fc.array(
      fc.record(
        { metric: fc.constantFrom(...KPI_METRICS, 'x'), actuals: fc.jsonValue(), target: fc.jsonValue() },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ kpis, lists: fc.jsonValue() }, { requiredKeys: [] })),
        (stored) => {
          const found = normaliseKpi(stored);
          if (!found.ok) {
            expect(found.problems.length).toBeGreaterThan(0);
            return;
          }
          const keys = found.options.kpis.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          definition.references(found.options, ['orders', 'rfm', 'rfm_segments']);
          expect(kpiClaims(found.options).every(({ claim }) => claim.text !== '')).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it('words, targets, owners, actuals and notes compute nothing again', () => {
    const key = (more: object) =>
      JSON.stringify(
        definition.computeKey?.(kpiOptions({ from: 'o', kpis: [{ metric: 'amount', ...more }] })),
      );
    expect(
      key({ name: 'x', owner: 'y', target: { value: 1 }, actuals: [{ period: '2024', value: 1 }] }),
    ).toBe(key({}));
    expect(
      key({ reviews: [{ period: '2024-Q1', cause: 'c' }], revised: [{ from: '2024-Q1', value: 2 }] }),
    ).toBe(key({}));
    expect(key({ months: 12 })).not.toBe(key({}));
    expect(key({ baseline: { period: '2024-Q1' } })).not.toBe(key({}));
  });

  it('a reference that is gone blocks nothing but the orders themselves', () => {
    const options = kpiOptions({
      from: 'orders',
      by: { segmentation: 'gone' },
      kpis: [{ metric: 'query', query: { from: 'tickets', numerator: 'count(*)' } }],
    });
    expect(definition.references(options, []).map(({ name }) => name)).toEqual(['orders']);
    expect(definition.references(options, ['tickets', 'gone_segments'])).toEqual([
      { path: ['from'], name: 'orders', as: 'table' },
      { path: ['by', 'segmentation'], name: 'gone', as: 'segmentation' },
      { path: ['kpis', 0, 'query', 'from'], name: 'tickets', as: 'table' },
    ]);
  });

  it('every preset is a KPI that can be read', () => {
    const available = { tables: [], segmentations: ['rfm'], inputs: [] };
    const none = { kpis: [], by: { segmentation: null, columns: [] } };
    const stored = KPI_METRICS.map((metric) => presetOf(metric, none, available));
    const options = kpiOptions({ kpis: stored });
    expect(options.kpis.map(({ metric }) => metric)).toEqual([...KPI_METRICS]);
    expect(options.kpis.flatMap(({ unread }) => unread)).toEqual([]);
    expect(options.kpis.find(({ metric }) => metric === 'completeness')?.target).toEqual({ value: 0.9 });
  });
});

/** A result with one quarter. */
const result: KpiResult = {
  ...{ as_of: '2024-07-01', data: { from: '2024-01-01', to: '2024-06-30' }, last_day: '2024-06-30' },
  ...{ new_customer: 'first', value: {}, share: {}, uplift: [], moves: null, segments: [] },
  kpis: [
    {
      ...{ key: 'k', unit: 'share', breakdown: [], sql: null },
      periods: [
        {
          ...{
            period: '2024-Q2',
            value: 0.4,
            numerator: 4,
            denominator: 10,
            from: '',
            to: '',
            running: false,
          },
          ...{ low: null, high: null, excluded: null, unavailable: null },
        },
      ],
    },
  ],
};

const TEXT = `kpis:
  # 第一个
  - key: k
    metric: repurchase_rate
    actuals:
      - nonsense that stays
    owner: 王芳
`;

describe('edits', () => {
  const rowOf = (text: string) => {
    const [row] = board(kpiOptions(read(text)), result);
    const standing = row?.standings[0];
    if (!row || !standing) throw new Error('missing row');
    return { kpi: row.kpi, standing, row };
  };
  const apply = (text: string, edit: Edit | null) => {
    if (!edit) throw new Error('missing edit');
    return editYaml(text, edit.path, edit.value) ?? '';
  };

  it('closing, noting, retargeting and opening again keep everything else as it was', () => {
    const { kpi, standing } = rowOf(TEXT);
    const closed = apply(TEXT, closing(kpi, standing, result));
    expect(closed).toContain('- nonsense that stays\n');
    expect(closed).toContain('# 第一个');
    expect(closed).toContain(
      '{ period: 2024-Q2, value: 0.4, numerator: 4, denominator: 10, as_of: 2024-07-01 }',
    );
    const after = rowOf(closed);
    expect(after.standing.actual).toMatchObject({ at: 1, value: 0.4 });
    expect(closing(after.kpi, after.standing, result)).toBeNull();
    const claim = {
      text: '{rfm.share[c1]} 少了',
      confirmed: { 'rfm.share[c1]': { value: 0.2, on: '2024-07-02' } },
    };
    const noted = apply(closed, noting(after.kpi, '2024-Q2', 'cause', claim));
    const both = apply(
      noted,
      noting(rowOf(noted).kpi, '2024-Q2', 'adjustment', { text: '换券', confirmed: {} }),
    );
    const found = rowOf(both);
    expect(found.standing.review).toMatchObject({ cause: claim, adjustment: { text: '换券' } });
    const target = apply(both, retargeting(found.kpi, '2024-Q2', { value: 0.5 }));
    expect(rowOf(target).kpi.revised).toEqual([{ at: 0, from: '2024-Q3', target: { value: 0.5 } }]);
    const back = apply(target, retargeting(rowOf(target).kpi, '2024-Q2', null));
    expect(rowOf(back).kpi.revised).toEqual([]);
    expect(retargeting(rowOf(back).kpi, '2024-Q2', null)).toBeNull();
    const open = apply(target, opening(rowOf(target).kpi, '2024-Q2'));
    expect(rowOf(open).standing).toMatchObject({ actual: null, value: 0.4, review: { cause: claim } });
    expect(open).toContain('nonsense that stays');
  });

  it('a running period is closed with the day up to which it counts; an entered value is replaced', () => {
    const { kpi, standing } = rowOf(TEXT);
    const early = { ...result, last_day: '2024-06-20' };
    expect(closing(kpi, standing, early)?.value).toMatchObject({ through: '2024-06-20' });
    expect(closing(kpi, standing, result)?.value).not.toHaveProperty('through');
    const once = apply(TEXT, entering(kpi, '2024-Q2', { value: 0.12, source: '协会', date: '2024-07-10' }));
    const twice = apply(once, entering(rowOf(once).kpi, '2024-Q2', { value: 0.13, source: '', date: '' }));
    expect(rowOf(twice).kpi.actuals).toMatchObject([{ value: 0.13, source: '' }]);
    expect(rowOf(twice).kpi.stored.actuals).toBe(2);
  });

  it('adjustments become tasks of the next period, once', () => {
    const { kpi, standing, row } = rowOf(TEXT);
    expect(kpi.owner).toBe('王芳');
    const claim = (text: string) => ({ text, confirmed: {} });
    const review = {
      at: 0,
      period: '2024-Q2',
      cause: claim(''),
      adjustment: claim('给 {rfm.customers[c1]} 位发券'),
    };
    const shown = [
      { row, standing: { ...standing, review } },
      { row, standing },
    ];
    const cite = (path: string) => ({
      path,
      state: 'same' as const,
      text: '120',
      before: null,
      source: null,
    });
    const words = { locale: 'zh-CN' as const, evidence: { cite } };
    const tasks = newTasks(shown, [], words);
    expect(tasks).toEqual([
      {
        ...{
          task: '给 120 位发券',
          measure: '复购率',
          owner: '王芳',
          start: '2024-07-01',
          due: '2024-09-30',
        },
        notes: '给 {rfm.customers[c1]} 位发券',
      },
    ]);
    expect(newTasks(shown, tasks, words)).toEqual([]);
    expect(newTasks(shown, [{ task: 'other' }, '给 {rfm.customers[c1]} 位发券'], words)).toEqual([]);
  });

  it('stored forms are stable: what is read and written again reads the same', () => {
    const stored = read(TEXT);
    const again = read(writeYaml(stored as Record<string, unknown>));
    expect(kpiOptions(again)).toEqual(kpiOptions(stored));
  });
});
