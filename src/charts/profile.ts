import type { PlotOptions } from '@observablehq/plot';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, ticksFor, tipStyle } from './frame';
import { distinct, leftLabels } from './labels';
import { segmentOf } from './theme';
import { figureText, tickText } from './value-format';

export interface ProfileRow {
  readonly group: string;
  /** 1–8. */
  readonly colour: number;
  readonly feature: string;
  /** The group's centre in standard deviations from the mean of all. */
  readonly z: number;
  /** The centre in the feature's own units, formatted: shown in the tip. */
  readonly text?: string;
}

export interface ProfileOptions {
  readonly group: string;
  readonly feature: string;
  /** Name of the axis: `与平均的差距(标准差)`. */
  readonly z: string;
}

const ROW = 46;

/** 群体特征对比图: where each group lies on every feature, beside the mean of all (0). */
export function profileChart(rows: readonly ProfileRow[], options: ProfileOptions): Chart {
  const drawn = rows.filter((row) => Number.isFinite(row.z));
  return {
    empty: drawn.length === 0,
    legend: ({ theme }) =>
      groupsOf(drawn).map(({ group, colour }) => ({ label: group, colour: segmentOf(theme, colour) })),
    table: (locale) => ({
      headings: [options.group, options.feature, options.z],
      rows: drawn.map((row) => [row.group, row.feature, figureText(row.z, 'signed', locale) + ownUnits(row)]),
    }),
    draw: (plot, space) => profile(plot, space, drawn, options),
    without: (names) =>
      profileChart(
        drawn.filter(({ group }) => !names.has(group)),
        options,
      ),
  };
}

function groupsOf(rows: readonly ProfileRow[]): ProfileRow[] {
  return distinct(rows.map((row) => row.group)).flatMap(
    (group) => rows.find((row) => row.group === group) ?? [],
  );
}

function ownUnits({ text }: ProfileRow): string {
  return text === undefined ? '' : ` (${text})`;
}

function profile(
  plot: PlotModule,
  space: ChartSpace,
  rows: readonly ProfileRow[],
  options: ProfileOptions,
): PlotOptions {
  const { locale, theme, width } = space;
  const features = distinct(rows.map((row) => row.feature));
  const { margin, cut } = leftLabels(features, width);
  const reach = Math.max(1, ...rows.map((row) => Math.abs(row.z))) * 1.08;
  const colour = (row: ProfileRow) => segmentOf(theme, row.colour);
  const title = (row: ProfileRow) =>
    `${row.group}\n${row.feature}: ${figureText(row.z, 'signed', locale)}${ownUnits(row)}`;
  return {
    ...frame(space),
    marginLeft: margin,
    marginBottom: 44,
    height: features.length * ROW + 64,
    x: {
      domain: [-reach, reach],
      label: options.z,
      labelArrow: 'none',
      labelAnchor: 'center',
      grid: true,
      ticks: ticksFor(width - margin),
      tickFormat: (z: number) => tickText(z, 'signed', locale),
    },
    y: { type: 'point', domain: features, label: null, tickFormat: cut, tickSize: 0, padding: 0.5 },
    marks: [
      plot.ruleY(features, { stroke: theme.grid }),
      plot.ruleX([0], { stroke: theme.soft }),
      plot.line(rows, {
        x: 'z',
        y: 'feature',
        z: 'group',
        stroke: colour,
        strokeWidth: 1.5,
        strokeOpacity: 0.55,
      }),
      plot.dot(rows, { x: 'z', y: 'feature', fill: colour, r: 5.5, stroke: theme.surface }),
      plot.tip(rows, plot.pointer({ x: 'z', y: 'feature', title, ...tipStyle(space) })),
    ],
  };
}
