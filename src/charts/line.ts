import type { PlotOptions } from '@observablehq/plot';
import { formatDate } from '../i18n/format';
import type { Locale } from '../i18n/dictionary';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, ticksFor, tipStyle } from './frame';
import { bottomLabels, distinct } from './labels';
import { seriesColour, seriesLegend, type SeriesColours } from './series';
import { momentOf, timeTick, timeTicks } from './time-ticks';
import { figureText, tickText, type Measure } from './value-format';

export interface LineRow {
  /** ISO text for a time axis, a figure, or any text for a row of categories. */
  readonly x: string | number;
  readonly y: number;
  readonly series?: string;
}

export interface LineOptions {
  readonly x: Measure & { readonly kind: 'time' | 'number' | 'category' };
  readonly y: Measure;
  readonly colours?: SeriesColours;
  /** Whether the value axis begins at zero (default true). */
  readonly fromZero?: boolean;
}

/** Lines over time, a figure or categories; rows in the order in which they are joined. */
export function lineChart(rows: readonly LineRow[], options: LineOptions): Chart {
  const drawn = rows.filter((row) => Number.isFinite(row.y) && isPlace(row.x, options));
  return {
    empty: drawn.length === 0,
    legend: (space) => seriesLegend(drawn, options.colours, space),
    table: (locale) => ({
      headings: [options.x.label, options.y.label],
      rows: drawn.map(({ x, y, series }) => [
        series === undefined ? placeText(x, options, locale) : `${placeText(x, options, locale)} · ${series}`,
        figureText(y, options.y.format, locale),
      ]),
    }),
    draw: (plot, space) => lines(plot, space, drawn, options),
    without: (names) =>
      lineChart(
        drawn.filter(
          ({ x, series = '' }) =>
            !names.has(placeText(x, options, 'zh-CN')) &&
            !names.has(placeText(x, options, 'en')) &&
            !names.has(series),
        ),
        options,
      ),
  };
}

function isPlace(x: string | number, { x: { kind } }: LineOptions): boolean {
  if (kind === 'number') return Number.isFinite(Number(x));
  return kind === 'category' || !Number.isNaN(momentOf(String(x)).getTime());
}

function placeText(x: string | number, { x: { kind, format } }: LineOptions, locale: Locale): string {
  if (kind === 'time') return /^\d{4}-\d{2}$/.test(String(x)) ? String(x) : formatDate(String(x), locale);
  return kind === 'number' ? figureText(Number(x), format, locale) : String(x);
}

function placeOf({ x }: LineRow, { x: { kind } }: LineOptions): Date | number | string {
  if (kind === 'time') return momentOf(String(x));
  return kind === 'number' ? Number(x) : String(x);
}

function xScale(rows: readonly LineRow[], options: LineOptions, { width, locale }: ChartSpace): PlotOptions {
  const { kind, format } = options.x;
  if (kind === 'category') {
    const labels = distinct(rows.map(({ x }) => String(x)));
    const under = bottomLabels(labels, (width - 72) / Math.max(1, labels.length));
    const { rotate, margin, cut } = under;
    return {
      marginBottom: margin,
      x: { type: 'point', domain: labels, label: null, tickFormat: cut, tickRotate: rotate },
    };
  }
  if (kind === 'number') {
    const tickFormat = (value: number) => tickText(value, format, locale);
    return { marginBottom: 28, x: { label: null, ticks: ticksFor(width), tickFormat } };
  }
  const times = rows.map(({ x }) => momentOf(String(x)).getTime()).sort((a, b) => a - b);
  const tickFormat = timeTick(new Date(times[0] ?? 0), new Date(times.at(-1) ?? 0), locale);
  return {
    marginBottom: 28,
    // The last month is named at the very edge: half of its name has to fit.
    marginRight: 34,
    x: { type: 'utc', label: null, ticks: timeTicks(times, ticksFor(width, 11)), tickFormat },
  };
}

function lines(
  plot: PlotModule,
  space: ChartSpace,
  rows: readonly LineRow[],
  options: LineOptions,
): PlotOptions {
  const colourOf = seriesColour(rows, options.colours, space);
  const place = (row: LineRow) => placeOf(row, options);
  const stroke = (row: LineRow) => colourOf(row.series);
  const z = (row: LineRow) => row.series ?? '';
  const title = (row: LineRow) =>
    [row.series, placeText(row.x, options, space.locale), figureText(row.y, options.y.format, space.locale)]
      .filter((part) => part !== undefined)
      .join('\n');
  const dots = rows.length <= 60;
  return {
    ...frame(space),
    marginLeft: 56,
    height: 280,
    ...xScale(rows, options, space),
    y: {
      label: null,
      grid: true,
      ticks: 5,
      zero: options.fromZero ?? true,
      tickFormat: (value: number) => tickText(value, options.y.format, space.locale),
    },
    marks: [
      plot.lineY(rows, { x: place, y: 'y', z, stroke, strokeWidth: 2 }),
      dots ? plot.dot(rows, { x: place, y: 'y', fill: stroke, r: 3 }) : null,
      plot.tip(rows, plot.pointer({ x: place, y: 'y', title, ...tipStyle(space) })),
    ],
  };
}
