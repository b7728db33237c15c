// @vitest-environment jsdom
import * as plot from '@observablehq/plot';
import { describe, expect, it } from 'vitest';
import type { ChartSpace } from '../../src/charts/chart';
import { networkChart } from '../../src/charts/network';
import { networkLayout } from '../../src/charts/network-layout';

const theme = {
  ...{ text: '#1b2230', soft: '#556070', grid: '#e4e7ec', surface: '#ffffff', accent: '#2456c8' },
  ...{ heatLow: '#eef3fd', heatHigh: '#1b45a6', font: 'sans-serif' },
  segments: ['#000001', '#000002', '#000003', '#000004', '#000005', '#000006', '#000007', '#000008'],
};
const space: ChartSpace = { width: 600, locale: 'zh-CN', theme };
const links = [
  { from: '牛奶', to: '面包', value: 3 },
  { from: '面包', to: '牛奶', value: 3 },
  { from: '面包', to: '果酱', value: 2 },
  { from: '茶', to: '杯', value: 9 },
];
const options = {
  ...{ from: '条件', to: '结果', value: { label: '提升度' }, size: { label: '占比' } },
  sizes: new Map([['牛奶', 0.5]]),
};

describe('networkLayout', () => {
  it('gives the same places whatever the order of links, inside the square', () => {
    const places = networkLayout(links);
    expect(places.map(({ name }) => name)).toEqual(['杯', '果酱', '牛奶', '茶', '面包']);
    for (const { x, y } of places) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(1);
    }
    expect(networkLayout(links)).toEqual(places);
  });

  it('puts what is linked nearer than what is not', () => {
    const place = new Map(networkLayout(links).map((node) => [node.name, node]));
    const apart = (a: string, b: string) =>
      Math.hypot(
        (place.get(a)?.x ?? 0) - (place.get(b)?.x ?? 0),
        (place.get(a)?.y ?? 0) - (place.get(b)?.y ?? 0),
      );
    expect(apart('茶', '杯')).toBeLessThan(apart('茶', '牛奶'));
    expect(apart('面包', '果酱')).toBeLessThan(apart('面包', '茶'));
  });

  it('holds for nothing, one link and a link to itself', () => {
    expect(networkLayout([])).toEqual([]);
    for (const one of [
      { from: 'a', to: 'b', value: 1 },
      { from: 'a', to: 'a', value: 1 },
    ])
      for (const { x, y } of networkLayout([one])) expect([x, y].every(Number.isFinite)).toBe(true);
  });
});

describe('networkChart', () => {
  it('draws every node and arrow, and tells the links in words', () => {
    const chart = networkChart(links, options);
    const svg = plot.plot({ ...chart.draw(plot, space), document });
    expect(svg.querySelectorAll('circle').length).toBe(5);
    expect(svg.querySelectorAll('[aria-label="arrow"] path').length).toBe(4);
    expect(svg.textContent).toContain('果酱');
    expect(svg.outerHTML).not.toContain('NaN');
    expect(chart.table('zh-CN').rows).toContainEqual(['茶', '杯', '9']);
  });

  it('is empty without links', () => {
    expect(networkChart([], options).empty).toBe(true);
  });
});
