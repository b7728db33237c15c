import type { PlotOptions } from '@observablehq/plot';
import { formatNumber, formatPercent } from '../i18n/format';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { mixColours } from './colour';
import { frame, ticksFor, tipStyle } from './frame';
import { leftLabels } from './labels';
import { segmentOf, type ChartTheme } from './theme';

export interface SegmentRow {
  readonly label: string;
  /** 1–8. */
  readonly colour: number;
  readonly customers: number;
  /** Null where no amounts are known. */
  readonly amount: number | null;
}

export interface SegmentBarsOptions {
  /** Names of the two measures. */
  readonly customers: string;
  readonly amount: string;
  readonly segment: string;
}

interface Bar extends SegmentRow {
  readonly customerShare: number;
  readonly amountShare: number | null;
}

const ROW = 44;

/**
 * Each segment's share of customers (full colour) over its share of amount (faint): whether a segment brings more than
 * its size is seen at once. Negative amounts have no share.
 */
export function segmentBars(rows: readonly SegmentRow[], options: SegmentBarsOptions): Chart {
  return chartOf(withShares(rows), options);
}

function chartOf(bars: readonly Bar[], options: SegmentBarsOptions): Chart {
  const amounts = bars.some((bar) => bar.amountShare !== null);
  return {
    empty: bars.length === 0,
    legend: ({ theme }) =>
      amounts
        ? [
            { label: options.customers, colour: theme.soft },
            { label: options.amount, colour: faint(theme.soft, theme) },
          ]
        : [],
    table: (locale) => ({
      headings: [options.segment, options.customers, options.amount],
      rows: bars.map((bar) => [
        bar.label,
        `${formatNumber(bar.customers, locale)} (${formatPercent(bar.customerShare, locale)})`,
        `${formatNumber(bar.amount, locale)} (${formatPercent(bar.amountShare, locale)})`,
      ]),
    }),
    draw: (plot, space) => draw(plot, space, bars, options),
    without: (names) =>
      chartOf(
        bars.filter(({ label }) => !names.has(label)),
        options,
      ),
  };
}

/** A colour weakened towards the ground: solid, so that grid lines do not shine through. */
function faint(colour: string, { surface }: ChartTheme): string {
  return mixColours(surface, colour, 0.45);
}

function withShares(rows: readonly SegmentRow[]): Bar[] {
  const customers = rows.reduce((sum, row) => sum + row.customers, 0);
  const amount = rows.reduce((sum, row) => sum + Math.max(0, row.amount ?? 0), 0);
  return rows.map((row) => ({
    ...row,
    customerShare: customers > 0 ? row.customers / customers : 0,
    amountShare: row.amount !== null && amount > 0 && row.amount >= 0 ? row.amount / amount : null,
  }));
}

function draw(
  plot: PlotModule,
  space: ChartSpace,
  bars: readonly Bar[],
  options: SegmentBarsOptions,
): PlotOptions {
  const { locale, theme, width } = space;
  const labels = bars.map((bar) => bar.label);
  const { margin, cut } = leftLabels(labels, width);
  const fill = (bar: Bar) => segmentOf(theme, bar.colour);
  const paid = bars.filter((bar) => bar.amountShare !== null);
  const percent = (share: number | null) => formatPercent(share, locale);
  const end = { y: 'label', textAnchor: 'start', dx: 5, fill: theme.text } as const;
  const title = (bar: Bar) =>
    `${bar.label}\n${options.customers}: ${formatNumber(bar.customers, locale)} (${percent(bar.customerShare)})\n` +
    `${options.amount}: ${formatNumber(bar.amount, locale)} (${percent(bar.amountShare)})`;
  return {
    ...frame(space),
    marginLeft: margin,
    marginRight: 52,
    marginBottom: 28,
    height: bars.length * ROW + 40,
    x: {
      label: null,
      grid: true,
      ticks: ticksFor(width - margin),
      tickFormat: (share: number) => formatPercent(share, locale, 0),
    },
    y: { domain: labels, label: null, tickFormat: cut, tickSize: 0, padding: 0 },
    marks: [
      plot.barX(bars, {
        x: 'customerShare',
        y: 'label',
        fill,
        insetTop: 5,
        insetBottom: ROW / 2,
        title,
        tip: tipStyle(space),
      }),
      plot.barX(paid, {
        x: 'amountShare',
        y: 'label',
        fill: (bar: Bar) => faint(fill(bar), theme),

        insetTop: ROW / 2 + 1,
        insetBottom: 7,
      }),
      plot.text(bars, { x: 'customerShare', text: (bar: Bar) => percent(bar.customerShare), dy: -9, ...end }),
      plot.text(paid, {
        x: 'amountShare',
        text: (bar: Bar) => percent(bar.amountShare),
        dy: 8,
        ...end,
        fill: theme.soft,
      }),
      plot.ruleX([0], { stroke: theme.soft }),
    ],
  };
}
