import type { PlotOptions } from '@observablehq/plot';
import { formatDate } from '../i18n/format';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { frame, ticksFor, tipStyle } from './frame';
import { leftLabels } from './labels';
import { segmentOf } from './theme';
import { momentOf, timeTick } from './time-ticks';

/** A task as a bar; with one day only, as a mark on it. */
export interface GanttRow {
  /** Unique. */
  readonly key: string;
  readonly label: string;
  /** ISO dates, both included; null where not known. */
  readonly start: string | null;
  readonly due: string | null;
  /** 1–8; null: grey. */
  readonly colour: number | null;
  readonly over: boolean;
  readonly late: boolean;
  /** Keys of the rows it follows. */
  readonly after: readonly string[];
  /** More for the tip: state, owner. */
  readonly note: string;
}

export interface GanttOptions {
  /** Headings of the table. */
  readonly task: string;
  readonly start: string;
  readonly due: string;
  /** A line at this day, and what it is called. */
  readonly today?: { readonly day: string; readonly label: string };
  readonly phases?: readonly { readonly label: string; readonly from: string; readonly to: string }[];
  /** Names of the colours. */
  readonly colours: readonly { readonly label: string; readonly colour: number }[];
}

const DAY = 86_400_000;
const ROW = 24;

/** 甘特图: tasks over time, who follows whom, and what is late until today. */
export function ganttChart(rows: readonly GanttRow[], options: GanttOptions): Chart {
  const drawn = rows.filter(({ start, due }) => start !== null || due !== null);
  return {
    empty: drawn.length === 0,
    legend: ({ theme }) =>
      options.colours
        .filter(({ colour }) => drawn.some((row) => row.colour === colour))
        .map(({ label, colour }) => ({ label, colour: segmentOf(theme, colour) })),
    table: (locale) => ({
      headings: [options.task, options.start, options.due],
      rows: drawn.map(({ label, start, due }) => [label, formatDate(start, locale), formatDate(due, locale)]),
    }),
    draw: (plot, space) => draw(plot, space, drawn, options),
  };
}

interface Bar extends GanttRow {
  readonly from: Date;
  /** The end of the last day. */
  readonly to: Date;
  readonly point: boolean;
}

function barOf(row: GanttRow): Bar {
  const first = momentOf(row.start ?? row.due ?? '');
  const last = momentOf(row.due ?? row.start ?? '');
  const [from, end] = first <= last ? [first, last] : [last, first];
  const point = row.start === null || row.due === null;
  return { ...row, from, to: new Date(end.getTime() + DAY), point };
}

