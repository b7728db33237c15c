import type { PlotOptions } from '@observablehq/plot';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, ticksFor, tipStyle } from './frame';
import { axisTitle } from './labels';
import { segmentOf } from './theme';
import { figureText, tickText } from './value-format';

/** A group on the map: its name and colour (1–8), its middle and its outline. */
export interface MapGroup {
  readonly label: string;
  readonly colour: number;
  readonly customers: number;
  readonly centre: readonly [x: number, y: number];
  readonly hull: readonly (readonly [x: number, y: number])[];
}

export interface GroupMapData {
  readonly groups: readonly MapGroup[];
  /** `group` counts from 0. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly group: number }[];
}

export interface GroupMapOptions {
  readonly x: string;
  readonly y: string;
  /** Headings of the table: the group, its customers. */
  readonly group: string;
  readonly customers: string;
}

/** Groups on a plane: points, an outline around most of each group, its middle with its name. */
export function groupMapChart(data: GroupMapData, options: GroupMapOptions): Chart {
  return {
    empty: data.points.length === 0,
    legend: ({ theme }) =>
      data.groups.map(({ label, colour }) => ({ label, colour: segmentOf(theme, colour) })),
    table: (locale) => ({
      headings: [options.group, options.customers, options.x, options.y],
      rows: data.groups.map(({ label, customers, centre: [x, y] }) => [
        label,
        figureText(customers, undefined, locale),
        figureText(x, 'signed', locale),
        figureText(y, 'signed', locale),
      ]),
    }),
    draw: (plot, space) => map(plot, space, data, options),
    without: (names) => groupMapChart(withoutGroups(data, names), options),
  };
}

function withoutGroups({ groups, points }: GroupMapData, names: ReadonlySet<string>): GroupMapData {
  const kept = groups.filter(({ label }) => !names.has(label));
  const places = groups.map((group) => kept.indexOf(group));
  return {
    groups: kept,
    points: points
      .map((point) => ({ ...point, group: places[point.group] ?? -1 }))
      .filter(({ group }) => group >= 0),
  };
}

function map(plot: PlotModule, space: ChartSpace, data: GroupMapData, options: GroupMapOptions): PlotOptions {
  const { theme, width, locale } = space;
  const { groups, points } = data;
  const colourOf = (group: number): string => segmentOf(theme, groups[group]?.colour ?? 1);
  const corners = groups.flatMap(({ hull }, group) => hull.map(([x, y]) => ({ x, y, group })));
  const outline = { x: 'x', y: 'y', z: 'group', curve: 'linear-closed' } as const;
  const tickFormat = (value: number) => tickText(value, 'number', locale);
  return {
    ...frame(space),
    marginTop: 28,
    marginLeft: 48,
    marginBottom: 44,
    height: Math.round(Math.min(460, Math.max(300, width * 0.6))),
    x: {
      label: axisTitle(options.x, width),
      labelAnchor: 'right',
      labelArrow: 'none',
      grid: true,
      ticks: ticksFor(width),
      tickFormat,
    },
    y: { label: axisTitle(options.y, width), labelArrow: 'none', grid: true, ticks: 5, tickFormat },
    marks: [
      plot.line(corners, {
        ...outline,
        fill: ({ group }: Corner) => colourOf(group),
        fillOpacity: 0.1,
        stroke: 'none',
      }),
      plot.line(corners, { ...outline, stroke: ({ group }: Corner) => colourOf(group), strokeWidth: 1.5 }),
      plot.dot(points, {
        x: 'x',
        y: 'y',
        r: 2.2,
        fill: ({ group }: Corner) => colourOf(group),
        fillOpacity: 0.6,
      }),
      plot.dot(groups, {
        x: (group: MapGroup) => group.centre[0],
        y: (group: MapGroup) => group.centre[1],
        r: 7,
        fill: (group: MapGroup) => segmentOf(theme, group.colour),
        stroke: theme.surface,
        strokeWidth: 2,
      }),
      plot.tip(
        groups,
        plot.pointer({
          x: (group: MapGroup) => group.centre[0],
          y: (group: MapGroup) => group.centre[1],
          title: ({ label, customers }: MapGroup) =>
            `${label}\n${options.customers}: ${figureText(customers, undefined, locale)}`,
          ...tipStyle(space),
        }),
      ),
    ],
  };
}

type Corner = GroupMapData['points'][number];
