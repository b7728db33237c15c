import { chosen } from '../normalise';
import { ident, text } from '../../sql/sql';
import type { Value } from '../../model/table';
import { columnOf, placeAxis } from './axis';
import type { Sort } from './definition';
import { fillGaps } from './gaps';
import {
  binStart,
  emptyValue,
  leftOutWarning,
  measuredBy,
  missingWarning,
  MOST_MARKS,
  MOST_SERIES,
  type Drawing,
  type Measured,
  type Picture,
} from './picture';
import { customerColumn, peopleOf } from './people';
import { axisValue, counts, dimension, marks, points, within } from './query';
import type { Axis, ChartRow } from './result';

type Place = string | number;

interface Dimension {
  readonly values: readonly Place[];
  /** How many there are in all. */
  readonly of: number;
}

interface Mark {
  readonly x: Place;
  readonly row: Place | null;
  readonly colour: string | null;
  readonly value: number | null;
}

const TEXTS = 30;

/** Bars and lines: a number for each place on the axis, in series where a colour tells them apart. */
export async function barsOrLines(drawing: Drawing): Promise<Picture> {
  const { context, table } = drawing;
  const { options } = context;
  const measured = measuredBy(table, options.y, options.aggregate);
  const x = await placeAxis(context, table, options.x);
  const colour = options.colour === null ? null : columnOf(table, options.colour).name;
  const from = points({
    table: table.name,
    x: axisValue(x),
    row: null,
    colour,
    measured: measured.measured,
    customer: customerColumn(table),
  });
  const series = colour === null ? null : await seriesOf(drawing, from, measured);
  const places = await placesOf(drawing, from, 'x', x, measured, {
    hasRow: false,
    others: series?.length ?? 1,
  });
  const kept = places.values.length < places.of ? within(from, 'x', places.values) : from;
  const keep = { series: series?.filter((one) => one !== null) ?? null, hasRow: false };
  const query = marks(kept, measured.value, keep);
  const found = await context.database.rows<Mark>(query);
  const rows = inOrder(found, places.values, series).map((mark) => rowOf(mark, x, series !== null));
  const { total, used } = await countsOf(drawing, from, false);
  const filled =
    typeof x.bin === 'string' ? fillGaps(rows, x.bin, emptyValue(measured.measure), MOST_MARKS) : rows;
  const drawn = options.sort === 'x_desc' || x.type !== 'time' ? rows : filled;
  return {
    result: {
      x,
      y: null,
      measure: measured.measure,
      colour: colour === null ? null : { column: colour, series: series ?? [] },
      rows: drawn,
      people: await peopleOf(drawing, {
        ...{ from: kept, part: partOf(measured), keep, rows: drawn },
        placeOf: (mark) => ({ x: placeOf(mark.x, x) }),
      }),
      used,
      missing: total - used,
      openFrom: null,
    },
    warnings: [...missingWarning(total - used), ...leftOutWarning(x.column, places.values.length, places.of)],
    statements: [{ title: 'chart', sql: query }],
  };
}

/** A grid of two axes, its cells coloured by a number. */
export async function heatmap(drawing: Drawing): Promise<Picture> {
  const { context, table } = drawing;
  const { options } = context;
  const measured = measuredBy(table, options.colour, options.aggregate);
  const x = await placeAxis(context, table, options.x);
  const y = await placeAxis(context, table, chosen(options.y, 'y'));
  const from = points({
    table: table.name,
    x: axisValue(x),
    row: axisValue(y),
    colour: null,
    measured: measured.measured,
    customer: customerColumn(table),
  });
  const grid = { hasRow: true, others: TEXTS };
  const xs = await placesOf(drawing, from, 'x', x, measured, grid);
  const ys = await placesOf(drawing, from, 'row', y, measured, grid);
  const keptX = xs.values.length < xs.of ? within(from, 'x', xs.values) : from;
  const kept = ys.values.length < ys.of ? within(keptX, 'row', ys.values) : keptX;
  const keep = { series: null, hasRow: true };
  const query = marks(kept, measured.value, keep);
  const found = await context.database.rows<Mark>(query);
  const at = new Map(ys.values.map((value, i) => [value, i]));
  const rows = inOrder(found, xs.values, null)
    .sort((a, b) => (at.get(a.row ?? '') ?? 0) - (at.get(b.row ?? '') ?? 0))
    .map((mark) => ({ x: placeOf(mark.x, x), y: placeOf(mark.row ?? '', y), value: mark.value }));
  const { total, used } = await countsOf(drawing, from, true);
  return {
    result: {
      x,
      y,
      measure: measured.measure,
      colour: null,
      rows,
      people: await peopleOf(drawing, {
        ...{ from: kept, part: partOf(measured), keep, rows },
        placeOf: (mark) => ({ x: placeOf(mark.x, x), y: placeOf(mark.row ?? '', y) }),
      }),
      used,
      missing: total - used,
      openFrom: null,
    },
    warnings: [
      ...missingWarning(total - used),
      ...leftOutWarning(x.column, xs.values.length, xs.of),
      ...leftOutWarning(y.column, ys.values.length, ys.of),
    ],
    statements: [{ title: 'chart', sql: query }],
  };
}

