// @vitest-environment jsdom
import * as plot from '@observablehq/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowChart } from '../../src/charts/flow';
import { flowLayout, LABEL_GAP, type FlowNode } from '../../src/charts/flow-layout';
import { spreadLabels } from '../../src/charts/spread-labels';
import type { ChartSpace } from '../../src/charts/chart';

const seed = { seed: 11, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) };
const theme = {
  ...{ text: '#1b2230', soft: '#556070', grid: '#e4e7ec', surface: '#ffffff', accent: '#2456c8' },
  ...{ heatLow: '#eef3fd', heatHigh: '#1b45a6', font: 'sans-serif' },
  segments: ['#000001', '#000002', '#000003', '#000004', '#000005', '#000006', '#000007', '#000008'],
};
const narrow: ChartSpace = { width: 326, locale: 'zh-CN', theme };
const node = (key: string, colour: number | null = 1): FlowNode => ({ key, label: `客群 ${key}`, colour });
const nodes = [node('a', 1), node('b', 2), node('gone', null)];
const links = [
  { from: 'a', to: 'a', value: 60 },
  { from: 'a', to: 'gone', value: 20 },
  { from: 'b', to: 'a', value: 15 },
  { from: 'b', to: 'b', value: 5 },
  { from: 'gone', to: 'b', value: 0 },
];

describe('flowLayout', () => {
  it('gives every figure the same thickness on both sides and leaves out what nothing passes', () => {
    const { nodes: placed, links: bands, total, height } = flowLayout(links, nodes, nodes);
    expect(total).toBe(100);
    expect(placed.map(({ side, key, value }) => `${side} ${key} ${value}`)).toEqual([
      'from a 80',
      'from b 20',
      'to a 75',
      'to b 5',
      'to gone 20',
    ]);
    const scale = (bands[0]?.fromBottom ?? 0) / 60;
    for (const band of bands) {
      expect(band.fromBottom - band.fromTop).toBeCloseTo(band.value * scale, 9);
      expect(band.toBottom - band.toTop).toBeCloseTo(band.value * scale, 9);
    }
    expect(Math.max(...placed.map(({ bottom }) => bottom))).toBeCloseTo(height, 9);
  });

  it('keeps nodes and labels apart, whatever the figures', () => {
    const figures = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(figures, (values) => {
        const four = ['a', 'b', 'c', 'd'].map((key) => node(key));
        const drawn = values.map((value, i) => ({
          ...{ from: 'abcd'[i >> 2] ?? 'a', to: 'abcd'[i & 3] ?? 'a', value },
        }));
        const { nodes: placed, height } = flowLayout(drawn, four, four);
        for (const side of ['from', 'to']) {
          const own = placed.filter((one) => one.side === side);
          own.slice(1).forEach((one, i) => {
            expect(one.top).toBeGreaterThan(own[i]?.bottom ?? 0);
            expect(one.labelAt - (own[i]?.labelAt ?? 0)).toBeGreaterThanOrEqual(LABEL_GAP - 1e-6);
          });
          for (const one of own) expect(one.bottom).toBeLessThanOrEqual(height + 1e-6);
        }
      }),
      seed,
    );
  });
});

describe('spreadLabels', () => {
  it('leaves labels that have room where they are and shares what must give way', () => {
    expect(spreadLabels([10, 50, 90], 20, 0, 100)).toEqual([10, 50, 90]);
    expect(spreadLabels([50, 50], 20, 0, 100)).toEqual([40, 60]);
    expect(spreadLabels([0, 0, 0], 20, 0, 100)).toEqual([0, 20, 40]);
    expect(spreadLabels([100, 100], 20, 0, 100)).toEqual([80, 100]);
    expect(spreadLabels([5, 5, 5], 60, 0, 100)).toEqual([0, 50, 100]);
  });
});

describe('flowChart', () => {
  const chart = flowChart(links, {
    ...{ from: '上期', to: '本期', value: { label: '客户数' } },
    ...{ fromNodes: nodes, toNodes: nodes },
  });

  it('draws a band a flow in the colour of where it comes from, and says the figures as text', () => {
    const drawn = plot.plot({ ...chart.draw(plot, narrow), document });
    const bands = [...drawn.querySelectorAll('g[aria-label="area"] path')];
    expect(bands.map((band) => band.getAttribute('fill'))).toEqual([
      '#000001',
      '#000001',
      '#000002',
      '#000002',
    ]);
    expect(drawn.querySelectorAll('g[aria-label="rect"] rect')).toHaveLength(5);
    const texts = [...drawn.querySelectorAll('text')].map((text) => text.textContent);
    expect(texts).toEqual(expect.arrayContaining(['客群 a', '80 (80.0%)', '上期', '本期']));
    expect(chart.table('zh-CN').rows).toContainEqual(['客群 a', '客群 gone', '20 (20.0%)']);
    expect(drawn.outerHTML).not.toContain('NaN');
  });

  it('is empty where nothing flows', () => {
    const none = flowChart([{ from: 'a', to: 'b', value: 0 }], {
      ...{ from: '', to: '', value: { label: '' }, fromNodes: nodes, toNodes: nodes },
    });
    expect(none.empty).toBe(true);
  });
});
