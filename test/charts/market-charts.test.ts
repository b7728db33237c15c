import { describe, expect, it } from 'vitest';
import { nineFieldsChart, type FieldPoint } from '../../src/charts/nineFields';
import { radarChart } from '../../src/charts/radar';
import { themeFrom } from '../../src/charts/theme';

const theme = themeFrom((name) => (name === '--font' ? 'A' : '#123456'));
const space = { width: 900, locale: 'en', theme } as const;

describe('radarChart', () => {
  const options = { spokes: ['a', 'b', 'c'], range: [1, 5], spoke: 'Force', none: 'none' } as const;

  it('tells its figures, and names outlines where there are several', () => {
    const one = { label: 'All', colour: 1, values: [1, null, 4.25] };
    const chart = radarChart([one], options);
    expect(chart.table('en').rows).toEqual([
      ['a', '1.0'],
      ['b', 'none'],
      ['c', '4.3'],
    ]);
    expect(chart.legend(space)).toEqual([]);
    expect(radarChart([one, { ...one, label: 'X' }], options).legend(space)).toHaveLength(2);
    expect(radarChart([{ ...one, values: [null, null, null] }], options).empty).toBe(true);
  });

  it('draws on narrow and wide space', async () => {
    const plot = await import('@observablehq/plot');
    const chart = radarChart([{ label: 'All', colour: 1, values: [1, 2, 3] }], options);
    for (const width of [280, 900]) {
      const drawn = chart.draw(plot, { ...space, width });
      expect(drawn.height).toBeGreaterThan(80);
      expect(drawn.width).toBeLessThanOrEqual(width);
    }
  });
});

describe('nineFieldsChart', () => {
  const point: FieldPoint = {
    ...{ label: 'X', colour: 1, mark: '1', x: 4, y: 2, size: 10, chosen: true },
    spread: { x: [3.5, 4.5], y: [1.5, 2.5] },
  };
  const options = {
    ...{ x: 'Ability', y: 'Attractiveness', size: 'Size', market: 'Market', chosen: 'chosen' },
    fields: ['invest', 'select', 'harvest'],
  } as const;

  it('tells its figures and marks what is chosen', () => {
    const chart = nineFieldsChart([point, { ...point, label: 'Y', mark: '2', chosen: false }], options);
    expect(chart.table('en').rows[0]).toEqual(['X', '4.0', '2.0', '10']);
    expect(chart.legend(space).map(({ label }) => label)).toEqual(['1 X · chosen', '2 Y']);
    expect(nineFieldsChart([], options).empty).toBe(true);
  });

  it('draws also where no size is known', async () => {
    const plot = await import('@observablehq/plot');
    const chart = nineFieldsChart([{ ...point, size: null, spread: null }], options);
    expect(chart.draw(plot, space).marks?.length).toBe(7);
  });
});
