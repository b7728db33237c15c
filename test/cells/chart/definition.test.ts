import { describe, expect, it } from 'vitest';
import { chart } from '../../../src/cells/chart/definition';
import { fillGaps, timeSteps } from '../../../src/cells/chart/gaps';
import { niceWidth } from '../../../src/cells/chart/nice-width';

describe('the chart kind', () => {
  it('fills in defaults', () => {
    expect(chart.normalise({ from: 'orders', x: 'city' })).toEqual({
      ok: true,
      options: {
        type: 'bar',
        from: 'orders',
        x: 'city',
        y: null,
        colour: null,
        aggregate: null,
        bin: null,
        sort: null,
        limit: null,
        title: null,
        unit: null,
      },
    });
  });

  it.each([
    [{ from: 'orders', x: 'city', form: 1 }, ['form'], 'unknown option: form'],
    [{ from: 'orders', x: 'city', type: 'pie' }, ['type'], undefined],
    [{ from: 'orders', x: 'a', bin: -1 }, ['bin'], undefined],
  ])('%j is refused at %j', (stored, path, message) => {
    const normalised = chart.normalise(stored);
    expect(normalised).toMatchObject({ ok: false, problems: [message ? { path, message } : { path }] });
  });

  it('depends on its table', () => {
    const normalised = chart.normalise({ from: 'orders', x: 'city' });
    if (!normalised.ok) throw new Error('refused');
    expect(chart.references(normalised.options, ['orders'])).toEqual([
      { path: ['from'], name: 'orders', as: 'table' },
    ]);
  });

  it('begins with something that can be drawn', () => {
    const columns = [
      { name: 'customer', type: 'VARCHAR' },
      { name: 'segment', type: 'VARCHAR' },
    ];
    const start = (tables: { name: string; columns: { name: string; type: string }[] }[]) =>
      chart.template({ tables, segmentations: [], inputs: [] });
    expect(start([{ name: 'rfm', columns }])).toEqual({ type: 'bar', from: 'rfm', x: 'segment' });
    const orders = [
      ...columns,
      { name: 'time', type: 'TIMESTAMP' },
      { name: 'amount', type: 'DECIMAL(18,4)' },
    ];
    expect(start([{ name: 'orders', columns: orders }])).toEqual({
      type: 'line',
      from: 'orders',
      x: 'time',
      y: 'amount',
    });
  });
});

describe('gaps', () => {
  it('steps by months, weeks and quarters over the end of a year', () => {
    expect(timeSteps('2023-11-01', '2024-02-01', 'month', 99)).toEqual([
      '2023-11-01',
      '2023-12-01',
      '2024-01-01',
      '2024-02-01',
    ]);
    expect(timeSteps('2024-02-26', '2024-03-11', 'week', 99)).toEqual([
      '2024-02-26',
      '2024-03-04',
      '2024-03-11',
    ]);
    expect(timeSteps('2023-10-01', '2024-04-01', 'quarter', 99)).toHaveLength(3);
    expect(timeSteps('2024-02-28', '2024-03-01', 'day', 99)).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
  });

  it('leaves rows alone when filling would be too much', () => {
    const rows = [
      { x: '2000-01-01', value: 1 },
      { x: '2020-01-01', value: 2 },
    ];
    expect(fillGaps(rows, 'day', 0, 100)).toEqual(rows);
  });
});

it.each([
  [0.7, 1],
  [1, 1],
  [1.2, 2],
  [3, 5],
  [7, 10],
  [0.03, 0.05],
  [1234, 2000],
  [0, 1],
  [Number.NaN, 1],
])('a width of %d becomes %d', (width, nice) => {
  expect(niceWidth(width)).toBe(nice);
});
