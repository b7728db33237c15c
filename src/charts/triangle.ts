import type { PlotOptions } from '@observablehq/plot';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { mixColours, readableOn } from './colour';
import { frame, tipStyle } from './frame';
import { leftLabels } from './labels';
import { figureText, tickText, type Measure } from './value-format';

/** What a cohort did in its k-th period. */
export interface TriangleCell {
  readonly cohort: string;
  readonly k: number;
  readonly value: number;
  /** The period had not ended: its figure is too low. */
  readonly open: boolean;
}

export interface TriangleOptions {
  readonly cohort: string;
  /** What columns count: months since the first purchase. */
  readonly k: string;
  readonly value: Measure;
  /** What is said of an open period. */
  readonly open: string;
  /** The value that has the full colour; the largest but those of k = 0 by default, which would drown the rest. */
  readonly most?: number;
}

const ROW = 26;

/** Cohorts by the periods since their first purchase, as colours; open periods have a dashed edge. */
export function triangleChart(cells: readonly TriangleCell[], options: TriangleOptions): Chart {
  const drawn = cells.filter((cell) => Number.isFinite(cell.value));
  return {
    empty: drawn.length === 0,
    legend: () => [],
    table: (locale) => ({
      headings: [options.cohort, options.k, options.value.label],
      rows: drawn.map(({ cohort, k, value, open }) => [
        cohort,
        String(k),
        `${figureText(value, options.value.format, locale)}${open ? ` (${options.open})` : ''}`,
      ]),
    }),
    draw: (plot, space) => triangle(plot, space, drawn, options),
    without: (names) =>
      triangleChart(
        drawn.filter(({ cohort }) => !names.has(cohort)),
        options,
      ),
  };
}

function triangle(
  plot: PlotModule,
  space: ChartSpace,
  cells: readonly TriangleCell[],
  options: TriangleOptions,
): PlotOptions {
  const { locale, theme, width } = space;
  const cohorts = [...new Set(cells.map(({ cohort }) => cohort))];
  const last = Math.max(...cells.map(({ k }) => k));
  const columns = Array.from({ length: last + 1 }, (_, k) => k);
  const left = leftLabels(cohorts, width);
  const band = (width - left.margin - 16) / columns.length;
  const later = cells.filter(({ k }) => k > 0).map(({ value }) => value);
  const most = options.most ?? Math.max(...(later.length > 0 ? later : [1]));
  const fill = ({ value }: TriangleCell) =>
    mixColours(theme.heatLow, theme.heatHigh, most > 0 ? Math.max(0, value) / most : 0);
  const text = ({ value }: TriangleCell) => short(value, options.value, locale);
  const title = ({ cohort, k, value, open }: TriangleCell) =>
    `${cohort}\n${options.k}: ${k}\n${figureText(value, options.value.format, locale)}${open ? `\n${options.open}` : ''}`;
  const every = Math.max(1, Math.ceil(24 / band));
  return {
    ...frame(space),
    marginTop: 40,
    marginLeft: left.margin,
    marginBottom: 12,
    height: cohorts.length * ROW + 56,
    x: {
      domain: columns,
      type: 'band',
      axis: 'top',
      label: options.k,
      labelArrow: 'none',
      labelAnchor: 'right',
      ticks: columns.filter((k) => k % every === 0),
      tickSize: 0,
      padding: 0.05,
    },
    y: { domain: cohorts, label: null, tickFormat: left.cut, tickSize: 0, padding: 0.08 },
    marks: [
      plot.cell(cells, {
        ...{ x: 'k', y: 'cohort', fill, rx: 2, title },
        tip: tipStyle(space),
      }),
      plot.cell(
        cells.filter(({ open }) => open),
        { x: 'k', y: 'cohort', fill: 'none', stroke: theme.text, strokeDasharray: '3,2', rx: 2 },
      ),
      band >= 34
        ? plot.text(cells, {
            ...{ x: 'k', y: 'cohort', text, fontSize: 11 },
            fill: (cell: TriangleCell) => readableOn(fill(cell)),
          })
        : null,
    ],
  };
}

/** Percentages without their sign: the title says what they are. */
function short(value: number, { format }: Measure, locale: ChartSpace['locale']): string {
  if (format !== 'percent') return tickText(value, format, locale);
  return value >= 0.995 ? '100' : (value * 100).toFixed(1);
}
