import type { PlotOptions } from '@observablehq/plot';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, tipStyle } from './frame';
import { segmentOf } from './theme';
import { figureText, tickText } from './value-format';

export interface DendrogramData {
  /** Branches from left to right: how many customers each stands for, and the name and colour (1–8) of its group. */
  readonly branches: readonly { readonly size: number; readonly label: string; readonly colour: number }[];
  /** Branches are 0 … n − 1, then the merges n, n + 1, … by ascending height. */
  readonly merges: readonly { readonly left: number; readonly right: number; readonly height: number }[];
  /** Draws a line where the tree falls into so many parts. */
  readonly cut: number | null;
}

export interface DendrogramOptions {
  readonly height: string;
  readonly size: string;
  readonly merge: string;
}

interface Stroke {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

/** A tree of what becomes one at which height; lines carry the colour of a group where all below belong to it. */
export function dendrogramChart(data: DendrogramData, options: DendrogramOptions): Chart {
  return {
    empty: data.merges.length === 0,
    legend: ({ theme }) =>
      [...new Map(data.branches.map(({ label, colour }) => [label, colour]))]
        .sort(([, a], [, b]) => a - b)
        .map(([label, colour]) => ({ label, colour: segmentOf(theme, colour) })),
    table: (locale) => ({
      headings: [options.merge, options.size, options.height],
      rows: nodes(data)
        .slice(data.branches.length)
        .reverse()
        .map(({ size, height }, at) => [
          figureText(at + 2, undefined, locale),
          figureText(size, undefined, locale),
          figureText(height, undefined, locale),
        ]),
    }),
    draw: (plot, space) => tree(plot, space, data, options),
  };
}

interface Node {
  readonly x: number;
  readonly height: number;
  readonly size: number;
  readonly label: string | null;
  readonly colour: number;
}

/** Where each branch and merge stands. A merge of one group keeps its name. */
function nodes({ branches, merges }: DendrogramData): Node[] {
  const all: Node[] = branches.map(({ size, label, colour }, x) => ({ x, height: 0, size, label, colour }));
  for (const { left, right, height } of merges) {
    const [a, b] = [all[left], all[right]];
    if (!a || !b) continue;
    const label = a.label === b.label ? a.label : null;
    all.push({ x: (a.x + b.x) / 2, height, size: a.size + b.size, label, colour: a.colour });
  }
  return all;
}

function tree(
  plot: PlotModule,
  space: ChartSpace,
  data: DendrogramData,
  options: DendrogramOptions,
): PlotOptions {
  const { theme, width, locale } = space;
  const all = nodes(data);
  const first = data.branches.length;
  const strokes = data.merges.flatMap(({ left, right, height }, at): Stroke[] => {
    const [a, b, own] = [all[left], all[right], all[first + at]];
    if (!a || !b || !own) return [];
    const colour = own.label === null ? theme.soft : segmentOf(theme, own.colour);
    return [
      { at, x: a.x, y: a.height, colour },
      { at, x: a.x, y: height, colour },
      { at, x: b.x, y: height, colour },
      { at, x: b.x, y: b.height, colour },
    ];
  });
  const line = cutHeight(data);
  return {
    ...frame(space),
    marginTop: 28,
    marginLeft: 56,
    marginBottom: 20,
    height: Math.round(Math.min(320, Math.max(240, width * 0.35))),
    x: { axis: null, domain: [-0.5, first - 0.5] },
    y: {
      label: options.height,
      labelArrow: 'none',
      grid: true,
      ticks: 5,
      zero: true,
      tickFormat: (value: number) => tickText(value, 'number', locale),
    },
    marks: [
      plot.line(strokes, { x: 'x', y: 'y', z: 'at', stroke: 'colour', strokeWidth: 1.5 }),
      line === null ? null : plot.ruleY([line], { stroke: theme.accent, strokeDasharray: '4 3' }),
      plot.dot(data.branches, {
        x: (_: unknown, at: number) => at,
        y: 0,
        r: 3,
        fill: ({ colour }: { colour: number }) => segmentOf(theme, colour),
      }),
      plot.tip(
        all.slice(first),
        plot.pointer({
          x: 'x',
          y: 'height',
          title: ({ size, height }: Node) =>
            `${options.size}: ${figureText(size, undefined, locale)}\n${options.height}: ${figureText(height, undefined, locale)}`,
          ...tipStyle(space),
        }),
      ),
    ],
  };
}

/** Half way between the merge that leaves `cut` parts and the next. */
function cutHeight({ merges, cut }: DendrogramData): number | null {
  if (cut === null || cut < 2 || cut > merges.length) return null;
  const above = merges.at(1 - cut)?.height ?? 0;
  const below = merges.at(-cut)?.height ?? 0;
  return (above + below) / 2;
}
