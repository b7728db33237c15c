import type { PlotOptions } from '@observablehq/plot';
import { cutToUnits } from '../lib/textUnits';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, tipStyle } from './frame';
import { placeLabels } from './place-labels';
import { segmentOf } from './theme';
import { figureText, tickText } from './value-format';

/** A group on the map. */
export interface CrossMapPoint {
  readonly label: string;
  /** 1–8. */
  readonly colour: number;
  readonly x: number;
  readonly y: number;
  /** Sets the area of the dot. */
  readonly customers: number;
}

export interface CrossMapOptions {
  readonly x: string;
  readonly y: string;
  /** Headings of the table. */
  readonly group: string;
  readonly customers: string;
  /** Where the lines cross that make the four fields. */
  readonly cross: { readonly x: number; readonly y: number };
  /** What the fields are called: top right, bottom right, top left, bottom left. */
  readonly fields: readonly [string, string, string, string];
}

const MARGIN = { top: 24, right: 20, bottom: 44, left: 52 };

/** Groups by two indices in four named fields. */
export function crossMap(points: readonly CrossMapPoint[], options: CrossMapOptions): Chart {
  return {
    empty: points.length === 0,
    legend: ({ theme }) => points.map(({ label, colour }) => ({ label, colour: segmentOf(theme, colour) })),
    table: (locale) => ({
      headings: [options.group, options.customers, options.x, options.y],
      rows: points.map(({ label, customers, x, y }) => [
        label,
        figureText(customers, undefined, locale),
        figureText(x, 'number', locale),
        figureText(y, 'number', locale),
      ]),
    }),
    draw: (plot, space) => draw(plot, space, points, options),
    without: (names) =>
      crossMap(
        points.filter(({ label }) => !names.has(label)),
        options,
      ),
  };
}

type Range = readonly [number, number];

/** From this many times the least value on, an axis shows proportions rather than differences. */
const LOG_FROM = 12;

interface Axis {
  readonly domain: Range;
  readonly log: boolean;
  /** From 0 to 1 along the axis. */
  place(value: number): number;
}

/** Both ends with room around them, the crossing always inside. */
function axisOf(values: readonly number[], cross: number): Axis {
  const [low, high] = [Math.min(...values, cross), Math.max(...values, cross)];
  const log = low > 0 && high / low >= LOG_FROM;
  const on = (value: number) => (log ? Math.log(value) : value);
  const off = (value: number) => (log ? Math.exp(value) : value);
  const room = (on(high) - on(low)) * 0.15 || (log ? 1 : 10);
  const from = log ? on(low) - room : Math.max(0, low - room);
  const to = on(high) + room;
  return { domain: [off(from), off(to)], log, place: (value) => (on(value) - from) / (to - from) };
}

function draw(
  plot: PlotModule,
  space: ChartSpace,
  points: readonly CrossMapPoint[],
  options: CrossMapOptions,
): PlotOptions {
  const { theme } = space;
  const { cross } = options;
  const x = axisOf(
    points.map((point) => point.x),
    cross.x,
  );
  const y = axisOf(
    points.map((point) => point.y),
    cross.y,
  );
  const width = Math.min(space.width, 680);
  const height = Math.round(Math.max(280, Math.min(440, width * 0.62)));
  const line = { stroke: theme.grid, strokeWidth: 1.5 };
  const title = ({ label, customers, x: across, y: up }: CrossMapPoint) =>
    [
      label,
      `${options.customers}: ${figureText(customers, undefined, space.locale)}`,
      `${options.x}: ${figureText(across, 'number', space.locale)}`,
      `${options.y}: ${figureText(up, 'number', space.locale)}`,
    ].join('\n');
  return {
    ...frame({ ...space, width }),
    ...{ marginTop: MARGIN.top, marginRight: MARGIN.right, marginBottom: MARGIN.bottom },
    ...{ marginLeft: MARGIN.left, height },
    x: { ...scaleOf(x, space), label: options.x, labelAnchor: 'right' },
    y: { ...scaleOf(y, space), label: options.y },
    r: { type: 'identity' },
    marks: [
      plot.ruleX([cross.x], line),
      plot.ruleY([cross.y], line),
      ...fieldNames(plot, space, options.fields),
      plot.dot(points, {
        ...{ x: 'x', y: 'y', r: radiusOf(points), fillOpacity: 0.8 },
        fill: ({ colour }: CrossMapPoint) => segmentOf(theme, colour),
        ...{ stroke: theme.surface, strokeWidth: 1.5 },
      }),
      ...labels(plot, space, points, { x, y, width, height }),
      plot.tip(points, plot.pointer({ x: 'x', y: 'y', title, ...tipStyle(space) })),
    ],
  };
}

function scaleOf({ domain, log }: Axis, { locale }: ChartSpace) {
  return {
    type: log ? 'log' : 'linear',
    domain: [...domain],
    labelArrow: 'none',
    ticks: 5,
    tickFormat: (value: number) => tickText(value, 'number', locale),
  } as const;
}

function fieldNames(plot: PlotModule, { theme }: ChartSpace, names: CrossMapOptions['fields']) {
  const anchors = ['top-right', 'bottom-right', 'top-left', 'bottom-left'] as const;
  return anchors.map((frameAnchor, i) =>
    plot.text([names[i] ?? ''], {
      ...{ frameAnchor, fill: theme.soft, fontSize: 12, fontWeight: 600 },
      dx: frameAnchor.endsWith('right') ? -6 : 6,
      dy: frameAnchor.startsWith('top') ? 6 : -6,
    }),
  );
}

function radiusOf(points: readonly CrossMapPoint[]): (point: CrossMapPoint) => number {
  const most = Math.max(1, ...points.map(({ customers }) => customers));
  return ({ customers }) => Math.max(5, 26 * Math.sqrt(customers / most));
}

interface Extent {
  readonly x: Axis;
  readonly y: Axis;
  readonly width: number;
  readonly height: number;
}

function labels(
  plot: PlotModule,
  { theme }: ChartSpace,
  points: readonly CrossMapPoint[],
  { x, y, width, height }: Extent,
) {
  const radius = radiusOf(points);
  const named = points.map((point) => ({
    ...point,
    label: cutToUnits(point.label, 26),
    radius: radius(point),
  }));
  const dots = named.map((one) => ({
    ...one,
    x: MARGIN.left + x.place(one.x) * (width - MARGIN.left - MARGIN.right),
    y: height - MARGIN.bottom - y.place(one.y) * (height - MARGIN.top - MARGIN.bottom),
    bold: false,
  }));
  const bounds = { left: MARGIN.left, right: width - 2, top: 4, bottom: height - MARGIN.bottom };
  const places = placeLabels(dots, bounds);
  return named.map((one, at) =>
    plot.text([one], {
      ...{ x: 'x', y: 'y', text: 'label', fill: theme.text, stroke: theme.surface, strokeWidth: 3 },
      ...places[at],
    }),
  );
}
