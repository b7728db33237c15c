import type { PlotOptions } from '@observablehq/plot';
import { cutToUnits, textUnits } from '../lib/textUnits';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { mixColours } from './colour';
import { frame, tipStyle, UNIT_WIDTH } from './frame';
import { networkLayout, type NetworkLink, type NetworkNode } from './network-layout';
import { figureText, type Measure } from './value-format';

export interface NetworkOptions {
  readonly from: string;
  readonly to: string;
  readonly value: Measure;
  /** How large a node is drawn. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly size: Measure;
}

/** Names longer than this are cut in the picture. */
const LABEL_UNITS = 18;

/** Things and the links between them: an arrow for each, the stronger the thicker and darker. */
export function networkChart(links: readonly NetworkLink[], options: NetworkOptions): Chart {
  const nodes = networkLayout(links);
  return {
    empty: links.length === 0,
    legend: () => [],
    table: (locale) => ({
      headings: [options.from, options.to, options.value.label],
      rows: links.map(({ from, to, value }) => [from, to, figureText(value, options.value.format, locale)]),
    }),
    draw: (plot, space) => draw(plot, space, links, nodes, options),
  };
}

function draw(
  plot: PlotModule,
  space: ChartSpace,
  links: readonly NetworkLink[],
  nodes: readonly NetworkNode[],
  options: NetworkOptions,
): PlotOptions {
  const { theme, width, locale } = space;
  const place = new Map(nodes.map((node) => [node.name, node]));
  const values = links.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const strength = (value: number) => (most > least ? (value - least) / (most - least) : 1);
  const largest = Math.max(...nodes.map(({ name }) => options.sizes.get(name) ?? 0), 1e-12);
  const side = Math.ceil((LABEL_UNITS * UNIT_WIDTH) / 2);
  const tip = ({ from, to, value }: NetworkLink) =>
    `${from} → ${to}\n${options.value.label}: ${figureText(value, options.value.format, locale)}`;
  const middle = ({ from, to }: NetworkLink, axis: 'x' | 'y') =>
    ((place.get(from)?.[axis] ?? 0) + (place.get(to)?.[axis] ?? 0)) / 2;
  return {
    ...frame(space),
    marginLeft: side,
    marginRight: side,
    marginTop: 16,
    marginBottom: 28,
    height: Math.round(Math.min(640, Math.max(300, Math.min(width * 0.8, 160 + nodes.length * 20)))),
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: [1, 0] },
    r: { range: [2.5, 8], domain: [0, largest] },
    marks: [
      plot.arrow(links, {
        x1: ({ from }: NetworkLink) => place.get(from)?.x ?? 0,
        y1: ({ from }: NetworkLink) => place.get(from)?.y ?? 0,
        x2: ({ to }: NetworkLink) => place.get(to)?.x ?? 0,
        y2: ({ to }: NetworkLink) => place.get(to)?.y ?? 0,
        bend: 14,
        inset: 8,
        headLength: 7,
        stroke: ({ value }: NetworkLink) =>
          mixColours(theme.grid, theme.accent, 0.35 + 0.65 * strength(value)),
        strokeWidth: ({ value }: NetworkLink) => 1 + 2 * strength(value),
      }),
      plot.dot(nodes, {
        x: 'x',
        y: 'y',
        r: ({ name }: NetworkNode) => options.sizes.get(name) ?? 0,
        fill: theme.accent,
        stroke: theme.surface,
        title: ({ name }: NetworkNode) =>
          `${name}\n${options.size.label}: ${figureText(options.sizes.get(name) ?? 0, options.size.format, locale)}`,
        tip: tipStyle(space),
      }),
      plot.text(nodes, {
        x: 'x',
        y: 'y',
        dy: 16,
        text: ({ name }: NetworkNode) => label(name),
        fill: theme.text,
        stroke: theme.surface,
        strokeWidth: 3,
        fontSize: 11,
      }),
      plot.tip(
        links,
        plot.pointer({
          x: (link: NetworkLink) => middle(link, 'x'),
          y: (link: NetworkLink) => middle(link, 'y'),
          title: tip,
          maxRadius: 20,
          ...tipStyle(space),
        }),
      ),
    ],
  };
}

function label(name: string): string {
  return textUnits(name) > LABEL_UNITS ? cutToUnits(name, LABEL_UNITS) : name;
}
