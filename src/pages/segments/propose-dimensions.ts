import type { DimensionSpec } from '../../model/explore';
import { fieldSpec } from '../../model/fields';
import type { Column, TableInfo } from '../../model/table';

/** What customers are looked at from first, in this order; then what else their own table says. */
const FIRST = [
  ...['segment', 'region', 'province', 'city', 'category', 'channel', 'time', 'last_time', 'age', 'sex'],
  ...['tags', 'city_tier', 'industry', 'company_size', 'grade', 'monetary', 'frequency', 'recency'],
];
/** Never of use as a side: what names somebody, parts of a grid, places in a ranking. */
const NEVER =
  /^(customer|order|name|contact|phone|email|address|birth_date|paid_time|product|rank|distance|score|r|f|m|r100|f100|m100|in_period|cumulative_share)$/;
const NUMBER = /^(DECIMAL|DOUBLE|FLOAT|REAL|U?(TINY|SMALL|BIG|HUGE)?INT)/;
/** How many are shown unless the reader chooses. */
export const SHOWN_AT_FIRST = 8;

/** The key of the segment's own dimension, and of the R by F fields. */
export const SEGMENT = 'segment';
export const GRID = 'grid';

/**
 * Every side from which the customers of a segmentation can be looked at, the most telling first: its own columns, and
 * those of other tables with a customer. Of a column that several tables have, the own one, then the one with a row a
 * customer, then the last table's.
 */
export function proposeDimensions(own: TableInfo, others: readonly TableInfo[]): DimensionSpec[] {
  const found = new Map<string, DimensionSpec>();
  const add = (spec: DimensionSpec) => {
    const name = spec.columns[0];
    if (!found.has(name)) found.set(name, spec);
  };
  for (const column of own.columns) for (const spec of specOf(own, column, true)) add(spec);
  const about = others.filter(({ name, columns }) => name !== own.name && hasCustomer(columns));
  const single = about.filter(isSingle).reverse();
  const rows = about.filter((table) => !isSingle(table)).reverse();
  for (const table of single)
    for (const column of table.columns) for (const spec of specOf(table, column, true)) add(spec);
  for (const table of rows) {
    // Of many rows a customer: what they are mostly, and when they were last; sums are other cells' work.
    for (const column of table.columns) {
      for (const spec of specOf(table, column, false))
        if (spec.kind !== 'number' || column.name === 'age') add(spec);
    }
  }
  // The last order's month is in the own table already.
  if (found.has('last_time')) found.delete('time');
  return [...grid(own), ...[...found.values()].sort((a, b) => placeOf(a) - placeOf(b))];
}

function placeOf({ columns: [name] }: DimensionSpec): number {
  const place = FIRST.indexOf(name);
  return place < 0 ? FIRST.length : place;
}

function hasCustomer(columns: readonly Column[]): boolean {
  return columns.some(({ name }) => name === 'customer');
}

function isSingle({ key, unique }: TableInfo): boolean {
  return key === 'customer' || (unique?.includes('customer') ?? false);
}

function specOf(
  { name: table }: TableInfo,
  { name, type, sensitivity }: Column,
  single: boolean,
): DimensionSpec[] {
  const own = sensitivity ?? fieldSpec(name.replace(/_raw$/, '')).sensitivity;
  if (NEVER.test(name) || (own !== 'none' && !FIRST.includes(name))) return [];
  const key = name === SEGMENT ? SEGMENT : `${table}.${name}`;
  const spec = (kind: DimensionSpec['kind']): DimensionSpec[] => [
    { key, table, columns: [name], kind, single },
  ];
  if (/^(DATE|TIMESTAMP)/.test(type)) return spec('month');
  if (NUMBER.test(type)) return spec('number');
  if (type === 'BOOLEAN') return spec('value');
  if (type !== 'VARCHAR') return [];
  return spec(name === 'tags' && single ? 'list' : 'value');
}

/** The R by F fields, where the table has both scores. */
function grid({ name: table, columns }: TableInfo): DimensionSpec[] {
  const has = (score: string) => columns.some(({ name }) => name === score);
  return has('r') && has('f') ? [{ key: GRID, table, columns: ['r', 'f'], kind: 'grid', single: true }] : [];
}
