import type { PlotOptions } from '@observablehq/plot';
import { formatPercent } from '../i18n/format';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { mixColours } from './colour';
import { frame, ticksFor, tipStyle } from './frame';

/** Shares from 0 to 1, from the customers who bring least. */
export interface LorenzPoint {
  readonly customers: number;
  readonly amount: number;
}

export interface LorenzOptions {
  readonly customers: string;
  readonly amount: string;
  /** Lines across the customers where classes begin, with their names. */
  readonly lines?: readonly { readonly customers: number; readonly label: string }[];
}

/** How unequally an amount is spread: the further the curve hangs below the diagonal, the more. */
export function lorenzChart(points: readonly LorenzPoint[], options: LorenzOptions): Chart {
  return {
    empty: points.length < 2,
    legend: () => [],
    table: (locale) => ({
      headings: [options.customers, options.amount],
      rows: points
        .filter((_, i) => i % 10 === 0)
        .map((point) => [formatPercent(point.customers, locale), formatPercent(point.amount, locale)]),
    }),
    draw: (plot, space) => curve(plot, space, points, options),
  };
}

/** Lines may stand closer than their names are wide: of those, the first is named. */
function spaced<Line extends { readonly customers: number }>(lines: readonly Line[], width: number): Line[] {
  const kept: Line[] = [];
  for (const line of [...lines].sort((a, b) => a.customers - b.customers)) {
    const last = kept.at(-1);
    if (!last || (line.customers - last.customers) * width > 56) kept.push(line);
  }
  return kept;
}

function curve(
  plot: PlotModule,
  space: ChartSpace,
  points: readonly LorenzPoint[],
  { customers, amount, lines = [] }: LorenzOptions,
): PlotOptions {
  const { locale, theme } = space;
  const width = Math.min(space.width, 520);
  const percent = (share: number) => formatPercent(share, locale, 0);
  const title = (point: LorenzPoint) =>
    `${customers}: ${formatPercent(point.customers, locale)}\n${amount}: ${formatPercent(point.amount, locale)}`;
  const ends = [
    { customers: 0, amount: 0 },
    { customers: 1, amount: 1 },
  ];
  return {
    ...frame({ ...space, width }),
    marginTop: 30,
    marginLeft: 52,
    marginRight: 28,
    marginBottom: 44,
    height: Math.round(width * 0.72),
    x: {
      domain: [0, 1],
      label: customers,
      labelArrow: 'none',
      labelAnchor: 'center',
      ticks: ticksFor(width),
      tickFormat: percent,
    },
    y: { domain: [0, 1], label: amount, labelArrow: 'none', grid: true, ticks: 5, tickFormat: percent },
    marks: [
      plot.areaY(points, {
        x: 'customers',
        y1: 'amount',
        y2: 'customers',
        fill: mixColours(theme.surface, theme.accent, 0.18),
      }),
      plot.line(ends, { x: 'customers', y: 'amount', stroke: theme.soft, strokeDasharray: '4,3' }),
      plot.line(points, { x: 'customers', y: 'amount', stroke: theme.accent, strokeWidth: 2 }),
      plot.ruleX(lines, { x: 'customers', stroke: theme.text, strokeDasharray: '2,3' }),
      plot.text(spaced(lines, width), {
        x: 'customers',
        text: 'label',
        frameAnchor: 'top',
        dy: -10,
        fill: theme.text,
      }),
      plot.tip(points, plot.pointerX({ x: 'customers', y: 'amount', title, ...tipStyle(space) })),
    ],
  };
}
