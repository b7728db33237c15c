import { describe, expect, it } from 'vitest';
import { lorenzChart } from '../../src/charts/lorenz';
import { scoreMap, type ScoreField } from '../../src/charts/scoreMap';
import { themeFrom } from '../../src/charts/theme';

const theme = themeFrom((name) => (name === '--font' ? 'A' : '#123456'));
const space = { width: 900, locale: 'en', theme } as const;

describe('lorenzChart', () => {
  const points = Array.from({ length: 101 }, (_, i) => ({ customers: i / 100, amount: (i / 100) ** 2 }));

  it('tells its figures by tenths, and is empty without a curve', () => {
    const chart = lorenzChart(points, { customers: 'Customers', amount: 'Amount' });
    expect(chart.table('en').rows).toHaveLength(11);
    expect(chart.table('en').rows[5]).toEqual(['50.0%', '25.0%']);
    expect(lorenzChart([], { customers: '', amount: '' }).empty).toBe(true);
  });
});

describe('scoreMap', () => {
  const options = { r: 'R', f: 'F', m: 'M', segment: 'S', customers: 'N', hole: 'none', overlap: 'several' };
  const fields = (flat: boolean): ScoreField[] =>
    [1, 2].flatMap((r) =>
      [1, 2].flatMap((f) =>
        [1, 2].map((m) => {
          const has = r === 2 && (flat || m === 2);
          return { r, f, m, label: has ? 'A' : null, colour: 1, taken: has ? 2 : 0, customers: 3 };
        }),
      ),
    );

  it('names segments and holes in its legend and its table', () => {
    const chart = scoreMap(fields(false), options);
    expect(chart.legend(space).map(({ label }) => label)).toEqual(['A', 'none']);
    expect(chart.table('en').rows).toHaveLength(8);
    expect(chart.table('en').rows[0]).toEqual(['1', '1', '1', 'none', '3']);
    expect(scoreMap([], options).empty).toBe(true);
  });

  it('has a panel for each third score, or one where it makes no difference', async () => {
    const plot = await import('@observablehq/plot');
    const drawn = (flat: boolean) => scoreMap(fields(flat), options).draw(plot, space);
    expect(drawn(false)).toHaveProperty('fx');
    expect(drawn(true)).not.toHaveProperty('fx');
    expect(scoreMap(fields(false), options).draw(plot, { ...space, width: 360 })).toHaveProperty('fy');
  });
});
