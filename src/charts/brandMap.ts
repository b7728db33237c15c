import type { PlotOptions } from '@observablehq/plot';
import { cutToUnits } from '../lib/textUnits';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, tipStyle } from './frame';
import { placeLabels } from './place-labels';
import { segmentOf } from './theme';
import { figureText } from './value-format';

/** A brand on the map; ours stands out. */
export interface MapBrand {
  readonly label: string;
  readonly own: boolean;
  readonly x: number;
  readonly y: number;
  /** Sets the area of the dot; all alike where nobody's is known. */
  readonly share?: number | null;
}

/** What a group of customers would want. */
export interface MapIdeal {
  readonly label: string;
  /** 1–8. */
  readonly colour: number;
  readonly x: number;
  readonly y: number;
}

/** Room that nobody fills. */
export interface MapRoom {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface BrandMapData {
  readonly brands: readonly MapBrand[];
  readonly ideals?: readonly MapIdeal[];
  readonly rooms?: readonly MapRoom[];
  /** In which direction something grows. */
  readonly arrows?: readonly { readonly label: string; readonly x: number; readonly y: number }[];
}

export interface BrandMapOptions {
  readonly x: string;
  readonly y: string;
  /** Headings of the table, and words of the legend. */
  readonly brand: string;
  readonly own: string;
  readonly rival: string;
  readonly ideal?: string;
  readonly room?: string;
  readonly share?: string;
  /** Both ends of both axes; by the data when absent. */
  readonly range?: readonly [number, number];
  /** Where the lines cross that make four fields. */
  readonly cross?: { readonly x: number; readonly y: number };
  /** What the ends of the axes mean: `便宜` – `贵`. */
  readonly ends?: { readonly x: readonly [string, string]; readonly y: readonly [string, string] };
}

const MARGIN = { top: 16, right: 24, bottom: 46, left: 64 };
const MOST_UNITS = 24;

/** 定位图: brands on two axes, with the places that customers want and those that nobody takes. */
export function brandMap(data: BrandMapData, options: BrandMapOptions): Chart {
  return {
    empty: data.brands.length === 0,
    legend: (space) => legend(data, options, space),
    table: (locale) => ({
      headings: [options.brand, options.x, options.y],
      rows: [...data.brands, ...(data.ideals ?? []), ...(data.rooms ?? [])].map(({ label, x, y }) => [
        label,
        figureText(x, 'number', locale),
        figureText(y, 'number', locale),
      ]),
    }),
    draw: (plot, space) => draw(plot, space, data, options),
  };
}

function legend(
  { brands, ideals = [], rooms = [] }: BrandMapData,
  options: BrandMapOptions,
  space: ChartSpace,
) {
  const { theme } = space;
  const { own, rival, ideal, room } = options;
  return [
    ...(brands.some((brand) => brand.own) ? [{ label: own, colour: theme.accent }] : []),
    ...(brands.some((brand) => !brand.own) ? [{ label: rival, colour: theme.soft }] : []),
    ...ideals.map(({ label, colour }) => ({
      label: ideal === undefined ? label : `${ideal}: ${label}`,
      colour: segmentOf(theme, colour),
    })),
    ...(rooms.length > 0 && room !== undefined ? [{ label: room, colour: theme.heatLow }] : []),
  ];
}

type Range = readonly [number, number];

/** The ends of an axis: as given, else what is drawn with room around it, so that 0 of a component map stays inside. */
function rangeOf(values: readonly number[], given: Range | undefined): Range {
  if (given) return given;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low) * 0.14 || 1;
  return [low - room, high + room];
}

