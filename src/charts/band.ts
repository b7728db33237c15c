import type { PlotOptions } from '@observablehq/plot';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, ticksFor, tipStyle } from './frame';
import { seriesColour, seriesLegend } from './series';
import { figureText, tickText, type Measure } from './value-format';

/** A point of a curve with the bounds of its interval. */
export interface BandRow {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly series?: string;
}

export interface BandOptions {
  readonly x: Measure;
  readonly y: Measure;
  /** How bounds are called: 95 % interval. */
  readonly interval: string;
  /** Lines at values of x, thresholds say. */
  readonly cuts?: readonly { readonly value: number; readonly label: string }[];
}

/** Step curves over a figure with their intervals as bands. */
export function bandChart(rows: readonly BandRow[], options: BandOptions): Chart {
  const drawn = rows.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  return {
    empty: drawn.length === 0,
    legend: (space) => seriesLegend(drawn, undefined, space),
    table: (locale) => ({
      headings: [options.x.label, options.y.label, options.interval],
      rows: drawn.map(({ x, y, low, high, series }) => [
        `${figureText(x, options.x.format, locale)}${series === undefined ? '' : ` · ${series}`}`,
        figureText(y, options.y.format, locale),
        `${figureText(low, options.y.format, locale)} – ${figureText(high, options.y.format, locale)}`,
      ]),
    }),
    draw: (plot, space) => bands(plot, space, drawn, options),
    without: (names) =>
      bandChart(
        drawn.filter(({ series = '' }) => !names.has(series)),
        options,
      ),
  };
}

function bands(
  plot: PlotModule,
  space: ChartSpace,
  rows: readonly BandRow[],
  options: BandOptions,
): PlotOptions {
  const { locale, theme, width } = space;
  const colourOf = seriesColour(rows, undefined, space);
  const colour = ({ series }: BandRow) => colourOf(series);
  const z = ({ series }: BandRow) => series ?? '';
  const title = (row: BandRow) =>
    [
      row.series,
      `${options.x.label}: ${figureText(row.x, options.x.format, locale)}`,
      `${figureText(row.y, options.y.format, locale)} (${figureText(row.low, options.y.format, locale)} – ${figureText(row.high, options.y.format, locale)})`,
    ]
      .filter((part) => part !== undefined)
      .join('\n');
  const cuts = options.cuts ?? [];
  return {
    ...frame(space),
    marginTop: cuts.length > 0 ? 28 : 16,
    marginLeft: 52,
    marginBottom: 40,
    height: 300,
    x: {
      label: options.x.label,
      labelAnchor: 'right',
      labelArrow: 'none',
      ticks: ticksFor(width),
      tickFormat: (value: number) => tickText(value, options.x.format, locale),
    },
    y: {
      ...{ label: null, grid: true, ticks: 5, zero: true },
      tickFormat: (value: number) => tickText(value, options.y.format, locale),
    },
    marks: [
      plot.areaY(rows, {
        x: 'x',
        y1: 'low',
        y2: 'high',
        z,
        fill: colour,
        fillOpacity: 0.16,
        curve: 'step-after',
      }),
      plot.lineY(rows, { x: 'x', y: 'y', z, stroke: colour, strokeWidth: 2, curve: 'step-after' }),
      plot.ruleX(cuts, { x: 'value', stroke: theme.text, strokeDasharray: '4,3' }),
      plot.text(cuts, { x: 'value', text: 'label', frameAnchor: 'top', dy: -12, fill: theme.text }),
      plot.tip(rows, plot.pointer({ x: 'x', y: 'y', title, ...tipStyle(space) })),
    ],
  };
}
