import type { PlotOptions } from '@observablehq/plot';
import { formatFixed } from '../i18n/format';
import { wrapUnits } from '../lib/wrapUnits';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, tipStyle, UNIT_WIDTH } from './frame';
import { segmentOf } from './theme';

/** One outline: a value for each spoke, null where there is none. */
export interface RadarSeries {
  readonly label: string;
  /** 1–8. */
  readonly colour: number;
  readonly values: readonly (number | null)[];
}

export interface RadarOptions {
  /** Names of the spokes, clockwise from the top. */
  readonly spokes: readonly string[];
  /** Values at the middle and at the ends. */
  readonly range: readonly [number, number];
  /** Headings of the table: the spoke. */
  readonly spoke: string;
  /** What stands where there is no value. */
  readonly none: string;
}

/** Outlines over spokes (雷达图), the further out the higher. A spoke without a value is passed over. */
export function radarChart(series: readonly RadarSeries[], options: RadarOptions): Chart {
  const drawn = series.filter(({ values }) => values.some((value) => value !== null));
  return {
    empty: drawn.length === 0 || options.spokes.length < 3,
    legend: ({ theme }) =>
      drawn.length < 2 ? [] : drawn.map(({ label, colour }) => ({ label, colour: segmentOf(theme, colour) })),
    table: (locale) => ({
      headings: [options.spoke, ...series.map(({ label }) => label)],
      rows: options.spokes.map((spoke, at) => [
        spoke,
        ...series.map(({ values }) => {
          const value = values[at] ?? null;
          return value === null ? options.none : formatFixed(value, locale, 1);
        }),
      ]),
    }),
    draw: (plot, space) => radar(plot, space, drawn, options),
  };
}

interface Corner {
  readonly series: number;
  readonly spoke: number;
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

function radar(
  plot: PlotModule,
  space: ChartSpace,
  series: readonly RadarSeries[],
  { spokes, range: [low, high] }: RadarOptions,
): PlotOptions {
  const { theme, width, locale } = space;
  const size = Math.min(width, 460);
  const side = size >= 400 ? 110 : 84;
  const radius = (size - 2 * side) / 2;
  const at = (spoke: number, share: number) => {
    const angle = (spoke / spokes.length) * 2 * Math.PI;
    return { x: Math.sin(angle) * share, y: Math.cos(angle) * share };
  };
  const corners = series.flatMap(({ values }, index): Corner[] =>
    values.flatMap((value, spoke) =>
      value === null ? [] : [{ series: index, spoke, value, ...at(spoke, (value - low) / (high - low)) }],
    ),
  );
  const steps = Array.from({ length: high - low }, (_, i) => i + 1);
  const rings = steps.flatMap((step) =>
    [...spokes, ''].map((_, spoke) => ({ ring: step, ...at(spoke, step / (high - low)) })),
  );
  const colourOf = ({ series: index }: Corner) => segmentOf(theme, series[index]?.colour ?? 1);
  const title = (corner: Corner) =>
    `${series[corner.series]?.label ?? ''}\n${spokes[corner.spoke] ?? ''}: ${formatFixed(corner.value, locale, 1)}`;
  const names = spokes.map((spoke, index) => {
    const place = at(index, 1.14);
    const room = anchorOf(place.x) === 'middle' ? size : size / 2 - Math.abs(place.x) * radius;
    return { ...place, text: wrapUnits(spoke, Math.floor(room / UNIT_WIDTH) - 1, 2).join('\n') };
  });
  const anchored = (anchor: 'start' | 'middle' | 'end') =>
    plot.text(
      names.filter(({ x }) => anchorOf(x) === anchor),
      {
        ...{ x: 'x', y: 'y', textAnchor: anchor, fill: theme.text },
        text: 'text',
      },
    );
  return {
    ...frame({ ...space, width: size }),
    ...{ marginTop: 28, marginBottom: 24, marginLeft: side, marginRight: side },
    height: 2 * radius + 52,
    x: { axis: null, domain: [-1, 1] },
    y: { axis: null, domain: [-1, 1] },
    marks: [
      plot.line(rings, { x: 'x', y: 'y', z: 'ring', stroke: theme.grid }),
      plot.link(
        spokes.map((_, index) => at(index, 1)),
        { x1: 0, y1: 0, x2: 'x', y2: 'y', stroke: theme.grid },
      ),
      plot.text([0, ...steps], {
        x: () => 0,
        y: (step: number) => step / (high - low),
        ...{ dx: -5, textAnchor: 'end', fontSize: 10, fill: theme.soft },
        text: (step: number) => String(low + step),
      }),
      ...series.map(({ colour }, index) => outline(plot, corners, index, segmentOf(theme, colour))),
      plot.dot(corners, {
        ...{ x: 'x', y: 'y', r: 4, fill: colourOf, stroke: theme.surface, strokeWidth: 1.5 },
      }),
      anchored('start'),
      anchored('middle'),
      anchored('end'),
      plot.tip(corners, plot.pointer({ x: 'x', y: 'y', title, ...tipStyle(space) })),
    ],
  };
}

function anchorOf(x: number): 'start' | 'middle' | 'end' {
  return Math.abs(x) < 0.1 ? 'middle' : x > 0 ? 'start' : 'end';
}

function outline(plot: PlotModule, corners: readonly Corner[], index: number, colour: string) {
  return plot.line(
    corners.filter((corner) => corner.series === index),
    {
      ...{ x: 'x', y: 'y', curve: 'linear-closed', stroke: colour, strokeWidth: 2 },
      ...{ fill: colour, fillOpacity: 0.12 },
    },
  );
}
