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
  { value }: HistogramOptions,
  locale: ChartSpace['locale'],
): string {
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
    marginBottom: 44,
    height: 260,
    x: {
      label: value.label,
      labelAnchor: 'right',
      labelArrow: 'none',
      ticks: ticksFor(width),
      tickFormat: (at: number) => tickText(at, value.format, locale),
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
