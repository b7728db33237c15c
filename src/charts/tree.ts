import type { PlotOptions } from '@observablehq/plot';
import { formatNumber, formatPercent } from '../i18n/format';
import type { Locale } from '../i18n/dictionary';
import { cutToUnits } from '../lib/textUnits';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, TEXT_SIZE, tipStyle, UNIT_WIDTH } from './frame';
import { segmentOf } from './theme';
import { outlineLayout, treeLayout, type PlacedTreeNode } from './tree-layout';

export interface TreeClass {
  readonly label: string;
  /** 1–8. */
  readonly colour: number;
}

export interface TreeChartNode {
  /** Place of the parent in the list; −1 for the root, which comes first. */
  readonly parent: number;
  readonly left: number;
  readonly right: number;
  /** What the way from the parent asks: `R ≤ 47.5`; the root's is what is explained. */
  readonly label: string;
  /** How many of each class. */
  readonly counts: readonly number[];
  /** The class it says. */
  readonly predicted: number;
}

export interface TreeChartOptions {
  readonly classes: readonly TreeClass[];
  /** Headings of the text alternative. */
  readonly path: string;
  readonly says: string;
  readonly size: string;
  readonly share: string;
}

/** Pixels of the bar of classes, and of a column of the tree at least. */
const BAR = 9;
const COLUMN = 150;

/**
 * A decision tree: from the root at the left to the leaves at the right, each node with what leads there, how many it holds
 * and a bar of their classes; where that has no room, an outline with a line a node.
 */
export function treeChart(nodes: readonly TreeChartNode[], options: TreeChartOptions): Chart {
  return {
    empty: nodes.length === 0,
    legend: ({ theme }) =>
      options.classes.map(({ label, colour }) => ({ label, colour: segmentOf(theme, colour) })),
    table: (locale) => ({
      headings: [options.path, options.says, options.size, options.share],
      rows: nodes.map((node, at) => [pathText(nodes, at), ...figures(node, options, locale)]),
    }),
    draw: (plot, space) => draw(plot, space, nodes, options),
  };
}

function pathText(nodes: readonly TreeChartNode[], at: number): string {
  const steps: string[] = [];
  for (let node = nodes[at]; node; node = nodes[node.parent]) steps.unshift(node.label);
  return steps.join(' → ');
}

function figures(
  { counts, predicted }: TreeChartNode,
  { classes }: TreeChartOptions,
  locale: Locale,
): string[] {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const share = rows > 0 ? (counts[predicted] ?? 0) / rows : null;
  return [classes[predicted]?.label ?? '', formatNumber(rows, locale), formatPercent(share, locale, 0)];
}

interface Part {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly fill: string;
  readonly title: string;
}

function draw(
  plot: PlotModule,
  space: ChartSpace,
  nodes: readonly TreeChartNode[],
  options: TreeChartOptions,
): PlotOptions {
  const { theme, width, locale } = space;
  const wide = treeLayout(nodes, width);
  const layout = wide.column >= COLUMN ? wide : outlineLayout(nodes, width);
  const { placed, height } = layout;
  const parts = placed.flatMap((place) => classParts(place, nodes, options, space));
  const text = (place: PlacedTreeNode) => nodes[place.node]?.label ?? '';
  const note = (place: PlacedTreeNode) => {
    const node = nodes[place.node];
    if (!node) return '';
    const [says = '', rows = '', share = ''] = figures(node, options, locale);
    return node.left < 0 ? `${says} ${share} · ${rows}` : `${rows} · ${says} ${share}`;
  };
  const links = placed.filter(({ node }) => (nodes[node]?.parent ?? -1) >= 0);
  const from = (place: PlacedTreeNode) => placed[nodes[place.node]?.parent ?? 0] ?? place;
  const fits = (place: PlacedTreeNode) => Math.floor(place.width / UNIT_WIDTH);
  return {
    ...frame(space),
    ...{ marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0, height },
    x: { axis: null, domain: [0, width], range: [0, width] },
    y: { axis: null, domain: [0, height], range: [0, height] },
    marks: [
      plot.link(links, {
        x1: (place: PlacedTreeNode) => from(place).outX,
        y1: (place: PlacedTreeNode) => from(place).outY,
        x2: (place: PlacedTreeNode) => place.x - 3,
        y2: 'y',
        curve: 'step-before',
        stroke: theme.grid,
        strokeWidth: 1.5,
      }),
      plot.rect(parts, {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        fill: 'fill',
        title: 'title',
        tip: tipStyle(space),
      }),
      plot.text(placed, {
        ...{ x: 'x', y: 'y', dy: -BAR - 5, textAnchor: 'start', fill: theme.text, fontSize: TEXT_SIZE },
        text: (place: PlacedTreeNode) => cutToUnits(text(place), fits(place)),
      }),
      plot.text(placed, {
        ...{ x: 'x', y: 'y', dy: BAR + 5, textAnchor: 'start', fill: theme.soft, fontSize: 11 },
        text: (place: PlacedTreeNode) => cutToUnits(note(place), fits(place) + 2),
      }),
    ],
  };
}

/** The bar of a node: a part for each class. */
function classParts(
  place: PlacedTreeNode,
  nodes: readonly TreeChartNode[],
  { classes }: TreeChartOptions,
  { theme, locale }: ChartSpace,
): Part[] {
  const { counts = [], label = '' } = nodes[place.node] ?? {};
  const rows = counts.reduce((sum, count) => sum + count, 0);
  let at = place.x;
  return counts.flatMap((count, k) => {
    if (count === 0) return [];
    const x1 = at;
    at += (count / rows) * place.bar;
    const name = classes[k]?.label ?? '';
    const title = `${label}\n${name}: ${formatNumber(count, locale)} (${formatPercent(count / rows, locale)})`;
    const fill = segmentOf(theme, classes[k]?.colour ?? 1);
    return [{ x1, x2: at, y1: place.y - BAR / 2, y2: place.y + BAR / 2, fill, title }];
  });
}
