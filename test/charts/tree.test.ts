import { describe, expect, it } from 'vitest';
import { treeChart, type TreeChartNode } from '../../src/charts/tree';
import { outlineLayout, readingOrder, treeLayout } from '../../src/charts/tree-layout';

const NODES: readonly TreeChartNode[] = [
  { parent: -1, left: 1, right: 2, label: 'all', counts: [6, 4], predicted: 0 },
  { parent: 0, left: 3, right: 4, label: 'r ≤ 3', counts: [5, 1], predicted: 0 },
  { parent: 0, left: -1, right: -1, label: 'r > 3', counts: [1, 3], predicted: 1 },
  { parent: 1, left: -1, right: -1, label: 'f ≤ 2', counts: [5, 0], predicted: 0 },
  { parent: 1, left: -1, right: -1, label: 'f > 2', counts: [0, 1], predicted: 1 },
];

describe('the layout of a tree', () => {
  it('gives each leaf a row and puts parents in the middle of their children', () => {
    const { placed, height } = treeLayout(NODES, 900);
    const y = placed.map((node) => node.y / height);
    expect(readingOrder(NODES)).toEqual([0, 1, 3, 4, 2]);
    expect(y).toEqual([7 / 12, 1 / 3, 5 / 6, 1 / 6, 1 / 2]);
    expect(placed.map(({ x }) => x)).toEqual([2, 302, 302, 602, 602]);
  });

  it('as an outline gives each node a line within the width', () => {
    const { placed, height } = outlineLayout(NODES, 330);
    expect(placed.map(({ y }) => Math.floor((y / height) * 5))).toEqual([0, 1, 4, 2, 3]);
    for (const { x, bar } of placed) expect(x + bar).toBeLessThanOrEqual(330);
  });
});

describe('the picture of a tree', () => {
  const chart = treeChart(NODES, {
    classes: [
      { label: 'stay', colour: 1 },
      { label: 'leave', colour: 2 },
    ],
    path: 'Path',
    says: 'Says',
    size: 'Customers',
    share: 'Share',
  });

  it('has every path as text', () => {
    expect(chart.table('en').rows).toEqual([
      ['all', 'stay', '10', '60%'],
      ['all → r ≤ 3', 'stay', '6', '83%'],
      ['all → r > 3', 'leave', '4', '75%'],
      ['all → r ≤ 3 → f ≤ 2', 'stay', '5', '100%'],
      ['all → r ≤ 3 → f > 2', 'leave', '1', '100%'],
    ]);
  });

  it('is empty without nodes', () => {
    expect(treeChart([], { classes: [], path: '', says: '', size: '', share: '' }).empty).toBe(true);
    expect(chart.empty).toBe(false);
  });
});
