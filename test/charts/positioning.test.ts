import * as plot from '@observablehq/plot';
import { describe, expect, it } from 'vitest';
import { brandMap } from '../../src/charts/brandMap';
import { ganttChart, type GanttRow } from '../../src/charts/gantt';
import { placeLabels, type Dot } from '../../src/charts/place-labels';
import { themeFrom } from '../../src/charts/theme';

const theme = themeFrom(() => '#123456');
const space = { width: 700, locale: 'zh-CN' as const, theme };

describe('placeLabels', () => {
  const bounds = { left: 0, right: 400, top: 0, bottom: 300 };
  const dot = (x: number, y: number, label = '某某品牌'): Dot => ({ x, y, radius: 6, label });

  it('puts a label at the right, or at the left where it would leave the picture', () => {
    expect(placeLabels([dot(100, 100)], bounds)).toEqual([{ dx: 11, dy: 0, textAnchor: 'start' }]);
    expect(placeLabels([dot(395, 100)], bounds)[0]?.textAnchor).toBe('end');
  });

  it('keeps labels of near dots apart', () => {
    const places = placeLabels([dot(100, 100), dot(104, 102), dot(100, 108)], bounds);
    expect(new Set(places.map(({ dx, dy, textAnchor }) => `${dx} ${dy} ${textAnchor}`)).size).toBe(3);
  });
});

describe('brandMap', () => {
  const options = {
    x: '价格',
    y: '品质',
    brand: '品牌',
    own: '我方',
    rival: '对手',
    room: '空位',
    ideal: '理想',
  };
  const chart = brandMap(
    {
      brands: [
        { label: '我家', own: true, x: 3, y: 4, share: 0.1 },
        { label: 'A', own: false, x: 5, y: 2, share: 0.4 },
      ],
      ideals: [{ label: '高价值', colour: 2, x: 4, y: 5 }],
      rooms: [{ label: '1', x: 2, y: 2, radius: 1 }],
    },
    { ...options, range: [0.75, 5.25], cross: { x: 3, y: 3 } },
  );

  it('names everything it shows', () => {
    expect(chart.legend(space).map(({ label }) => label)).toEqual(['我方', '对手', '理想: 高价值', '空位']);
    expect(chart.table('zh-CN').rows).toEqual([
      ['我家', '3', '4'],
      ['A', '5', '2'],
      ['高价值', '4', '5'],
      ['1', '2', '2'],
    ]);
    const drawn = chart.draw(plot, space);
    expect(drawn.x).toMatchObject({ domain: [0.75, 5.25], label: '价格' });
    expect(drawn.marks?.length).toBeGreaterThan(6);
  });

  it('is empty without brands, and takes one brand or several in one place', () => {
    expect(brandMap({ brands: [] }, options).empty).toBe(true);
    const brand = { label: 'x', own: false, x: 2, y: 2 };
    const drawn = brandMap({ brands: [brand, brand], arrows: [] }, options).draw(plot, space);
    expect(drawn.x).toMatchObject({ domain: [1, 3] });
  });
});

describe('ganttChart', () => {
  const row = (
    key: string,
    start: string | null,
    due: string | null,
    more: Partial<GanttRow> = {},
  ): GanttRow => ({
    ...{ key, label: `任务 ${key}`, start, due, colour: 1, over: false, late: false, after: [], note: '' },
    ...more,
  });
  const words = { task: '任务', start: '开始', due: '截止', colours: [{ label: '高价值', colour: 1 }] };

  it('draws what has a day, from a little before the first to a little after the last', () => {
    const chart = ganttChart(
      [
        row('1', '2024-07-01', '2024-07-31'),
        row('2', null, '2024-09-30', { after: ['1', 'gone'] }),
        row('3', null, null),
      ],
      { ...words, today: { day: '2024-08-15', label: '对照日期' } },
    );
    expect(chart.table('zh-CN').rows.map(([label]) => label)).toEqual(['任务 1', '任务 2']);
    const drawn = chart.draw(plot, space);
    const [from, to] = (drawn.x as { domain: [Date, Date] }).domain;
    expect(from.toISOString() < '2024-07-01').toBe(true);
    expect(to.toISOString() > '2024-10-01' && to.toISOString() < '2024-10-15').toBe(true);
    expect(drawn.y).toMatchObject({ domain: ['1', '2'] });
    expect(chart.legend(space)).toHaveLength(1);
  });

  it('takes a day far off for no reason to stretch, dates the wrong way round, and nothing at all', () => {
    const far = ganttChart([row('1', '2024-07-31', '2024-07-01')], {
      ...words,
      today: { day: '2031-01-01', label: '' },
    }).draw(plot, space);
    const [from, to] = (far.x as { domain: [Date, Date] }).domain;
    expect(from < to && to.toISOString() < '2024-09-01').toBe(true);
    expect(ganttChart([row('1', null, null)], words).empty).toBe(true);
  });
});
