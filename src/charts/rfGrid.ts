import type { PlotOptions } from '@observablehq/plot';
import { formatNumber, formatPercent } from '../i18n/format';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { readableOn } from './colour';
import { frame, tipStyle } from './frame';
import { tooSmall } from '../lib/too-small';
import { heatScale } from './heat-scale';
import { tickText } from './value-format';

export interface RfCell {
  /** Scores from 1. */
  readonly r: number;
  readonly f: number;
  readonly customers: number;
}

export interface RfGridOptions {
  /** Names of the axes; say which way recency runs: `R(5 = 最近)`. */
  readonly r: string;
  readonly f: string;
  readonly customers: string;
  /** The letter of the second score in tips (F). */
  readonly letter?: string;
  /** How many scores there are (5). */
  readonly bins?: number;
}

/** A field that may not be told. */
interface Field extends RfCell {
  readonly hidden?: boolean;
}

/** Customers by recency and frequency score, as a grid of fields; a field without customers stays empty. */
export function rfGrid(cells: readonly RfCell[], options: RfGridOptions): Chart {
  return chartOf(
    cells,
    options,
    cells.reduce((sum, cell) => sum + cell.customers, 0),
  );
}

function chartOf(cells: readonly Field[], options: RfGridOptions, total: number): Chart {
  const chart: Chart = {
    empty: total === 0,
    legend: () => [],
    table: (locale) => ({
      headings: [options.r, options.f, options.customers],
      rows: cells.map((cell) => [
        ...[cell.r, cell.f].map(String),
        cell.hidden ? NOT_TOLD : formatNumber(cell.customers, locale),
      ]),
    }),
    draw: (plot, space) => grid(plot, space, cells, options, total),
    atLeast: (least) => {
      const small = tooSmall(
        cells.map(({ customers }) => customers),
        least,
      );
      if (small.size === 0) return chart;
      const told = cells.map((cell, i) => (small.has(i) ? { ...cell, customers: 0, hidden: true } : cell));
      return chartOf(told, options, total);
    },
  };
  return chart;
}

const NOT_TOLD = '–';

function grid(
  plot: PlotModule,
  space: ChartSpace,
  cells: readonly Field[],
  options: RfGridOptions,
  total: number,
): PlotOptions {
  const { locale, theme } = space;
  const width = Math.min(space.width, 520);
  const bins = options.bins ?? Math.max(5, ...cells.flatMap((cell) => [cell.r, cell.f]));
  const scores = Array.from({ length: bins }, (_, i) => i + 1);
  const heat = heatScale(
    cells.map((cell) => cell.customers),
    theme,
  );
  const all = scores.flatMap((r) =>
    scores.map((f) => cells.find((c) => c.r === r && c.f === f) ?? { r, f, customers: 0 }),
  );
  const title = ({ r, f, customers }: Field) =>
    `R ${r} · ${options.letter ?? 'F'} ${f}\n${options.customers}: ${formatNumber(customers, locale)} (${formatPercent(customers / total, locale)})`;
  const share = ({ customers }: RfCell) => (customers > 0 ? formatPercent(customers / total, locale) : '');
  const ink = (cell: RfCell) => readableOn(heat(cell.customers));
  return {
    ...frame({ ...space, width }),
    marginTop: 26,
    marginLeft: 40,
    marginBottom: 44,
    height: Math.round((width - 56) * 0.72) + 70,
    x: {
      domain: scores,
      label: options.r,
      labelArrow: 'none',
      labelAnchor: 'center',
      tickSize: 0,
      padding: 0.05,
    },
    y: { domain: [...scores].reverse(), label: options.f, labelArrow: 'none', tickSize: 0, padding: 0.05 },
    marks: [
      plot.cell(all, {
        x: 'r',
        y: 'f',
        fill: (cell: RfCell) => heat(cell.customers),
        rx: 4,
        title,
        tip: tipStyle(space),
      }),
      plot.text(all, {
        x: 'r',
        y: 'f',
        text: (cell: Field) => (cell.hidden ? NOT_TOLD : tickText(cell.customers, 'number', locale)),
        fill: ink,
        fontSize: 14,
        dy: -7,
      }),
      plot.text(all, { x: 'r', y: 'f', text: share, fill: ink, fontSize: 11, dy: 10 }),
    ],
  };
}