/** A customer's part of a value, where values are sums. */
function partOf({ measure, value }: Measured): string | null {
  return measure.aggregate === 'sum' ? value : null;
}

export async function countsOf(
  { context }: Drawing,
  from: string,
  hasRow: boolean,
): Promise<{ total: number; used: number }> {
  const [row] = await context.database.rows<{ total: number; used: number }>(counts(from, hasRow));
  return row ?? { total: 0, used: 0 };
}

/** The largest series, segments in their own order; null stands for all the others. */
export async function seriesOf(
  { context, segments }: Drawing,
  from: string,
  measured: Pick<Measured, 'value'>,
): Promise<(string | null)[]> {
  const query = dimension(from, 'c', false, { value: measured.value, sort: 'value', limit: MOST_SERIES });
  const rows = await context.database.rows<{ value: string; of: number }>(query);
  const names = bySegment(
    rows.map((row) => row.value),
    segments,
  );
  const kept = names.length > 0 ? `c IS NULL OR c NOT IN (${names.map(text).join(', ')})` : 'TRUE';
  const [rest] = await context.database.rows<{ n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM (${from}) WHERE x IS NOT NULL AND (${kept})`,
  );
  return (rest?.n ?? 0) > 0 ? [...names, null] : names;
}

async function placesOf(
  { context, segments }: Drawing,
  from: string,
  name: 'x' | 'row',
  axis: Axis,
  measured: Measured,
  { hasRow, others }: { readonly hasRow: boolean; readonly others: number },
): Promise<Dimension> {
  const { limit } = context.options;
  const most = Math.floor(MOST_MARKS / Math.max(1, others));
  const usual = axis.type === 'text' ? TEXTS : most;
  const query = dimension(from, name, hasRow, {
    value: measured.value,
    sort: sortOf(context.options.sort, axis),
    limit: Math.min(limit ?? usual, most),
  });
  const rows = await context.database.rows<{ value: Place; of: number }>(query);
  const values = rows.map((row) => row.value);
  const sorted =
    context.options.sort === null && axis.column === 'segment' ? bySegment(values, segments) : values;
  return { values: sorted, of: rows[0]?.of ?? 0 };
}

function sortOf(asked: Sort | null, { type }: Axis): Sort {
  return asked ?? (type === 'text' ? 'value' : 'x');
}

/** Segments in the order of their segmentation, anything else as it was. */
function bySegment<T extends Value>(values: readonly T[], segments: Drawing['segments']): T[] {
  const rank = new Map(segments.map((segment, i) => [segment.segment, i]));
  const rankOf = (value: T) => rank.get(String(value)) ?? segments.length;
  return segments.length === 0 ? [...values] : [...values].sort((a, b) => rankOf(a) - rankOf(b));
}

function inOrder(
  found: readonly Mark[],
  xs: readonly Place[],
  series: readonly (string | null)[] | null,
): Mark[] {
  const at = new Map(xs.map((value, i) => [value, i]));
  return inSeries(found, series).sort((a, b) => (at.get(a.x) ?? 0) - (at.get(b.x) ?? 0));
}

/** Rows by series, in the order of the series; otherwise as they were. */
export function inSeries<Row extends { readonly colour?: string | null }>(
  rows: readonly Row[],
  series: readonly (string | null)[] | null,
): Row[] {
  const order = new Map((series ?? []).map((value, i) => [value, i]));
  return [...rows].sort((a, b) => (order.get(a.colour ?? null) ?? 0) - (order.get(b.colour ?? null) ?? 0));
}

function rowOf(mark: Mark, x: Axis, hasSeries: boolean): ChartRow {
  const row = { x: placeOf(mark.x, x), value: mark.value };
  return hasSeries ? { ...row, colour: mark.colour } : row;
}

/** A place as the page shows it: bins were counted, and become their lower ends. */
function placeOf(value: Place, axis: Axis): Place {
  return typeof axis.bin === 'number' ? binStart(Number(value), axis.bin) : value;
}

/** SQL of a plain column, for kinds that do not bin. */
export function plainAxis(column: string, type: Axis['type']): string {
  if (type === 'time')
    return `CASE WHEN isfinite(${ident(column)}) THEN ${ident(column)}::TIMESTAMP::VARCHAR END`;
  return axisValue({ column, type, bin: null });
}
