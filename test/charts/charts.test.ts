// @vitest-environment jsdom
import * as plot from '@observablehq/plot';
import { describe, expect, it } from 'vitest';
import { barChart } from '../../src/charts/bar';
import type { Chart, ChartSpace } from '../../src/charts/chart';
import { heatmapChart } from '../../src/charts/heatmap';
import { histogramChart } from '../../src/charts/histogram';
import { lineChart } from '../../src/charts/line';
import { profileChart } from '../../src/charts/profile';
import { rfGrid } from '../../src/charts/rfGrid';
import { scatterChart } from '../../src/charts/scatter';
import { segmentBars } from '../../src/charts/segmentBars';
import type { ChartTheme } from '../../src/charts/theme';

const theme: ChartTheme = {
  text: '#1b2230',
  soft: '#556070',
  grid: '#e4e7ec',
  surface: '#ffffff',
  accent: '#2456c8',
  heatLow: '#eef3fd',
  heatHigh: '#1b45a6',
  segments: ['#000001', '#000002', '#000003', '#000004', '#000005', '#000006', '#000007', '#000008'],
  font: 'sans-serif',
};
const wide: ChartSpace = { width: 640, locale: 'zh-CN', theme };
const narrow: ChartSpace = { width: 326, locale: 'zh-CN', theme };

function drawn(chart: Chart, space = wide) {
  return plot.plot({ ...chart.draw(plot, space), document });
}
const texts = (node: Element, selector: string) =>
  [...node.querySelectorAll(`${selector} text`)].map((text) => text.textContent);
const fills = (node: Element, mark: string) =>
  [...node.querySelectorAll(`g[aria-label="${mark}"] rect`)].map((rect) => rect.getAttribute('fill'));

describe('barChart', () => {
  const options = { category: '城市', value: { label: '金额' } };
  const rows = [
    { label: '上海', value: 30_000 },
    { label: '北京', value: 12_000 },
    { label: '某地', value: NaN },
  ];

  it('draws a bar a row in the rows’ order, with its figure, and leaves out what is no number', () => {
    const node = drawn(barChart(rows, options));
    expect(node.querySelectorAll('g[aria-label="bar"] rect')).toHaveLength(2);
    expect(texts(node, 'g[aria-label="x-axis tick label"]')).toEqual(['上海', '北京']);
    expect(texts(node, 'g[aria-label="text"]')).toEqual(['3万', '1.2万']);
    expect(barChart(rows, options).table('en')).toEqual({
      headings: ['城市', '金额'],
      rows: [
        ['上海', '30,000'],
        ['北京', '12,000'],
      ],
    });
  });

  it('lies down and cuts long names where the picture is narrow', () => {
    const long = ['甲', '乙', '丙', '丁', '克孜勒苏柯尔克孜自治州阿图什市'].map((label, i) => ({
      label,
      value: i + 1,
    }));
    const node = drawn(barChart(long, options), narrow);
    const labels = texts(node, 'g[aria-label="y-axis tick label"]');
    expect(labels).toHaveLength(5);
    expect(labels.at(-1)).toMatch(/^克孜勒苏.*…$/);
    const bars = [...node.querySelectorAll('g[aria-label="bar"] rect')];
    expect(bars.every((bar) => Number(bar.getAttribute('x')) < 326 * 0.45)).toBe(true);
  });

  it('takes segment colours by name of the series', () => {
    const stacked = barChart(
      [
        { label: 'a', value: 1, series: 'x' },
        { label: 'a', value: 2, series: 'y' },
      ],
      { ...options, colours: { x: 5 } },
    );
    expect(fills(drawn(stacked), 'bar').sort()).toEqual(['#000002', '#000005']);
    expect(stacked.legend(wide)).toEqual([
      { label: 'x', colour: '#000005' },
      { label: 'y', colour: '#000002' },
    ]);
  });

  it('says when it is empty', () => {
    expect(barChart([], options).empty).toBe(true);
    expect(barChart([{ label: 'a', value: Infinity }], options).empty).toBe(true);
  });
});

describe('lineChart', () => {
  const rows = Array.from({ length: 12 }, (_, i) => ({
    x: `2024-${String(i + 1).padStart(2, '0')}`,
    y: i,
    series: i < 6 ? 'a' : 'b',
  }));
  const chart = lineChart(rows, { x: { label: '月份', kind: 'time' }, y: { label: '金额' } });

  it('writes months in the reader’s language, fewer where it is narrow', () => {
    const few = texts(drawn(chart, narrow), 'g[aria-label="x-axis tick label"]');
    expect(few.length).toBeLessThanOrEqual(4);
    expect(few[0]).toBe('2024年1月');
    expect(texts(drawn(chart, { ...wide, locale: 'en' }), 'g[aria-label="x-axis tick label"]')[0]).toBe(
      'Jan 2024',
    );
  });

  it('draws a line a series and leaves out times that are none', () => {
    expect(drawn(chart).querySelectorAll('g[aria-label="line"] path')).toHaveLength(2);
    expect(lineChart([{ x: 'soon', y: 1 }], { x: { label: '', kind: 'time' }, y: { label: '' } }).empty).toBe(
      true,
    );
  });
});

