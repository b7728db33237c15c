import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { CustomerColumn } from '../customer-columns';
import {
  bandValues,
  type Cuts,
  type DimensionValue,
  fixedCuts,
  quantileCuts,
  USUAL_QUANTILES,
} from './bands';
import { DATED, howOf, isOrdered, readsPlaces, readsText } from './how';
import type { Dimension, GroupsOptions, How } from './options';
import {
  bandSql,
  customersTable,
  type DimensionSql,
  mappedSql,
  mapSql,
  mapTable,
  numberSql,
  quantilesSql,
  valuesSql,
} from './query';
import { OTHER } from './merge';
import { readerOf, tableOrder, TABLE_DATES } from './text-groups';

/** Texts read of a column: more different ones are of no use as groups, or as places. */
const MOST_VALUES = 2000;
const MOST_PLACES = 50_000;

/** A dimension made ready: how its key is computed, and what its groups are. */
export interface ReadDimension {
  readonly dimension: Dimension;
  readonly how: How;
  readonly ordered: boolean;
  readonly sql: DimensionSql;
  /** In their order; null: by how many customers they have. */
  readonly order: readonly string[] | null;
  readonly values: ReadonlyMap<string, DimensionValue>;
  readonly cuts: Cuts | null;
  readonly tableDate: string | null;
  readonly unread: { readonly examples: readonly string[]; readonly customers: number };
  /** Customers and amounts by province, where texts are places. */
  readonly provinces: ReadonlyMap<string, { customers: number; amount: number | null }> | null;
}

interface TextRow {
  readonly value: string;
  readonly customers: number;
  readonly amount: number | null;
}

/** Reads what a dimension needs of the data and makes its key. */
export async function readDimension(
  context: ComputeContext<GroupsOptions>,
  dimension: Dimension,
  at: number,
  column: CustomerColumn,
  amount: string | null,
  asOf: string | null,
): Promise<ReadDimension> {
  const how = howOf(dimension, column);
  return readsText(how, column)
    ? readTexts(context, dimension, how, at, column, amount)
    : readNumbers(context, dimension, how, column, asOf);
}

async function readTexts(
  { database, name }: ComputeContext<GroupsOptions>,
  dimension: Dimension,
  how: How,
  at: number,
  { name: column, sensitivity }: CustomerColumn,
  amount: string | null,
): Promise<ReadDimension> {
  const most = readsPlaces(how) ? MOST_PLACES : MOST_VALUES;
  const rows = await database.rows<TextRow>(valuesSql(customersTable(name), column, amount, most));
  const cuts = how === 'headcount' ? (fixedCuts(dimension, how) ?? []) : [];
  const read = readerOf(dimension, how, cuts);
  const map: [string, string][] = [];
  const values = new Map<string, DimensionValue>();
  const provinces = new Map<string, { customers: number; amount: number | null }>();
  const unread: TextRow[] = [];
  for (const row of rows.slice(0, most)) {
    const { value, province } = read(row.value);
    if (value) {
      map.push([row.value, value.key]);
      values.set(value.key, value);
    } else unread.push(row);
    if (province !== null) addTo(provinces, province, row);
  }
  await database.run(mapSql(mapTable(name, at), map));
  const rest = how === 'value' ? OTHER : null;
  if (rest !== null && rows.length > most)
    values.set(OTHER, { key: OTHER, label_zh: '其他', label_en: 'Other' });
  const bands =
    how === 'headcount' ? bandValues(dimension, how, { values: cuts, closed: 'lower', asked: null }) : [];
  return {
    ...{ dimension, how, values },
    ordered: isOrdered(how),
    sql: mappedSql(name, at, column, rest),
    order: bands.length > 0 ? bands.map(({ key }) => key) : tableOrder(how),
    cuts: bands.length > 0 ? { values: cuts, closed: 'lower', asked: null } : null,
    tableDate: TABLE_DATES[how] ?? null,
    unread: {
      // Values of persons are counted, never shown.
      examples: sensitivity ? [] : unread.slice(0, 5).map(({ value }) => value),
      customers: unread.reduce((sum, { customers }) => sum + customers, 0),
    },
    provinces: readsPlaces(how) ? provinces : null,
  };
}

function addTo(
  provinces: Map<string, { customers: number; amount: number | null }>,
  code: string,
  { customers, amount }: TextRow,
): void {
  const before = provinces.get(code);
  provinces.set(code, {
    customers: (before?.customers ?? 0) + customers,
    amount: amount === null ? (before?.amount ?? null) : (before?.amount ?? 0) + amount,
  });
}

async function readNumbers(
  { database, name, options }: ComputeContext<GroupsOptions>,
  dimension: Dimension,
  how: How,
  { name: column, type }: CustomerColumn,
  asOf: string | null,
): Promise<ReadDimension> {
  const dated = DATED.test(type);
  if (dated && asOf === null) throw noDate(options.from, column);
  const sort = how === 'age' ? (dated ? 'years' : 'age') : dated ? 'days' : 'number';
  const value = numberSql(column, sort, asOf);
  const fixed = fixedCuts(dimension, how);
  const cuts: Cuts = fixed
    ? { values: fixed, closed: 'lower', asked: null }
    : await readQuantiles(database, customersTable(name), value, dimension.quantiles ?? USUAL_QUANTILES);
  const values = bandValues(dimension, how, cuts);
  return {
    ...{ dimension, how, cuts },
    ordered: true,
    sql: { key: bandSql(value, cuts), join: '' },
    order: values.map(({ key }) => key),
    values: new Map(values.map((one) => [one.key, one])),
    tableDate: how === 'headcount' ? (TABLE_DATES[how] ?? null) : null,
    unread: { examples: [], customers: 0 },
    provinces: null,
  };
}

async function readQuantiles(
  database: ComputeContext<GroupsOptions>['database'],
  table: string,
  value: string,
  bands: number,
): Promise<Cuts> {
  const [row] = await database.rows<Record<string, number | null>>(quantilesSql(table, value, bands));
  const max = row?.['max'];
  if (max === null || max === undefined) return { values: [], closed: 'upper', asked: bands };
  const found = Array.from({ length: bands - 1 }, (_, i) => row?.[`q${i + 1}`] ?? max);
  return quantileCuts(found, max);
}

function noDate(table: string, column: string): KequnError {
  return new KequnError('groups.no_date', `missing as_of: ${table}.${column} is a date`, {
    values: { column, table },
  });
}
