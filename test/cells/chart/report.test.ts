import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart as definition } from '../../../src/cells/chart/definition';
import { report } from '../../../src/cells/chart/report';
import type { ChartResult } from '../../../src/cells/chart/result';
import type { Evidence } from '../../../src/model/evidence';
import type { ReportChart, ReportTable } from '../../../src/model/report';
import { protect } from '../../../src/report/protect';
import { DEFAULT_PROTECTION } from '../../../src/report/protection';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';

/* 20 customers buy for 10 in 深圳 and in 广州, half of those of 广州 online; k00 alone for 5000 in 三亚, twice in 2024. */
const orders = `
SELECT printf('k%02d', i) AS customer, city, 10::DECIMAL(18,4) AS amount, TIMESTAMP '2024-01-05' AS time,
  CASE WHEN city = '广州' AND i < 10 THEN '线上' ELSE '门店' END AS channel
FROM range(20) a(i), (VALUES ('深圳'), ('广州')) c(city)
UNION ALL SELECT 'k00', '三亚', 5000, make_date(2024, m, 1)::TIMESTAMP, '门店' FROM (VALUES (2), (3)) b(m)`;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE orders AS ${orders}`);
  await database.run(`CREATE TABLE plain AS SELECT * EXCLUDE customer FROM orders`);
  await database.run(`CREATE TABLE big AS SELECT * FROM orders WHERE city <> '三亚'
    UNION ALL SELECT 'k01', '深圳', 900, TIMESTAMP '2024-01-06', '门店'`);
});
afterAll(() => database.close());

const evidence: Evidence = {
  cite: (path) => ({ path, state: 'gone', text: null, before: null, source: null }),
  review: () => ({ state: 'same', cited: [] }),
  confirm: (claim) => claim,
  citable: () => [],
};

async function blocksOf(stored: { readonly from: string; readonly [option: string]: unknown }) {
  const outcome = await runCell('chart', { options: stored, tables: [stored.from] }, database);
  const normalised = definition.normalise(stored);
  if (!normalised.ok) throw new Error('invalid options');
  const result = outcome.result as ChartResult;
  const blocks = report.blocks({
    ...{ name: 'chart', options: normalised.options, result, tables: [], warnings: [] },
    ...{ locale: 'zh-CN', evidence },
  });
  return { result, blocks };
}

function chartIn(blocks: readonly { readonly type: string }[]): ReportChart {
  const chart = blocks.find((block): block is ReportChart => block.type === 'chart');
  if (!chart) throw new Error('missing chart');
  return chart;
}

describe('a chart in a report', () => {
  const sums = { type: 'bar', x: 'city', y: 'amount', aggregate: 'sum' } as const;
  const rules = { ...DEFAULT_PROTECTION, locale: 'zh-CN' } as const;

  it('says whose money its bars are, so that one person’s does not leave', async () => {
    const { result, blocks } = await blocksOf({ from: 'orders', ...sums });
    expect(result.rows.map(({ x }) => x)).toEqual(['三亚', '广州', '深圳']);
    expect(chartIn(blocks).groups).toEqual({ sizes: [1, 20, 20], dominant: [1, 0.05, 0.05] });
    const { blocks: kept } = protect(blocks, rules);
    const { picture } = chartIn(kept);
    expect(picture.kind === 'bars' && picture.series[0]?.values[0]).toBeNull();
    expect(JSON.stringify(kept)).not.toContain('10000');
    expect(JSON.stringify(protect(blocks, { ...rules, persons: false }).blocks)).toContain('10000');
  });

  it('knows the largest of a bar', async () => {
    const { blocks } = await blocksOf({ from: 'big', ...sums });
    expect(chartIn(blocks).groups?.dominant?.[0]).toBeCloseTo(910 / 1100, 12);
    const mean = await blocksOf({ from: 'big', ...sums, aggregate: 'mean' });
    expect(chartIn(mean.blocks).groups?.dominant).toEqual([null, null]);
  });

  it('a bar of several series is as small as the smallest', async () => {
    const { blocks } = await blocksOf({ from: 'orders', ...sums, colour: 'channel' });
    expect(chartIn(blocks).groups?.sizes).toEqual([1, 10, 20]);
  });

  it('months in which nobody bought are no groups', async () => {
    const { blocks } = await blocksOf({ from: 'orders', type: 'line', x: 'time', y: 'amount', bin: 'month' });
    expect(chartIn(blocks).groups?.sizes).toEqual([20, 1, 1]);
    const weeks = await blocksOf({ from: 'orders', type: 'line', x: 'time', y: 'amount', bin: 'week' });
    expect(chartIn(weeks.blocks).groups?.sizes.slice(0, 2)).toEqual([20, 0]);
  });

  it('values by number, too, and crossed', async () => {
    const bins = await blocksOf({ from: 'orders', type: 'histogram', x: 'amount', bin: 1000 });
    expect(chartIn(bins.blocks).groups?.sizes).toEqual([20, 1]);
    const { blocks } = await blocksOf({
      ...{ from: 'orders', type: 'heatmap', x: 'channel', y: 'city', colour: 'amount', aggregate: 'sum' },
    });
    const table = blocks.find((block): block is ReportTable => block.type === 'table');
    const cells = new Map(table?.rows.map((row, i) => [row[0], table.groups?.cells?.[i]]));
    expect(table?.columns.map(({ label }) => label).slice(1)).toEqual(['门店', '线上']);
    expect([cells.get('广州'), cells.get('三亚')]).toEqual([
      [null, 10, 10],
      [null, 1, null],
    ]);
  });

  it('of a table without customers says nothing of them', async () => {
    const { result, blocks } = await blocksOf({ from: 'plain', ...sums });
    expect(result.people).toBeNull();
    expect(chartIn(blocks)).not.toHaveProperty('groups');
  });
});