describe('scatterChart', () => {
  it('leaves out what a logarithmic axis cannot hold', () => {
    const rows = [
      { x: 1, y: 10 },
      { x: 2, y: 0 },
      { x: 3, y: -5 },
    ];
    const count = (log: boolean) =>
      drawn(scatterChart(rows, { x: { label: 'x' }, y: { label: 'y', log } })).querySelectorAll('circle')
        .length;
    expect(count(true)).toBe(1);
    expect(count(false)).toBe(3);
  });
});

describe('histogramChart', () => {
  const bins = [0, 1, 2, 3].map((i) => ({ from: i * 10, to: i * 10 + 10, count: 4 - i }));
  it('draws bins and cut lines; labels that would lie on each other are left out', () => {
    const cuts = [
      { value: 10, label: '10' },
      { value: 10.5, label: '10.5' },
      { value: 30, label: '30' },
    ];
    const node = drawn(histogramChart(bins, { value: { label: '天' }, count: '客户数', cuts }));
    expect(node.querySelectorAll('g[aria-label="rect"] rect')).toHaveLength(4);
    expect(node.querySelectorAll('g[aria-label="rule"] line').length).toBeGreaterThanOrEqual(3);
    expect(texts(node, 'g[aria-label="text"]')).toEqual(['10', '30']);
  });
});

describe('heatmapChart', () => {
  it('is darkest at the most, and writes figures only where they fit', () => {
    const rows = ['a', 'b'].flatMap((y, i) => ['c', 'd'].map((x, j) => ({ x, y, value: i + j })));
    const chart = heatmapChart(rows, { x: 'x', y: 'y', value: { label: 'v' } });
    expect(fills(drawn(chart), 'cell')).toEqual(['#eef3fd', '#859cd2', '#859cd2', '#1b45a6']);
    expect(texts(drawn(chart), 'g[aria-label="text"]')).toEqual(['0', '1', '1', '2']);
    const many = Array.from({ length: 30 }, (_, i) => ({ x: `c${i}`, y: 'r', value: i }));
    expect(
      texts(
        drawn(heatmapChart(many, { x: '', y: '', value: { label: '' } }), narrow),
        'g[aria-label="text"]',
      ),
    ).toEqual([]);
  });
});

describe('segmentBars', () => {
  it('draws shares of customers and of amount; no amount, no second bar', () => {
    const options = { customers: '客户数', amount: '金额', segment: '客群' };
    const rows = [
      { label: '甲', colour: 3, customers: 30, amount: 900 },
      { label: '乙', colour: 1, customers: 70, amount: 100 },
    ];
    const chart = segmentBars(rows, options);
    expect(texts(drawn(chart), 'g[aria-label="text"]')).toEqual(['30.0%', '70.0%', '90.0%', '10.0%']);
    expect(fills(drawn(chart), 'bar').slice(0, 2)).toEqual(['#000003', '#000001']);
    expect(chart.table('en').rows[0]).toEqual(['甲', '30 (30.0%)', '900 (90.0%)']);
    const unknown = segmentBars(
      rows.map((row) => ({ ...row, amount: null })),
      options,
    );
    expect(unknown.legend(wide)).toEqual([]);
    expect(texts(drawn(unknown), 'g[aria-label="text"]')).toEqual(['30.0%', '70.0%']);
  });
});

describe('rfGrid', () => {
  it('has a field for every pair of scores, with the highest frequency on top', () => {
    const chart = rfGrid(
      [
        { r: 5, f: 5, customers: 3 },
        { r: 1, f: 2, customers: 1 },
      ],
      { r: 'R', f: 'F', customers: 'n' },
    );
    const node = drawn(chart);
    expect(fills(node, 'cell')).toHaveLength(25);
    expect(texts(node, 'g[aria-label="y-axis tick label"]').sort()).toEqual(['1', '2', '3', '4', '5']);
    expect(texts(node, 'g[aria-label="text"]').filter((text) => text === '75.0%')).toHaveLength(1);
    expect(rfGrid([], { r: '', f: '', customers: '' }).empty).toBe(true);
  });
});

describe('profileChart', () => {
  it('has a line a group over the features, zero in the middle', () => {
    const rows = ['甲', '乙'].flatMap((group, g) =>
      ['频次', '金额'].map((feature, f) => ({ group, colour: g + 1, feature, z: g - f })),
    );
    const node = drawn(profileChart(rows, { group: '群体', feature: '特征', z: 'z' }));
    expect(node.querySelectorAll('g[aria-label="line"] path')).toHaveLength(2);
    expect(node.querySelectorAll('circle')).toHaveLength(4);
    expect(profileChart(rows, { group: '', feature: '', z: '' }).legend(wide)).toEqual([
      { label: '甲', colour: '#000001' },
      { label: '乙', colour: '#000002' },
    ]);
  });
});
