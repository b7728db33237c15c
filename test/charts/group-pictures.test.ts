// @vitest-environment jsdom
import * as plot from '@observablehq/plot';
import { describe, expect, it } from 'vitest';
import type { Chart, ChartSpace } from '../../src/charts/chart';
import { dendrogramChart } from '../../src/charts/dendrogram';
import { groupMapChart } from '../../src/charts/groupMap';

const theme = {
  ...{ text: '#1b2230', soft: '#556070', grid: '#e4e7ec', surface: '#ffffff', accent: '#2456c8' },
  ...{ heatLow: '#eef3fd', heatHigh: '#1b45a6', font: 'sans-serif' },
  segments: ['#000001', '#000002', '#000003', '#000004', '#000005', '#000006', '#000007', '#000008'],
};
const narrow: ChartSpace = { width: 326, locale: 'en', theme };

function drawn(chart: Chart) {
  return plot.plot({ ...chart.draw(plot, narrow), document });
}

describe('groupMapChart', () => {
  const options = { x: 'Component 1', y: 'Component 2', group: 'Segment', customers: 'Customers' };
  const chart = groupMapChart(
    {
      groups: [
        {
          label: 'Regulars',
          colour: 2,
          customers: 1200,
          centre: [1, 0.5],
          hull: [
            [0, 0],
            [2, 0],
            [1, 2],
          ],
        },
        { label: 'Empty', colour: 3, customers: 0, centre: [0, 0], hull: [] },
      ],
      points: [
        { x: 1, y: 1, group: 0 },
        { x: 0.5, y: 0.5, group: 0 },
      ],
    },
    options,
  );

  it('draws points, outlines and middles in the colours of the groups', () => {
    const figure = drawn(chart);
    const outlines = figure.querySelectorAll('g[aria-label="line"] path');
    expect(outlines).toHaveLength(2);
    expect(outlines[0]?.getAttribute('fill')).toBe('#000002');
    expect(figure.querySelectorAll('g[aria-label="dot"] circle')).toHaveLength(4);
    expect(chart.legend(narrow)).toEqual([
      { label: 'Regulars', colour: '#000002' },
      { label: 'Empty', colour: '#000003' },
    ]);
  });

  it('says the groups as text', () => {
    expect(chart.table('en').rows[0]).toEqual(['Regulars', '1,200', '+1', '+0.5']);
    expect(groupMapChart({ groups: [], points: [] }, options).empty).toBe(true);
  });
});

describe('dendrogramChart', () => {
  const options = { height: 'Height', size: 'Customers', merge: 'Parts' };
  const branch = (size: number, label: string, colour: number) => ({ size, label, colour });
  const data = {
    branches: [branch(5, 'a', 1), branch(3, 'a', 1), branch(2, 'b', 2)],
    merges: [
      { left: 0, right: 1, height: 2 },
      { left: 2, right: 3, height: 9 },
    ],
    cut: 2,
  };

  it('draws a merge of one group in its colour, one of two in none', () => {
    const figure = drawn(dendrogramChart(data, options));
    const strokes = [...figure.querySelectorAll('g[aria-label="line"] path')].map((path) =>
      path.getAttribute('stroke'),
    );
    expect(strokes).toEqual(['#000001', theme.soft]);
    // Between the heights of the last two merges: two parts.
    expect(figure.querySelectorAll('g[aria-label="rule"] line')).toHaveLength(1);
  });

  it('draws no line where the tree has no such cut, and says the merges from the top', () => {
    const whole = drawn(dendrogramChart({ ...data, cut: 4 }, options));
    expect(whole.querySelectorAll('g[aria-label="rule"] line')).toHaveLength(0);
    expect(dendrogramChart(data, options).table('en').rows).toEqual([
      ['2', '10', '9'],
      ['3', '8', '2'],
    ]);
    expect(dendrogramChart({ branches: [], merges: [], cut: null }, options).empty).toBe(true);
  });
});
