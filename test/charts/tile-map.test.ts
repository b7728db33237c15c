// @vitest-environment jsdom
import * as plot from '@observablehq/plot';
import { describe, expect, it } from 'vitest';
import type { ChartSpace } from '../../src/charts/chart';
import { tileMap } from '../../src/charts/tileMap';
import type { ChartTheme } from '../../src/charts/theme';

const theme: ChartTheme = {
  text: '#1b2230',
  soft: '#556070',
  grid: '#e4e7ec',
  surface: '#ffffff',
  accent: '#2456c8',
  heatLow: '#eef3fd',
  heatHigh: '#1b45a6',
  segments: [],
  font: 'sans-serif',
};
const space = (width: number): ChartSpace => ({ width, locale: 'zh-CN', theme });
const names = [
  { code: '33', name: '浙江', short: '浙江' },
  { code: '44', name: '广东', short: '广东' },
  { code: '15', name: '内蒙古', short: '内蒙古' },
];
const options = { place: '省份', value: { label: '客户数' }, names };
const rows = [
  { code: '33', name: '浙江', short: '浙江', value: 10 },
  { code: '44', name: '广东', short: '广东', value: 40 },
  { code: '15', name: '内蒙古', short: '内蒙古', value: null },
];

describe('tileMap', () => {
  it.each([326, 640])('draws a tile for every province at %i pixels, the most in full colour', (width) => {
    const chart = tileMap(rows, options);
    const node = plot.plot({ ...chart.draw(plot, space(width)), document });
    const rects = [...node.querySelectorAll('g[aria-label="cell"] rect')];
    expect(rects).toHaveLength(34);
    const fills = rects.map((rect) => rect.getAttribute('fill'));
    expect(fills.filter((fill) => fill === theme.heatHigh)).toHaveLength(1);
    expect(fills.filter((fill) => fill === theme.surface)).toHaveLength(32);
    const texts = [...node.querySelectorAll('g[aria-label="text"] text')].map((one) => one.textContent);
    expect(texts).toContain('浙江');
    expect(texts).toContain('BJ');
    for (const rect of rects) {
      const right = Number(rect.getAttribute('x')) + Number(rect.getAttribute('width'));
      expect(right).toBeLessThanOrEqual(width);
    }
  });

  it('has a table in text, the most first, and says when there is nothing', () => {
    expect(tileMap(rows, options).table('en')).toEqual({
      headings: ['省份', '客户数'],
      rows: [
        ['广东', '40'],
        ['浙江', '10'],
      ],
    });
    expect(tileMap([], options).empty).toBe(true);
    expect(
      tileMap(rows, options)
        .legend(space(640))
        .map(({ label }) => label),
    ).toEqual(['0', '40']);
  });
});
