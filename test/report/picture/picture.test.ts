import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportChart, ReportPicture } from '../../../src/model/report';
import { markup } from '../../../src/report/html/markup';
import { chartPicture } from '../../../src/report/picture/picture';
import { niceScale, position } from '../../../src/report/picture/scale';

const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50), seed: 11 };
const reader = { locale: 'en', currency: null } as const;
const draw = (picture: ReportPicture, format: ReportChart['format'] = 'number') =>
  markup(chartPicture({ type: 'chart', id: 'c', title: 'T', alt: 'What it shows', format, picture }, reader));
const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });

describe('a scale', () => {
  it('holds every value and zero, on round ticks in order', () => {
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 8 }), (values) => {
        const { from, to, ticks } = niceScale(values, 5);
        expect(Math.min(0, ...values)).toBeGreaterThanOrEqual(from - Math.abs(from) * 1e-9 - 1e-9);
        expect(Math.max(0, ...values)).toBeLessThanOrEqual(to + Math.abs(to) * 1e-9 + 1e-9);
        expect(ticks.every((tick, at) => at === 0 || tick > (ticks[at - 1] ?? tick))).toBe(true);
        expect(ticks.length).toBeLessThan(14);
      }),
      runs,
    );
  });

  it('has steps of 1, 2, 2.5 or 5', () => {
    expect(niceScale([0, 98], 5).ticks).toEqual([0, 20, 40, 60, 80, 100]);
    expect(niceScale([0.68], 4).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(niceScale([], 4).ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(position(5, { from: 0, to: 10 }, 100, 200)).toBe(150);
    expect(position(5, { from: 3, to: 3 }, 100, 200)).toBe(150);
  });
});

const PICTURES: readonly ReportPicture[] = [
  {
    kind: 'bars',
    categories: ['A', 'B & <b>'],
    series: [{ name: 'n', values: [3, null] }],
    colours: [4, 12],
  },
  {
    kind: 'bars',
    categories: ['A'],
    series: [
      { name: 'x', values: [-3] },
      { name: 'y', values: [2] },
    ],
  },
  {
    kind: 'bars',
    categories: ['A'],
    stacked: true,
    series: [
      { name: 'x', values: [1] },
      { name: 'y', values: [2] },
    ],
  },
  { kind: 'lines', categories: ['2024-01'], series: [{ name: 'x', values: [5] }] },
  { kind: 'lines', categories: ['1', '2', '3'], series: [{ name: 'x', values: [1, null, 3] }] },
  { kind: 'radar', categories: ['a', 'b', 'c'], series: [{ name: 'x', values: [1, 9, null] }], max: 5 },
  { kind: 'points', x: 'X', y: 'Y', points: [{ label: 'P', x: 2, y: 3 }], cross: { x: 2, y: 2 } },
  { kind: 'points', x: 'X', y: 'Y', points: [], range: { x: [0, 5], y: [0, 5] } },
];

describe('a picture', () => {
  it.each(PICTURES.map((picture) => [picture.kind, picture] as const))(
    '%s says what it shows, with real figures',
    (_, picture) => {
      const svg = draw(picture);
      expect(svg).toContain('aria-label="What it shows"');
      expect(svg).not.toMatch(/NaN|Infinity|undefined|<b>/);
    },
  );

  it('draws a bar as long as its figure, and its label beside it', () => {
    const svg = draw({ kind: 'bars', categories: ['A', 'B'], series: [{ name: 'n', values: [10, 5] }] });
    const widths = [...svg.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(2);
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(0.5, 2);
    expect(svg).toContain('>10</text>');
  });

  it('keeps names clear of figures below zero', () => {
    const svg = draw({ kind: 'bars', categories: ['A'], series: [{ name: 'n', values: [-120] }] });
    const ends = [...svg.matchAll(/<text x="([\d.]+)"[^>]* text-anchor="end"/g)].map(([, x]) => Number(x));
    // The name ends before the figure begins, which is as wide as its four signs.
    expect((ends[1] ?? 0) - 4 * 6.6).toBeGreaterThan(ends[0] ?? 0);
  });

  it('breaks a line where a value is missing', () => {
    const svg = draw({
      kind: 'lines',
      categories: ['1', '2', '3', '4'],
      series: [{ name: 'x', values: [1, 2, null, 3] }],
    });
    expect(/ d="([^"]+)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2);
  });

  it('keeps every mark on the paper, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 12 }), (values) => {
        const svg = draw({ kind: 'bars', categories: values.map(String), series: [{ name: 'n', values }] });
        for (const [, x = '0', width = '0'] of svg.matchAll(/<rect x="([-\d.]+)"[^>]* width="([\d.]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x) + Number(width)).toBeLessThanOrEqual(561);
        }
      }),
      runs,
    );
  });

  it('gives series the segment colours, which go round after eight', () => {
    const series = Array.from({ length: 9 }, (_, i) => ({ name: `s${i}`, values: [1] }));
    const svg = draw({ kind: 'bars', categories: ['A'], series });
    expect(svg).toContain('class="c8"');
    expect(svg).not.toContain('class="c9"');
  });
});
