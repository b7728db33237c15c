import type { PlotOptions } from '@observablehq/plot';
import { formatNumber } from '../i18n/format';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, ticksFor, tipStyle } from './frame';
import { figureText, tickText, type Measure } from './value-format';

/** A bin, counted already: from (included) to (not), and how many. */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** A line at a value, a cut point between scores say. */
export interface CutLine {
  readonly value: number;
  readonly label?: string;
}

export interface HistogramOptions {
  readonly value: Measure;
  /** What is counted. */
  readonly count: string;
  readonly cuts?: readonly CutLine[];
  /** The values are whole numbers: a class 1 wide is called by its one value. */
  readonly whole?: boolean;
}

/** How often values occur, with cut lines. */
export function histogramChart(bins: readonly HistogramBin[], options: HistogramOptions): Chart {
  const drawn = bins.filter((bin) => Number.isFinite(bin.from) && Number.isFinite(bin.to) && bin.count > 0);
  const { value, count } = options;
  return {
    empty: drawn.length === 0,
    legend: () => [],
    table: (locale) => ({
      headings: [value.label, count],
      rows: drawn.map((bin) => [rangeText(bin, options, locale), formatNumber(bin.count, locale)]),
    }),
    draw: (plot, space) => bars(plot, space, drawn, options),
  };
}

function rangeText(
  { from, to }: HistogramBin,
  { value, whole = false }: HistogramOptions,
  locale: ChartSpace['locale'],
): string {
  if (whole && to - from === 1) return figureText(from, value.format, locale);
  return `${figureText(from, value.format, locale)} – ${figureText(to, value.format, locale)}`;
}

function bars(
  plot: PlotModule,
  space: ChartSpace,
  bins: readonly HistogramBin[],
  options: HistogramOptions,
): PlotOptions {
  const { locale, theme, width } = space;
  const { value, count, cuts = [] } = options;
  const title = (bin: HistogramBin) =>
    `${rangeText(bin, options, locale)}\n${formatNumber(bin.count, locale)}`;
  return {
    ...frame(space),
    marginTop: cuts.length > 0 ? 40 : 28,
    marginLeft: 56,
    marginRight: 24,
    marginBottom: 44,
    height: 260,
    x: {
      label: value.label,
      labelAnchor: 'right',
      labelArrow: 'none',
      ...valueTicks(bins, options, space),
    },
    y: {
      label: count,
      labelArrow: 'none',
      grid: true,
      ticks: 5,
      tickFormat: (n: number) => tickText(n, 'number', locale),
    },
    marks: [
      plot.rectY(bins, {
        x1: 'from',
        x2: 'to',
        y: 'count',
        fill: theme.accent,
        inset: 0.5,
        title,
        tip: tipStyle(space),
      }),
      plot.ruleX(cuts, { x: 'value', stroke: theme.text, strokeDasharray: '4,3', strokeWidth: 1.25 }),
      plot.text(spacedLabels(cuts, bins, width), {
        x: 'value',
        text: 'label',
        frameAnchor: 'top',
        dy: -10,
        fill: theme.text,
      }),
      plot.ruleY([0], { stroke: theme.soft }),
    ],
  };
}

/** Ticks of the values: round ones, or under the middle of the classes where each is one whole number. */
function valueTicks(bins: readonly HistogramBin[], options: HistogramOptions, { width, locale }: ChartSpace) {
  const text = (at: number) => tickText(at, options.value.format, locale);
  const most = ticksFor(width);
  if (!options.whole || bins.some(({ from, to }) => to - from !== 1))
    return { ticks: most, tickFormat: text };
  const low = Math.min(...bins.map(({ from }) => from));
  const high = Math.max(...bins.map(({ from }) => from));
  const step = [1, 2, 5, 10].find((one) => (high - low) / one < most) ?? Math.ceil((high - low) / most);
  const first = Math.ceil(low / step) * step;
  const ticks = Array.from(
    { length: Math.floor((high - first) / step) + 1 },
    (_, i) => first + i * step + 0.5,
  );
  return { ticks, tickFormat: (at: number) => text(at - 0.5) };
}

const LABEL_ROOM = 44;

/** Cuts may lie closer than their labels are wide: of those, the first is labelled. */
function spacedLabels(cuts: readonly CutLine[], bins: readonly HistogramBin[], width: number): CutLine[] {
  const low = Math.min(...bins.map((bin) => bin.from));
  const high = Math.max(...bins.map((bin) => bin.to));
  const pixels = (value: number) => ((value - low) / (high - low || 1)) * (width - 72);
  const kept: CutLine[] = [];
  for (const cut of [...cuts].sort((a, b) => a.value - b.value)) {
    const last = kept.at(-1);
    if (cut.label && (!last || pixels(cut.value) - pixels(last.value) >= LABEL_ROOM)) kept.push(cut);
  }
  return kept;
}
