import type { PlotOptions } from '@observablehq/plot';
import { formatNumber } from '../i18n/format';
import type { Chart, ChartSpace, PlotModule } from './chart';
import { readableOn } from './colour';
import { frame, tipStyle } from './frame';
import { segmentOf } from './theme';
import { tickText } from './value-format';

/** One combination of scores and who has it. */
export interface ScoreField {
  readonly r: number;
  readonly f: number;
  readonly m: number;
  /** Null: a hole, which no segment takes. */
  readonly label: string | null;
  /** 1–8. */
  readonly colour: number;
  /** How many segments would take it. */
  readonly taken: number;
  readonly customers: number;
}

export interface ScoreMapOptions {
  readonly r: string;
  readonly f: string;
  /** The name of the third score above each panel: `M 3`. */
  readonly m: string;
  readonly segment: string;
  readonly customers: string;
  readonly hole: string;
  readonly overlap: string;
}

/**
 * Which segment has which scores: a panel for each third score (one where it makes no difference), a field for each
 * pair of the others. A hole is left open, a dot marks a field that several segments would take.
 */
export function scoreMap(fields: readonly ScoreField[], options: ScoreMapOptions): Chart {
  const drawn = isFlat(fields) ? flattened(fields) : fields;
  return {
    empty: fields.length === 0,
    legend: ({ theme }) =>
      legend(fields, options).map(({ label, colour }) => ({
        label,
        colour: colour === null ? theme.grid : segmentOf(theme, colour),
      })),
    table: (locale) => ({
      headings: [options.r, options.f, options.m, options.segment, options.customers],
      rows: fields.map((field) => [
        ...[field.r, field.f, field.m].map(String),
        field.label ?? options.hole,
        formatNumber(field.customers, locale),
      ]),
    }),
    draw: (plot, space) => panels(plot, space, drawn, options),
  };
}

function legend(
  fields: readonly ScoreField[],
  { hole }: ScoreMapOptions,
): { label: string; colour: number | null }[] {
  const found = new Map<string, number | null>();
  for (const { label, colour } of fields) if (label !== null) found.set(label, colour);
  if (fields.some(({ label }) => label === null)) found.set(hole, null);
  return [...found].map(([label, colour]) => ({ label, colour }));
}

/** Whether the third score makes no difference. */
function isFlat(fields: readonly ScoreField[]): boolean {
  const seen = new Map<string, string>();
  return fields.every(({ r, f, label, taken }) => {
    const key = `${r} ${f}`;
    const what = `${label ?? ''} ${taken}`;
    const known = seen.get(key) ?? what;
    seen.set(key, known);
    return known === what;
  });
}

function flattened(fields: readonly ScoreField[]): ScoreField[] {
  const found = new Map<string, ScoreField>();
  for (const field of fields) {
    const key = `${field.r} ${field.f}`;
    const customers = (found.get(key)?.customers ?? 0) + field.customers;
    found.set(key, { ...field, m: 0, customers });
  }
  return [...found.values()];
}

function panels(
  plot: PlotModule,
  space: ChartSpace,
  fields: readonly ScoreField[],
  options: ScoreMapOptions,
): PlotOptions {
  const { locale, theme, width } = space;
  const flat = fields.every(({ m }) => m === 0);
  const own = flat ? 1 : Math.max(...fields.map(({ m }) => m));
  const narrow = width < 640;
  const panel = flat ? Math.min(width - 60, 420) : narrow ? width - 60 : (width - 60) / own;
  const rows = Math.max(...fields.map(({ f }) => f));
  const cell = panel / rows;
  const high = Math.max(20, Math.min(cell * 0.8, flat ? 52 : 40)) * rows;
  const facet = flat ? {} : narrow ? { fy: 'm' as const } : { fx: 'm' as const };
  const fill = ({ label, colour }: ScoreField) => (label === null ? theme.surface : segmentOf(theme, colour));
  const title = ({ r, f, m, label, taken, customers }: ScoreField) =>
    [
      `R ${r} · F ${f}${m === 0 ? '' : ` · M ${m}`}`,
      label ?? options.hole,
      ...(taken > 1 ? [options.overlap] : []),
      `${options.customers}: ${formatNumber(customers, locale)}`,
    ].join('\n');
  const scale = { padding: 0.06, tickSize: 0, labelArrow: 'none' as const };
  const tickFormat = (m: number) => `${options.m} ${m}`;
  return {
    ...frame({ ...space, width: flat ? Math.min(width, 480) : width }),
    marginTop: 34,
    marginLeft: 36,
    marginRight: narrow && !flat ? 44 : 16,
    marginBottom: 44,
    height: (narrow && !flat ? (high + 10) * own : high) + 84,
    x: { ...scale, label: options.r, labelAnchor: 'center' },
    y: { ...scale, label: options.f, reverse: true },
    ...(flat ? {} : narrow ? { fy: { label: null, tickFormat } } : { fx: { label: null, tickFormat } }),
    marks: [
      plot.cell(fields, {
        ...facet,
        x: 'r',
        y: 'f',
        fill,
        stroke: (field: ScoreField) => (field.label === null ? theme.soft : 'none'),
        strokeDasharray: '3,2',
        rx: 3,
        title,
        tip: tipStyle(space),
      }),
      cell >= 34
        ? plot.text(
            fields.filter(({ customers }) => customers > 0),
            {
              ...facet,
              x: 'r',
              y: 'f',
              text: ({ customers }: ScoreField) => tickText(customers, 'number', locale),
              fill: (field: ScoreField) => readableOn(fill(field)),
              fontSize: 11,
            },
          )
        : null,
      plot.dot(
        fields.filter(({ taken }) => taken > 1),
        {
          ...facet,
          x: 'r',
          y: 'f',
          dx: cell * 0.32,
          dy: -(high / rows) * 0.3,
          r: 2.2,
          fill: (field: ScoreField) => readableOn(fill(field)),
        },
      ),
    ],
  };
}
