import { describe, expect, it } from 'vitest';
import { report as clv } from '../../src/cells/clv/report';
import { report as cohort } from '../../src/cells/cohort/report';
import { report as compare } from '../../src/cells/compare/report';
import { report as migration } from '../../src/cells/migration/report';
import { report as strategy } from '../../src/cells/strategy/report';
import type { AnyReport } from '../../src/cells/reports';
import type { ReportBlock, ReportGroups } from '../../src/model/report';

const SEGMENTS = ['a', 'b'].map((segment) => ({
  ...{ segment, label_zh: `客群${segment}`, label_en: `Group ${segment}`, customers: 40 },
  // Each kind takes what it knows.
  ...{ p_alive: 0.5, expected_purchases: 1, clv: 1, total: 40, share: 0.5, points: [], p50: null },
  ...{ before: 30, after: 40, amount_before: null, amount_after: null },
}));

const CONTEXT = { name: 'step', locale: 'zh-CN', warnings: [], tables: [], evidence: null };

/** Groups of a table, by its id. */
function groupsOf(report: AnyReport, id: string, options: object, result: object): ReportGroups | undefined {
  const blocks: readonly ReportBlock[] = report.blocks({ ...CONTEXT, options, result } as never);
  return blocks.flatMap((block) => (block.type === 'table' && block.id === id ? [block.groups] : []))[0];
}

const SIDE = { name: null, from: null, to: null, customers: 70, amount: null };
const MOVED = {
  ...{ mode: 'groupings', before: SIDE, after: SIDE, moves: [], flows: [], segments: SEGMENTS },
  ...{ ruler_alone: null, stayed_share: null, moved_share: null, left_share: null, entered_share: null },
};

describe('tables by segment say of which segments they are', () => {
  it.each([
    [
      'clv',
      clv,
      { used: 'bgnbd', customers: 80, horizon: 12, observed_to: '2024-01-01', segments: SEGMENTS },
    ],
    [
      'cohort',
      cohort,
      { period: 'month', customers: 80, intervals: {}, curve: [], cohorts: [], segments: SEGMENTS },
    ],
  ] as const)('%s', (_, report, result) => {
    const groups = groupsOf(report, 'segments', { segmentation: 'rfm' }, result);
    expect(groups).toEqual({ sizes: [40, 40], keys: ['rfm[a]', 'rfm[b]'], part: true });
    expect(groupsOf(report, 'segments', { segmentation: null }, result)).not.toHaveProperty('keys');
  });

  it('migration, of both sides', () => {
    const options = { before: 'old', after: 'new', segmentation: null };
    const both = [
      ['old[a]', 'new[a]'],
      ['old[b]', 'new[b]'],
    ];
    expect(groupsOf(migration, 'changes', options, MOVED)?.keys).toEqual(both);
    expect(groupsOf(migration, 'cross', options, MOVED)?.keys).toEqual([...both, []]);
  });

  it('strategy, of persons', () => {
    const result = { segmentation: 'rfm', segments: SEGMENTS, lists: [] };
    const options = { customer_type: 'b2c', strategies: [], measures: [] };
    expect(groupsOf(strategy, 'strategies', options, result)?.keys).toEqual(['rfm[a]', 'rfm[b]']);
    expect(groupsOf(strategy, 'strategies', { ...options, customer_type: 'b2b' }, result)).toBeUndefined();
  });

  it('compare, with who has which value as groups of their own, and none of few singled out', () => {
    const cell = (customers: number, residual: number) => ({
      customers,
      residual,
      share: 0.5,
      adjusted: 0.001,
    });
    const column = {
      ...{ kind: 'dimension', column: 'city', verdict: 'clear', own: false, merged: 0, v_corrected: 0.4 },
      ...{
        adjusted: { p: 0.001, ln_p: Math.log(0.001) },
        values: ['东', '西'],
        base: 80,
        shares: [0.5, 0.5],
      },
      cells: [
        [cell(36, 2), cell(4, 9)],
        [cell(30, 1), cell(10, 3)],
      ],
    };
    const segments = SEGMENTS.map(({ segment, ...one }) => ({ ...one, key: segment }));
    const result = {
      ...{ segmentation: 'rfm', segments, columns: [column], pairs: [], agreement: null, proposal: null },
    };
    const groups = groupsOf(compare, 'column_1', {}, result);
    expect(groups?.keys).toEqual(['rfm[a]', 'rfm[b]', null]);
    expect(groups?.cells?.map((line) => line.slice(2))).toEqual([
      [36, 4],
      [30, 10],
      [66, 14],
    ]);
    const said = JSON.stringify(compare.blocks({ ...CONTEXT, options: {}, result } as never));
    expect(said).toContain('“客群b”中“西”');
  });
});
