import type { PlotOptions } from '@observablehq/plot';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, ticksFor, tipStyle } from './frame';
import { bottomLabels, distinct, leftLabels } from './labels';
import { seriesColour, seriesLegend, type SeriesColours } from './series';
import { segmentOf } from './theme';
import { figureText, tickText, type Measure } from './value-format';

export interface BarRow {
  readonly label: string;
  readonly value: number;
  /** Bars of several series stand on each other. */
  readonly series?: string;
}

export interface BarOptions {
  /** What the bars are of. */
  readonly category: string;
  readonly value: Measure;
  readonly colours?: SeriesColours;
  /** Colours of the bars by label (segments), where there are no series. */
  readonly labelColours?: SeriesColours;
  /** Lying bars; by default where standing ones would have no room for their labels. */
  readonly lying?: boolean;
}

const BAR = 26;

/** Bars in the order of the rows. */
export function barChart(rows: readonly BarRow[], options: BarOptions): Chart {
  const drawn = rows.filter((row) => Number.isFinite(row.value));
  const labels = distinct(drawn.map((row) => row.label));
  return {
    empty: drawn.length === 0,
    legend: (space) => seriesLegend(drawn, options.colours, space),
    table: (locale) => ({
      headings: [options.category, options.value.label],
      rows: drawn.map(({ label, series, value }) => [
        series === undefined ? label : `${label} · ${series}`,
        figureText(value, options.value.format, locale),
      ]),
    }),
    draw: (plot, space) =>
      (options.lying ?? needsLying(labels, space.width))
        ? lyingBars(plot, space, drawn, labels, options)
        : standingBars(plot, space, drawn, labels, options),
    without: (names) =>
      barChart(
        drawn.filter(({ label, series = '' }) => !names.has(label) && !names.has(series)),
        options,
      ),
  };
}

function needsLying(labels: readonly string[], width: number): boolean {
  return labels.length > 4 && bottomLabels(labels, (width - 60) / labels.length).rotate !== 0;
}

function marks(rows: readonly BarRow[], options: BarOptions, space: ChartSpace) {
  const colourOf = seriesColour(rows, options.colours, space);
  const title = ({ label, series, value }: BarRow) =>
    `${series === undefined ? label : `${label} · ${series}`}\n${figureText(value, options.value.format, space.locale)}`;
  const fill = (row: BarRow) => {
    const own = row.series === undefined ? options.labelColours?.[row.label] : undefined;
    return own === undefined ? colourOf(row.series) : segmentOf(space.theme, own);
  };
  return { fill, title, tip: tipStyle(space) };
}

/** The figure at the end of each bar, where bars do not stand on each other. */
function ends(rows: readonly BarRow[], options: BarOptions, { locale, theme }: ChartSpace) {
  const single = rows.every((row) => row.series === undefined);
  return {
    shown: single && rows.length <= 40,
    style: { fill: theme.text, text: (row: BarRow) => tickText(row.value, options.value.format, locale) },
  };
}

function lyingBars(
  plot: PlotModule,
  space: ChartSpace,
  rows: readonly BarRow[],
  labels: readonly string[],
  options: BarOptions,
): PlotOptions {
  const { margin, cut } = leftLabels(labels, space.width);
  const end = ends(rows, options, space);
  const tickFormat = (value: number) => tickText(value, options.value.format, space.locale);
  return {
    ...frame(space),
    marginLeft: margin,
    marginRight: 60,
    marginBottom: 28,
    height: labels.length * BAR + 44,
    x: { label: null, grid: true, ticks: ticksFor(space.width - margin), tickFormat },
    y: { domain: labels, label: null, tickFormat: cut, tickSize: 0, padding: 0.25 },
    marks: [
      plot.barX(rows, { x: 'value', y: 'label', ...marks(rows, options, space) }),
      end.shown
        ? plot.text(rows, { x: beyondZero, y: 'label', textAnchor: 'start', dx: 5, ...end.style })
        : null,
      plot.ruleX([0], { stroke: space.theme.soft }),
    ],
  };
}

/** Beside a bar that lies left of zero its figure stands right of zero, where it has room. */
function beyondZero({ value }: BarRow): number {
  return Math.max(value, 0);
}

function standingBars(
  plot: PlotModule,
  space: ChartSpace,
  rows: readonly BarRow[],
  labels: readonly string[],
  options: BarOptions,
): PlotOptions {
  const under = bottomLabels(labels, (space.width - 72) / Math.max(1, labels.length));
  const end = ends(rows, options, space);
  const tickFormat = (value: number) => tickText(value, options.value.format, space.locale);
  return {
    ...frame(space),
    marginTop: 24,
    marginLeft: 56,
    marginBottom: under.margin,
    height: 240 + under.margin,
    x: {
      domain: labels,
      label: null,
      tickFormat: under.cut,
      tickRotate: under.rotate,
      tickSize: 0,
      padding: 0.3,
    },
    y: { label: null, grid: true, ticks: 5, tickFormat },
    marks: [
      plot.barY(rows, { x: 'label', y: 'value', ...marks(rows, options, space) }),
      end.shown ? plot.text(rows, { x: 'label', y: 'value', dy: -8, ...end.style }) : null,
      plot.ruleY([0], { stroke: space.theme.soft }),
    ],
  };
}
