import type { Database } from '../../model/database';
import type { Bin, Dimension, DimensionSpec, ExploreColumns, ExploreRequest } from '../../model/explore';
import type { ExplorePageRequest } from '../../model/explore';
import type { Page, Value } from '../../model/table';
import {
  amountSql,
  codesSql,
  DICTIONARY,
  DROP_SQL,
  listCodesSql,
  makeDictionarySql,
  makePlacedSql,
  numbersSql,
  PLACED,
  placesSql,
  rangeSql,
  valuesSql,
} from '../../sql/explore/dimension';
import { orderSql, PLACE, rowsAtSql } from '../../sql/explore/rows';
import { describeColumns } from '../../sql/table/describe';
import { histogramClasses, type ValueRange } from '../../sql/table/histogram';

/** Values that have a bar of their own; the others stand together. */
const MOST_VALUES = 40;
/** One bit each in 31. */
const MOST_LISTED = 30;
/** Months kept apart. */
const MOST_MONTHS = 36;
/** Up to so many different numbers each has a bar of its own. */
const FEW_NUMBERS = 12;
const AGES = [18, 25, 30, 35, 40, 50, 60];

/** Encodes every dimension as small numbers a row, in the order of the segmentation's table. */
export async function exploreColumns(
  database: Database,
  request: ExploreRequest,
  report: (done: number) => void,
): Promise<ExploreColumns> {
  const { table } = request;
  const [count] = await database.rows<{ rows: number }>(placesSql(table));
  const rows = count?.rows ?? 0;
  const encoded: Encoded[] = [];
  for (const spec of request.dimensions) {
    report(encoded.length);
    await database.run(makePlacedSql(table, spec));
    encoded.push(
      spec.kind === 'number'
        ? await encodeNumbers(database, spec, rows)
        : await encodeValues(database, spec, rows),
    );
  }
  await database.run(DROP_SQL);
  return {
    rows,
    dimensions: encoded.map(({ dimension }) => dimension),
    codes: encoded.map(({ codes }) => codes),
    amount: request.amount === null ? null : await amounts(database, table, request.amount, rows),
  };
}

interface Encoded {
  readonly dimension: Dimension;
  readonly codes: Uint8Array | Int32Array;
}

async function encodeValues(database: Database, spec: DimensionSpec, rows: number): Promise<Encoded> {
  const list = spec.kind === 'list';
  const found = await database.rows<{ value: string; customers: number }>(valuesSql(PLACED, list));
  const kept = keptValues(
    spec,
    found.map(({ value }) => value),
  );
  const values: Bin[] = kept.map((value) => ({ kind: 'value', value }));
  await database.run(makeDictionarySql(kept));
  if (list) {
    const codes = new Int32Array(rows);
    scatter(await database.numbers(listCodesSql(PLACED, DICTIONARY)), codes);
    return { dimension: { ...spec, bins: values }, codes };
  }
  const beyond = found.length - kept.length;
  const others: Bin[] = beyond > 0 ? [{ kind: 'others', values: beyond }] : [];
  const rest = values.length;
  const unknown = values.length + others.length;
  const codes = new Uint8Array(rows).fill(unknown);
  scatter(await database.numbers(codesSql(PLACED, DICTIONARY, rest, unknown)), codes);
  return { dimension: { ...spec, bins: withUnknown([...values, ...others], codes, unknown) }, codes };
}

/** Most first; months, fields of the grid and few numbers in their own order. */
function keptValues({ kind }: DimensionSpec, values: readonly string[]): string[] {
  if (kind === 'month') return [...values].sort().slice(-MOST_MONTHS);
  if (kind === 'grid') return [...values].sort();
  return values.slice(0, kind === 'list' ? MOST_LISTED : MOST_VALUES);
}

async function encodeNumbers(database: Database, spec: DimensionSpec, rows: number): Promise<Encoded> {
  const [range] = await database.rows<Partial<ValueRange> & { different: number; whole: boolean }>(
    rangeSql(PLACED),
  );
  const read = await database.numbers(numbersSql(PLACED));
  const cuts = cutsOf(spec, range, read['value'] ?? new Float64Array(0));
  const single = (range?.different ?? 0) <= FEW_NUMBERS;
  const bins: Bin[] = cuts.map((from, i) => ({
    ...{ kind: 'range' as const, from: i === 0 ? null : from, to: cuts[i + 1] ?? null },
    ...(single && { only: from }),
  }));
  const codes = new Uint8Array(rows).fill(bins.length);
  const { place = new Float64Array(0), value = new Float64Array(0) } = read;
  for (let i = 0; i < place.length; i++) codes[place[i] as number] = binOf(cuts, value[i] as number);
  return { dimension: { ...spec, bins: withUnknown(bins, codes, bins.length) }, codes };
}

/** Where bins begin: each of a few different numbers, bands of age, else classes of a round width. */
function cutsOf(
  { columns }: DimensionSpec,
  range: (Partial<ValueRange> & { different: number; whole: boolean }) | undefined,
  values: Float64Array,
): number[] {
  const { min, max, p01, p99 } = range ?? {};
  if (!range || min == null || max == null || p01 == null || p99 == null) return [];
  if (range.different <= FEW_NUMBERS) return [...new Set(values)].sort((a, b) => a - b);
  if (columns[0] === 'age') return [0, ...AGES];
  const { from, width, bins } = histogramClasses({ min, max, p01, p99 }, range.whole);
  const merged = Math.max(1, Math.ceil(bins / 20));
  return Array.from({ length: Math.ceil(bins / merged) }, (_, i) =>
    Number((from + i * merged * width).toPrecision(12)),
  );
}

/** The last bin that begins at or below the value; the first holds what lies below all. */
function binOf(cuts: readonly number[], value: number): number {
  let [low, high] = [0, cuts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((cuts[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function withUnknown(bins: readonly Bin[], codes: Uint8Array, unknown: number): Bin[] {
  return codes.includes(unknown) ? [...bins, { kind: 'unknown' }] : [...bins];
}

function scatter({ place, code }: Record<string, Float64Array>, into: Uint8Array | Int32Array): void {
  if (!place || !code) return;
  for (let i = 0; i < place.length; i++) into[place[i] as number] = code[i] as number;
}

async function amounts(
  database: Database,
  table: string,
  column: string,
  rows: number,
): Promise<Float64Array> {
  const { place, amount } = await database.numbers(amountSql(table, column));
  const all = new Float64Array(rows);
  if (place && amount) for (let i = 0; i < place.length; i++) all[place[i] as number] = amount[i] as number;
  return all;
}

/** The rows of a table in the order of a list, those that a search finds. */
export async function exploreOrder(
  database: Database,
  table: string,
  { sort, search }: Pick<ExplorePageRequest, 'sort' | 'search'>,
): Promise<Int32Array> {
  const columns = await describeColumns(database, table);
  const { place } = await database.numbers(orderSql(table, columns, sort, search));
  return Int32Array.from(place ?? []);
}

/** Some rows of a table, in the order given. */
export async function exploreRows(
  database: Database,
  table: string,
  places: readonly number[],
): Promise<Pick<Page, 'columns' | 'rows'>> {
  const columns = await describeColumns(database, table);
  if (places.length === 0) return { columns, rows: [] };
  const found = await database.rows(rowsAtSql(table, columns, places));
  const at = new Map(found.map((row) => [row[PLACE], row]));
  const ordered = places.flatMap((place) => {
    const row = at.get(place);
    return row ? [row] : [];
  });
  return { columns, rows: ordered.map((row) => columns.map((column): Value => row[column.name] ?? null)) };
}
