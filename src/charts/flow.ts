import type { PlotOptions } from '@observablehq/plot';
import { formatPercent } from '../i18n/format';
import { cutToUnits, textUnits } from '../lib/textUnits';
import type { Chart, ChartSpace, PlotModule } from './chart';
import {
  flowLayout,
  isDrawn,
  type FlowLayout,
  type FlowLink,
  type FlowNode,
  type PlacedNode,
} from './flow-layout';
import { frame, tipStyle, UNIT_WIDTH } from './frame';
import { segmentOf, type ChartTheme } from './theme';
import { figureText, tickText, type Measure } from './value-format';

export interface FlowOptions {
  /** Names of the two sides: periods, or two segmentations. */
  readonly from: string;
  readonly to: string;
  readonly value: Measure;
  /** The groups of each side from top to bottom. */
  readonly fromNodes: readonly FlowNode[];
  readonly toNodes: readonly FlowNode[];
}

const TOP = 30;

/**
 * Who went from which group to which (an alluvial or Sankey picture): groups of one division at the left, of another
 * at the right, a band between them as thick as its figure, in the colour of where it comes from.
 */
export function flowChart(links: readonly FlowLink[], options: FlowOptions): Chart {
  const layout = flowLayout(links, options.fromNodes, options.toNodes);
  const left = new Map(options.fromNodes.map(({ key, label }) => [key, label]));
  const right = new Map(options.toNodes.map(({ key, label }) => [key, label]));
  return {
    empty: !links.some(isDrawn) || layout.total === 0,
    legend: () => [],
    table: (locale) => ({
      headings: [options.from, options.to, options.value.label],
      rows: layout.links.map(({ from, to, value }) => [
        left.get(from) ?? from,
        right.get(to) ?? to,
        `${figureText(value, options.value.format, locale)} (${formatPercent(value / layout.total, locale)})`,
      ]),
    }),
    draw: (plot, space) => draw(plot, space, layout, options),
  };
}

interface Point {
  readonly link: number;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly title: string;
  readonly colour: string;
}

function draw(plot: PlotModule, space: ChartSpace, layout: FlowLayout, options: FlowOptions): PlotOptions {
  const { theme, width } = space;
  const margins = {
    from: sideMargin(layout, 'from', space, options),
    to: sideMargin(layout, 'to', space, options),
  };
  const inner = Math.max(1, width - margins.from - margins.to);
  const bar = 10 / inner;
  const points = bands(space, layout, options);
  const fill = (node: PlacedNode) => nodeColour(node, theme);
  const title = (node: PlacedNode) => `${node.label}\n${valueText(node, space, options, false)}`;
  const x1 = (node: PlacedNode) => (node.side === 'from' ? 0 : 1 - bar);
  const x2 = (node: PlacedNode) => (node.side === 'from' ? bar : 1);
  return {
    ...frame(space),
    marginTop: TOP,
    marginBottom: 8,
    marginLeft: margins.from,
    marginRight: margins.to,
    height: layout.height + TOP + 8,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: [layout.height, 0] },
    marks: [
      plot.areaY(points, {
        ...{ x: (point: Point) => (point.x === 0 ? bar : 1 - bar), y1: 'top', y2: 'bottom', z: 'link' },
        ...{ fill: 'colour', fillOpacity: 0.42, curve: 'bump-x', title: 'title' },
      }),
      plot.rect(layout.nodes, { x1, x2, y1: 'top', y2: 'bottom', fill, title, tip: tipStyle(space) }),
      ...(['from', 'to'] as const).flatMap((side) =>
        labels(plot, space, layout, options, side, margins[side]),
      ),
    ],
  };
}

function nodeColour({ colour }: FlowNode, theme: ChartTheme): string {
  return colour === null ? theme.soft : segmentOf(theme, colour);
}

/** Two points a band: its ends. */
function bands(space: ChartSpace, layout: FlowLayout, options: FlowOptions): Point[] {
  const nodes = new Map(layout.nodes.map((node) => [`${node.side} ${node.key}`, node]));
  return layout.links.flatMap((link, index) => {
    const from = nodes.get(`from ${link.from}`);
    const to = nodes.get(`to ${link.to}`);
    if (!from || !to) return [];
    const figure = figureText(link.value, options.value.format, space.locale);
    const share = formatPercent(link.value / from.value, space.locale);
    const title = `${from.label} → ${to.label}\n${options.value.label}: ${figure} (${share})`;
    const both = { link: index, title, colour: nodeColour(from, space.theme) };
    return [
      { ...both, x: 0, top: link.fromTop, bottom: link.fromBottom },
      { ...both, x: 1, top: link.toTop, bottom: link.toBottom },
    ];
  });
}

function valueText(
  { value, share }: PlacedNode,
  { locale }: ChartSpace,
  { value: measure }: FlowOptions,
  short: boolean,
) {
  const figure = short ? tickText(value, measure.format, locale) : figureText(value, measure.format, locale);
  return `${figure} (${formatPercent(share, locale)})`;
}

/** Room for the names of one side: at most a third of the width, on a narrow page a little more, so that they stay apart. */
function sideMargin(
  layout: FlowLayout,
  side: 'from' | 'to',
  space: ChartSpace,
  options: FlowOptions,
): number {
  const texts = layout.nodes
    .filter((node) => node.side === side)
    .flatMap((node) => [node.label, valueText(node, space, options, true)]);
  const longest = Math.max(textUnits(options[side]), ...texts.map(textUnits));
  return Math.min(
    Math.floor(space.width * (space.width < 480 ? 0.38 : 0.33)),
    Math.ceil(longest * UNIT_WIDTH) + 14,
  );
}

/** Name and figure beside each node; where a label had to make room, a line leads to it. */
function labels(
  plot: PlotModule,
  space: ChartSpace,
  layout: FlowLayout,
  options: FlowOptions,
  side: 'from' | 'to',
  margin: number,
) {
  const nodes = layout.nodes.filter((node) => node.side === side);
  const units = Math.floor((margin - 10) / UNIT_WIDTH);
  const out = side === 'from' ? -1 : 1;
  const x = side === 'from' ? 0 : 1;
  const style = { x, y: 'labelAt', textAnchor: side === 'from' ? 'end' : 'start', dx: out * 8 } as const;
  const moved = nodes.filter((node) => Math.abs((node.top + node.bottom) / 2 - node.labelAt) > 3);
  return [
    plot.link(moved, {
      ...{ x1: x, x2: x, y1: (node: PlacedNode) => (node.top + node.bottom) / 2, y2: 'labelAt' },
      ...{ dx: out * 4, stroke: space.theme.soft, strokeOpacity: 0.6 },
    }),
    plot.text(nodes, {
      ...style,
      dy: -7,
      fill: space.theme.text,
      text: (node: PlacedNode) => cutToUnits(node.label, units),
    }),
    plot.text(nodes, {
      ...style,
      dy: 8,
      fontSize: 11,
      fill: space.theme.soft,
      text: (node: PlacedNode) => cutToUnits(valueText(node, space, options, true), units + 2),
    }),
    plot.text([options[side]], {
      ...{ x, textAnchor: style.textAnchor, dx: style.dx, frameAnchor: 'top', dy: -TOP + 12 },
      ...{ text: (name: string) => cutToUnits(name, units), fontWeight: 600, fill: space.theme.text },
    }),
  ];
}