function draw(
  plot: PlotModule,
  space: ChartSpace,
  rows: readonly GanttRow[],
  options: GanttOptions,
): PlotOptions {
  const { theme, width, locale } = space;
  const bars = rows.map(barOf);
  const labels = new Map(rows.map(({ key, label }) => [key, label]));
  const { margin, cut } = leftLabels([...labels.values()], width);
  const today = options.today ? momentOf(options.today.day) : null;
  const [first, last] = extent(bars, today);
  const phases = (options.phases ?? [])
    .map((phase) => shownPhase(phase, first, last))
    .filter((one) => one !== null);
  const fill = ({ colour }: Bar) => (colour === null ? theme.soft : segmentOf(theme, colour));
  const solid = ({ over }: Bar) => (over ? 0.35 : 0.9);
  const place = { y: 'key', fill, fillOpacity: solid } as const;
  return {
    ...frame(space),
    marginTop: 44,
    marginLeft: margin,
    marginBottom: 28,
    height: bars.length * ROW + 76,
    x: {
      type: 'utc',
      domain: [first, last],
      axis: 'top',
      label: null,
      grid: true,
      ticks: ticksFor(width - margin, 9),
      tickFormat: timeTick(first, last, locale),
    },
    y: {
      domain: bars.map(({ key }) => key),
      label: null,
      tickSize: 0,
      padding: 0.28,
      tickFormat: (key: string) => cut(labels.get(key) ?? key),
    },
    marks: [
      plot.ruleX(phases, { x: 'from', stroke: theme.soft, strokeOpacity: 0.6, strokeDasharray: '4,3' }),
      plot.text(phases, {
        ...{ x: 'from', text: 'label', frameAnchor: 'top', textAnchor: 'start' },
        ...{ dx: 4, dy: -34, fill: theme.soft, fontWeight: 600 },
      }),
      plot.barX(
        bars.filter(({ point }) => !point),
        { x1: 'from', x2: 'to', ...place, rx: 2 },
      ),
      plot.dot(
        bars.filter(({ point }) => point),
        { x: 'from', symbol: 'diamond', r: 5, ...place },
      ),
      ...lateTails(plot, space, bars, today),
      plot.link(linksOf(bars), {
        ...{ x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', curve: 'bump-x', markerEnd: 'arrow' },
        ...{ stroke: theme.text, strokeOpacity: 0.55, strokeWidth: 1 },
      }),
      ...todayLine(plot, space, today, options.today?.label),
      plot.tip(
        bars,
        plot.pointerY({
          ...{ x: 'to', y: 'key', title: (bar: Bar) => tipText(bar, options, space) },
          ...tipStyle(space),
        }),
      ),
    ],
  };
}

function tipText({ label, start, due, note }: Bar, options: GanttOptions, { locale }: ChartSpace): string {
  const days = [
    ...(start === null ? [] : [`${options.start}: ${formatDate(start, locale)}`]),
    ...(due === null ? [] : [`${options.due}: ${formatDate(due, locale)}`]),
  ];
  return [label, ...days, note].filter((line) => line !== '').join('\n');
}

/** From a little before the first day to a little after the last; today is in sight where it is not far off. */
function extent(bars: readonly Bar[], today: Date | null): [Date, Date] {
  const from = bars.reduce((least, bar) => Math.min(least, bar.from.getTime()), Infinity);
  const to = bars.reduce((most, bar) => Math.max(most, bar.to.getTime()), -Infinity);
  const length = Math.max(7 * DAY, to - from);
  const near = today !== null && today.getTime() > from - length && today.getTime() < to + length;
  const low = near ? Math.min(from, today.getTime()) : from;
  const high = near ? Math.max(to, today.getTime() + DAY) : to;
  const room = Math.max(DAY, (high - low) * 0.02);
  return [new Date(low - room), new Date(high + room)];
}

/** A phase that begins before the picture is named at its edge; one outside of it is not shown. */
function shownPhase(
  { label, from, to }: { readonly label: string; readonly from: string; readonly to: string },
  first: Date,
  last: Date,
): { label: string; from: Date } | null {
  const begins = momentOf(from);
  if (begins >= last || momentOf(to) <= first) return null;
  return { label, from: begins < first ? first : begins };
}

/** A broken line from the due date of a late task to today. */
function lateTails(plot: PlotModule, { theme }: ChartSpace, bars: readonly Bar[], today: Date | null) {
  if (today === null) return [];
  const late = bars.filter((bar) => bar.late && bar.to < today).map((bar) => ({ ...bar, today }));
  return [
    plot.link(late, {
      ...{ x1: 'to', x2: 'today', y1: 'key', y2: 'key' },
      ...{ stroke: theme.text, strokeWidth: 2, strokeDasharray: '2,3' },
    }),
  ];
}

interface Link {
  readonly x1: Date;
  readonly y1: string;
  readonly x2: Date;
  readonly y2: string;
}

function linksOf(bars: readonly Bar[]): Link[] {
  const byKey = new Map(bars.map((bar) => [bar.key, bar]));
  return bars.flatMap((bar) =>
    bar.after.flatMap((key) => {
      const before = byKey.get(key);
      return before && before !== bar ? [{ x1: before.to, y1: key, x2: bar.from, y2: bar.key }] : [];
    }),
  );
}

function todayLine(plot: PlotModule, { theme }: ChartSpace, today: Date | null, label = '') {
  if (today === null) return [];
  return [
    plot.ruleX([today], { stroke: theme.accent, strokeWidth: 1.5 }),
    plot.text([today], {
      ...{ x: (day: Date) => day, text: () => label, frameAnchor: 'bottom', dy: 18 },
      ...{ fill: theme.accent, fontWeight: 600 },
    }),
  ];
}
