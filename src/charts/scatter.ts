import type { PlotOptions } from '@observablehq/plot';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, ticksFor, tipStyle } from './frame';
import { axisTitle } from './labels';
import { seriesColour, seriesLegend, type SeriesColours } from './series';
import { figureText, tickText, type Measure } from './value-format';

export interface ScatterRow {
  readonly x: number;
  readonly y: number;
  readonly series?: string;
  /** Named in the tip. */
  readonly label?: string;
}

export interface ScatterOptions {
  readonly x: Measure & { readonly log?: boolean };
  readonly y: Measure & { readonly log?: boolean };
  readonly colours?: SeriesColours;
}

const ROWS_IN_TABLE = 50;

/** Points; on a logarithmic axis those that are not positive are left out. */
export function scatterChart(rows: readonly ScatterRow[], options: ScatterOptions): Chart {
  const { x, y } = options;
  const drawn = rows.filter((row) => canStand(row.x, x.log) && canStand(row.y, y.log));
  return {
    empty: drawn.length === 0,
    legend: (space) => seriesLegend(drawn, options.colours, space),
    table: (locale) => ({
      headings: [x.label, y.label],
      rows: drawn
        .slice(0, ROWS_IN_TABLE)
        .map((row) => [figureText(row.x, x.format, locale), figureText(row.y, y.format, locale)]),
    }),
    draw: (plot, space) => points(plot, space, drawn, options),
  };
}

function canStand(value: number, log: boolean | undefined): boolean {
  return Number.isFinite(value) && (!log || value > 0);
}

function points(
  plot: PlotModule,
  space: ChartSpace,
  rows: readonly ScatterRow[],
  options: ScatterOptions,
): PlotOptions {
  const { x, y } = options;
  const { locale, width } = space;
  const colourOf = seriesColour(rows, options.colours, space);
  const many = rows.length > 1000;
  const title = (row: ScatterRow) =>
    [
      row.label ?? row.series,
      `${x.label}: ${figureText(row.x, x.format, locale)}`,
      `${y.label}: ${figureText(row.y, y.format, locale)}`,
    ]
      .filter((part) => part !== undefined)
      .join('\n');
  return {
    ...frame(space),
    marginTop: 28,
    marginLeft: 56,
    marginBottom: 44,
    height: Math.round(Math.min(420, Math.max(280, width * 0.6))),
    x: {
      label: axisTitle(x.label, width),
      labelAnchor: 'right',
      labelArrow: 'none',
      type: x.log ? 'log' : 'linear',
      grid: true,
      ticks: ticksFor(width),
      tickFormat: (value: number) => tickText(value, x.format, locale),
    },
    y: {
      label: axisTitle(y.label, width),
      labelArrow: 'none',
      type: y.log ? 'log' : 'linear',
      grid: true,
      ticks: 5,
      tickFormat: (value: number) => tickText(value, y.format, locale),
    },
    marks: [
      plot.dot(rows, {
        x: 'x',
        y: 'y',
        r: many ? 1.8 : 3,
        fill: (row: ScatterRow) => colourOf(row.series),
        fillOpacity: many ? 0.45 : 0.7,
      }),
      plot.tip(rows, plot.pointer({ x: 'x', y: 'y', title, ...tipStyle(space) })),
    ],
  };
}