function draw(
  plot: PlotModule,
  space: ChartSpace,
  data: BrandMapData,
  options: BrandMapOptions,
): PlotOptions {
  const { brands, ideals = [], rooms = [], arrows = [] } = data;
  const { theme } = space;
  const all = [...brands, ...ideals, ...arrows];
  const x = rangeOf([...all.map((one) => one.x), ...(arrows.length > 0 ? [0] : [])], options.range);
  const y = rangeOf([...all.map((one) => one.y), ...(arrows.length > 0 ? [0] : [])], options.range);
  const width = Math.min(space.width, 640);
  const height = Math.round(Math.max(300, Math.min(500, width * 0.78)));
  const outlines = rooms.flatMap((room) => outlineOf(room));
  return {
    ...frame({ ...space, width }),
    marginTop: MARGIN.top,
    marginRight: MARGIN.right,
    marginBottom: MARGIN.bottom,
    marginLeft: MARGIN.left,
    height,
    // Radii are pixels, not figures to be scaled.
    r: { type: 'identity' },
    x: axis(options.x, options.ends?.x, x),
    y: axis(options.y, options.ends?.y, y),
    marks: [
      plot.line(outlines, {
        ...{ x: 'x', y: 'y', z: 'label', fill: theme.heatLow, fillOpacity: 0.6 },
        ...{ stroke: theme.accent, strokeDasharray: '3,4', strokeWidth: 1 },
      }),
      ...cross(plot, space, options.cross ?? (arrows.length > 0 ? { x: 0, y: 0 } : undefined)),
      plot.link(arrows, {
        ...{ x1: 0, y1: 0, x2: 'x', y2: 'y', stroke: theme.soft, strokeWidth: 1.25, markerEnd: 'arrow' },
      }),
      plot.dot(ideals, {
        ...{ x: 'x', y: 'y', r: 6, symbol: 'diamond', fill: theme.surface, strokeWidth: 2 },
        stroke: ({ colour }: MapIdeal) => segmentOf(theme, colour),
      }),
      plot.dot(brands, {
        ...{ x: 'x', y: 'y', r: radiusOf(brands), stroke: theme.surface, strokeWidth: 1.5 },
        fill: ({ own }: MapBrand) => (own ? theme.accent : theme.soft),
      }),
      ...labels(plot, space, data, { x, y, width, height }),
      plot.tip(brands, plot.pointer({ x: 'x', y: 'y', title: tipOf(space, options), ...tipStyle(space) })),
    ],
  };
}

function axis(label: string, ends: readonly [string, string] | undefined, domain: Range) {
  const [low = '', high = ''] = ends ?? [];
  const named = low !== '' || high !== '' ? `${low} ← ${label} → ${high}` : label;
  return { domain: [...domain], label: named, labelArrow: 'none', labelAnchor: 'center', ticks: 5 } as const;
}

function cross(plot: PlotModule, { theme }: ChartSpace, at: { x: number; y: number } | undefined) {
  if (!at) return [];
  const line = { stroke: theme.grid, strokeWidth: 1 };
  return [plot.ruleX([at.x], line), plot.ruleY([at.y], line)];
}

/** A circle of the data's own units: an ellipse on the page. */
function outlineOf({ label, x, y, radius }: MapRoom): { label: string; x: number; y: number }[] {
  return Array.from({ length: 61 }, (_, step) => {
    const angle = (step / 60) * 2 * Math.PI;
    return { label, x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });
}

function radiusOf(brands: readonly MapBrand[]): (brand: MapBrand) => number {
  const most = Math.max(0, ...brands.map(({ share }) => share ?? 0));
  return ({ share }) => (most > 0 && share ? Math.max(5, 16 * Math.sqrt(share / most)) : 6.5);
}

interface Extent {
  readonly x: Range;
  readonly y: Range;
  readonly width: number;
  readonly height: number;
}

function labels(
  plot: PlotModule,
  { theme }: ChartSpace,
  data: BrandMapData,
  { x, y, width, height }: Extent,
) {
  const { brands, rooms = [], arrows = [] } = data;
  const across = (value: number) =>
    MARGIN.left + ((value - x[0]) / (x[1] - x[0])) * (width - MARGIN.left - MARGIN.right);
  const down = (value: number) =>
    height - MARGIN.bottom - ((value - y[0]) / (y[1] - y[0])) * (height - MARGIN.top - MARGIN.bottom);
  const radius = radiusOf(brands);
  const named = [
    ...brands.map((brand) => ({ ...brand, radius: radius(brand), fill: theme.text, bold: brand.own })),
    ...arrows.map((arrow) => ({ ...arrow, radius: 3, fill: theme.soft, bold: false })),
  ].map((one) => ({ ...one, label: cutToUnits(one.label, MOST_UNITS) }));
  const dots = named.map((one) => ({ ...one, x: across(one.x), y: down(one.y) }));
  const bounds = { left: MARGIN.left, right: width - 2, top: 4, bottom: height - MARGIN.bottom };
  const places = placeLabels(dots, bounds);
  const halo = { stroke: theme.surface, strokeWidth: 3 } as const;
  return [
    plot.text(rooms, { x: 'x', y: 'y', text: 'label', fill: theme.soft, fontStyle: 'italic', ...halo }),
    ...named.map((one, at) =>
      plot.text([one], {
        ...{ x: 'x', y: 'y', text: 'label', fill: one.fill, ...halo, ...places[at] },
        fontWeight: one.bold ? 650 : 400,
      }),
    ),
  ];
}

function tipOf({ locale }: ChartSpace, { x, y, share }: BrandMapOptions): (brand: MapBrand) => string {
  return (brand) =>
    [
      brand.label,
      `${x}: ${figureText(brand.x, 'number', locale)}`,
      `${y}: ${figureText(brand.y, 'number', locale)}`,
      ...(share !== undefined && brand.share != null
        ? [`${share}: ${figureText(brand.share, 'percent', locale)}`]
        : []),
    ].join('\n');
}
