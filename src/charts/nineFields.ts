import type { PlotOptions } from '@observablehq/plot';
import { formatCompact, formatFixed } from '../i18n/format';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { readableOn } from './colour';
import { frame, tipStyle } from './frame';
import { segmentOf } from './theme';

/** A market on the picture: scores from 1 to 5 on both axes. */
export interface FieldPoint {
  readonly label: string;
  /** 1–8. */
  readonly colour: number;
  /** Stands in the bubble: the place in the ranking. */
  readonly mark: string;
  readonly x: number;
  readonly y: number;
  /** Area of the bubble, on any scale; null where it is not known. */
  readonly size: number | null;
  /** Where it lies when the weights are moved: from and to on each axis. */
  readonly spread: { readonly x: readonly [number, number]; readonly y: readonly [number, number] } | null;
  readonly chosen: boolean;
}

export interface NineFieldsOptions {
  readonly x: string;
  readonly y: string;
  /** What the area of a bubble stands for. */
  readonly size: string;
  /** Heading of the table: the market. */
  readonly market: string;
  readonly chosen: string;
  /** What the fields say: both high, in between, both low. */
  readonly fields: readonly [invest: string, select: string, harvest: string];
}

const [LOW, HIGH] = [1, 5];
const CUTS = [LOW, LOW + (HIGH - LOW) / 3, LOW + (2 * (HIGH - LOW)) / 3, HIGH];
const LARGEST = 26;
const SMALLEST = 11;

/** The nine fields of attractiveness × ability (GE/McKinsey), with a bubble for each market. */
export function nineFieldsChart(points: readonly FieldPoint[], options: NineFieldsOptions): Chart {
  return {
    empty: points.length === 0,
    legend: ({ theme }) =>
      points.map(({ label, mark, colour, chosen }) => ({
        label: `${mark} ${label}${chosen ? ` · ${options.chosen}` : ''}`,
        colour: segmentOf(theme, colour),
      })),
    table: (locale) => ({
      headings: [options.market, options.x, options.y, options.size],
      rows: points.map(({ label, x, y, size }) => [
        label,
        formatFixed(x, locale, 1),
        formatFixed(y, locale, 1),
        formatCompact(size, locale),
      ]),
    }),
    draw: (plot, space) => picture(plot, space, points, options),
    without: (names) =>
      nineFieldsChart(
        points.filter(({ label }) => !names.has(label)),
        options,
      ),
  };
}

/** Both axes high add up to 4; two steps or less is no field to grow in. */
function fieldsOf([invest, select, harvest]: NineFieldsOptions['fields']) {
  return [0, 1, 2].flatMap((column) =>
    [0, 1, 2].map((row) => ({
      ...{ x1: CUTS[column], x2: CUTS[column + 1], y1: CUTS[row], y2: CUTS[row + 1] },
      name: column + row > 2 ? invest : column + row === 2 ? select : harvest,
      opacity: column + row > 2 ? 0.16 : column + row === 2 ? 0.07 : 0,
      named: column === row,
    })),
  );
}

function picture(
  plot: PlotModule,
  space: ChartSpace,
  points: readonly FieldPoint[],
  options: NineFieldsOptions,
): PlotOptions {
  const { theme, locale } = space;
  const width = Math.min(space.width, 640);
  const fields = fieldsOf(options.fields);
  const named = fields.filter((field) => field.named);
  const largest = Math.max(...points.map(({ size }) => size ?? 0), 0);
  const radius = ({ size }: FieldPoint) =>
    size === null || largest <= 0
      ? SMALLEST + 3
      : Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(0, size) / largest));
  const fill = ({ colour }: FieldPoint) => segmentOf(theme, colour);
  // Small bubbles lie on large ones.
  const drawn = [...points].sort((a, b) => radius(b) - radius(a));
  const spreads = points.flatMap(({ spread, x, y }) => (spread ? [{ ...spread, at_x: x, at_y: y }] : []));
  const title = (point: FieldPoint) =>
    [
      `${point.mark} ${point.label}${point.chosen ? ` · ${options.chosen}` : ''}`,
      `${options.x}: ${formatFixed(point.x, locale, 1)}`,
      `${options.y}: ${formatFixed(point.y, locale, 1)}`,
      `${options.size}: ${formatCompact(point.size, locale)}`,
    ].join('\n');
  const axis = {
    ...{ domain: [LOW - 0.1, HIGH + 0.1], ticks: [1, 2, 3, 4, 5], labelArrow: 'none' as const },
    tickFormat: String,
  };
  return {
    ...frame({ ...space, width }),
    ...{ marginTop: 28, marginLeft: 40, marginBottom: 44, marginRight: 20 },
    height: Math.round(Math.min(480, Math.max(320, width * 0.78))),
    x: { ...axis, label: options.x, labelAnchor: 'right' },
    y: { ...axis, label: options.y },
    marks: [
      plot.rect(fields, {
        ...{ x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: theme.accent, stroke: theme.grid },
        fillOpacity: 'opacity',
      }),
      plot.text(named, {
        ...{ x: 'x1', y: 'y2', text: 'name', textAnchor: 'start', lineAnchor: 'top' },
        ...{ dx: 8, dy: 8, fill: theme.soft, fontSize: 11 },
      }),
      plot.ruleY(spreads, {
        y: 'at_y',
        x1: (d: Spread) => d.x[0],
        x2: (d: Spread) => d.x[1],
        stroke: theme.soft,
      }),
      plot.ruleX(spreads, {
        x: 'at_x',
        y1: (d: Spread) => d.y[0],
        y2: (d: Spread) => d.y[1],
        stroke: theme.soft,
      }),
      plot.dot(drawn, {
        ...{ x: 'x', y: 'y', r: radius, fill, fillOpacity: 0.92, strokeWidth: 2 },
        stroke: ({ chosen }: FieldPoint) => (chosen ? theme.text : theme.surface),
      }),
      plot.text(drawn, {
        ...{ x: 'x', y: 'y', text: 'mark', fontSize: 12, fontWeight: 600 },
        fill: (point: FieldPoint) => readableOn(fill(point)),
      }),
      plot.tip(points, plot.pointer({ x: 'x', y: 'y', title, ...tipStyle(space) })),
    ],
    r: { type: 'identity' },
    opacity: { type: 'identity' },
  };
}

interface Spread {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}
