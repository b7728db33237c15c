import type { PlotOptions } from '@observablehq/plot';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { readableOn } from './colour';
import { frame, tipStyle } from './frame';
import { heatScale } from './heat-scale';
import { bottomLabels, distinct, leftLabels } from './labels';
import { figureText, tickText, type Measure } from './value-format';

export interface HeatRow {
  readonly x: string;
  readonly y: string;
  readonly value: number;
}

export interface HeatOptions {
  readonly x: string;
  readonly y: string;
  readonly value: Measure;
  /** What the colour goes by; the value itself by default. Of correlations a strong negative one is as strong. */
  readonly strength?: (value: number) => number;
  /** The order of columns and rows; as they first come by default. */
  readonly columns?: readonly string[];
  readonly rows?: readonly string[];
}

/** A table of figures as colours, the figure in each field where it has room. */
export function heatmapChart(rows: readonly HeatRow[], options: HeatOptions): Chart {
  const drawn = rows.filter((row) => Number.isFinite(row.value));
  return {
    empty: drawn.length === 0,
    legend: () => [],
    table: (locale) => ({
      headings: [options.y, options.x, options.value.label],
      rows: drawn.map(({ x, y, value }) => [y, x, figureText(value, options.value.format, locale)]),
    }),
    draw: (plot, space) => fields(plot, space, drawn, options),
    without: (names) =>
      heatmapChart(
        drawn.filter(({ x, y }) => !names.has(x) && !names.has(y)),
        options,
      ),
  };
}

function fields(
  plot: PlotModule,
  space: ChartSpace,
  rows: readonly HeatRow[],
  options: HeatOptions,
): PlotOptions {
  const { locale, theme, width } = space;
  const columns = options.columns ?? distinct(rows.map((row) => row.x));
  const lines = options.rows ?? distinct(rows.map((row) => row.y));
  const left = leftLabels(lines, width);
  const band = (width - left.margin - 16) / Math.max(1, columns.length);
  const under = bottomLabels(columns, band);
  const strength = options.strength ?? ((value: number) => value);
  const scale = heatScale(
    rows.map((row) => strength(row.value)),
    theme,
  );
  const heat = (value: number) => scale(strength(value));
  const text = (row: HeatRow) => tickText(row.value, options.value.format, locale);
  const fits = band >= 32;
  const title = ({ x, y, value }: HeatRow) =>
    `${y} · ${x}\n${figureText(value, options.value.format, locale)}`;
  return {
    ...frame(space),
    marginLeft: left.margin,
    marginBottom: under.margin,
    height: lines.length * 34 + under.margin + 12,
    x: {
      domain: columns,
      label: null,
      tickFormat: under.cut,
      tickRotate: under.rotate,
      tickSize: 0,
      padding: 0.04,
    },
    y: { domain: lines, label: null, tickFormat: left.cut, tickSize: 0, padding: 0.06 },
    marks: [
      plot.cell(rows, {
        x: 'x',
        y: 'y',
        fill: (row: HeatRow) => heat(row.value),
        rx: 3,
        title,
        tip: tipStyle(space),
      }),
      fits
        ? plot.text(rows, {
            x: 'x',
            y: 'y',
            text,
            fontSize: 11,
            fill: (row: HeatRow) => readableOn(heat(row.value)),
          })
        : null,
    ],
  };
}
