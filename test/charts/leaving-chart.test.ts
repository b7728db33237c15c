import { describe, expect, it } from 'vitest';
import { barChart } from '../../src/charts/bar';
import type { Chart, ChartSpace } from '../../src/charts/chart';
import { groupMapChart } from '../../src/charts/groupMap';
import { heatmapChart } from '../../src/charts/heatmap';
import { leavingChart } from '../../src/charts/leaving-chart';
import { lineChart } from '../../src/charts/line';
import { networkChart } from '../../src/charts/network';
import { rfGrid } from '../../src/charts/rfGrid';
import { segmentBars } from '../../src/charts/segmentBars';
import { themeFrom } from '../../src/charts/theme';

const SPACE: ChartSpace = { width: 600, locale: 'zh-CN', theme: themeFrom(() => '#888888') };
const NUMBER = { label: '人数' };

/** As the privacy check answers: only names that it hides. */
const hides =
  (...hidden: string[]) =>
  (names: readonly string[]) =>
    Promise.resolve({ names: names.filter((name) => hidden.includes(name)), least: 10 });
const words = (chart: Chart | null) => chart?.table('zh-CN').rows.map((row) => row.join(' '));

const SEGMENTS = segmentBars(
  [
    { label: '甲', colour: 1, customers: 60, amount: 600 },
    { label: '乙', colour: 2, customers: 36, amount: 300 },
    { label: '小众', colour: 3, customers: 4, amount: 100 },
  ],
  { customers: '客户', amount: '金额', segment: '客群' },
);

describe('a chart that leaves as a picture', () => {
  it('is the one on screen where nothing in it is hidden', async () => {
    expect(await leavingChart(SEGMENTS, SPACE, hides('别的'))).toBe(SEGMENTS);
  });

  it('leaves hidden groups out; the shares of the others are still of everyone', async () => {
    const kept = await leavingChart(SEGMENTS, SPACE, hides('乙', '小众'));
    expect(words(kept)).toHaveLength(1);
    expect(words(kept)?.[0]).toMatch(/^甲 60 \(60/);
  });

  it('knows them as bars, series, rows and columns', async () => {
    const bars = barChart(
      [
        { label: '华东', value: 40, series: '甲' },
        { label: '华东', value: 3, series: '小众' },
        { label: '西藏', value: 2, series: '甲' },
      ],
      { category: '地区', value: NUMBER },
    );
    expect(words(await leavingChart(bars, SPACE, hides('小众', '西藏')))).toEqual(['华东 · 甲 40']);
    const heat = heatmapChart(
      [
        { x: '甲', y: '华东', value: 1 },
        { x: '小众', y: '华东', value: 2 },
      ],
      { x: '客群', y: '地区', value: NUMBER },
    );
    expect(words(await leavingChart(heat, SPACE, hides('小众')))).toEqual(['华东 甲 1']);
    const lines = lineChart(
      [
        { x: '2024-01', y: 1, series: '甲' },
        { x: '2024-01', y: 2, series: '小众' },
      ],
      { x: { label: '月', kind: 'category' }, y: NUMBER },
    );
    expect(words(await leavingChart(lines, SPACE, hides('小众')))).toEqual(['2024-01 · 甲 1']);
  });

  it('keeps the points of the other groups under their own colour', async () => {
    const map = groupMapChart(
      {
        groups: ['小众', '甲'].map((label, i) => ({
          ...{ label, colour: i + 1, customers: i === 0 ? 3 : 90 },
          ...{ centre: [i, i] as const, hull: [] },
        })),
        points: [
          { x: 0, y: 0, group: 0 },
          { x: 1, y: 1, group: 1 },
        ],
      },
      { x: 'x', y: 'y', group: '客群', customers: '客户' },
    );
    const kept = await leavingChart(map, SPACE, hides('小众'));
    expect(kept?.legend(SPACE).map(({ label }) => label)).toEqual(['甲']);
    expect(words(kept)).toHaveLength(1);
  });

  it('leaves out fields of few customers where these have no name', async () => {
    const cells = [300, 7, 40, 90].map((customers, i) => ({
      r: 1 + (i % 2),
      f: 1 + Math.floor(i / 2),
      customers,
    }));
    const grid = rfGrid(cells, { r: 'R', f: 'F', customers: '人数' });
    expect(words(await leavingChart(grid, SPACE, hides()))).toEqual(['1 1 300', '2 1 –', '1 2 –', '2 2 90']);
    const large = rfGrid(
      cells.filter(({ customers }) => customers > 10),
      { r: 'R', f: 'F', customers: '人数' },
    );
    expect(await leavingChart(large, SPACE, hides())).toBe(large);
  });

  it('does not leave where it cannot be drawn without them, or nothing is left', async () => {
    const net = networkChart([{ from: '甲', to: '小众', value: 3 }], {
      ...{ from: '从', to: '到', value: NUMBER, size: NUMBER },
      sizes: new Map(),
    });
    expect(await leavingChart(net, SPACE, hides('小众'))).toBeNull();
    expect(await leavingChart(SEGMENTS, SPACE, hides('甲', '乙', '小众'))).toBeNull();
  });
});
