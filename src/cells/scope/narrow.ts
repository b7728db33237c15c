import type { Database } from '../../model/database';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { ident, list, text } from '../../sql/sql';
import { missingPlaces, placesWithin } from './places';
import { distinctSql } from './query';
import type { ScopeOptions } from './options';
import type { ScopeResult } from './result';

/** Columns that say where a customer is, and what was bought. */
const PLACES = ['province', 'city', 'region', 'country'];
const PRODUCTS = ['category', 'product'];
/** A column with more values than these holds addresses, not places. */
const MOST_PLACES = 20_000;

export interface Narrowed {
  readonly conditions: readonly string[];
  readonly columns: ScopeResult['narrowed_by'];
  readonly warnings: readonly Warning[];
}

function columnsIn({ columns }: TableInfo, names: readonly string[]): string[] {
  return names.filter((wanted) =>
    columns.some(({ name, type }) => name === wanted && type.toUpperCase() === 'VARCHAR'),
  );
}

async function valuesOf(database: Database, table: TableInfo, column: string): Promise<string[]> {
  const rows = await database.rows<{ value: string }>(distinctSql(table, column, MOST_PLACES));
  return rows.map(({ value }) => value);
}

function ignored(wanted: readonly string[]): Warning {
  return { code: 'scope.not_narrowed', values: { wanted: wanted.join(', ') } };
}

/** Rows whose province, city, region or country is, or lies in, one of the regions. */
async function byRegion(
  database: Database,
  table: TableInfo,
  wanted: readonly string[],
): Promise<Omit<Narrowed, 'columns'> & { readonly used: readonly string[] }> {
  const used = wanted.length > 0 ? columnsIn(table, PLACES) : [];
  if (used.length === 0)
    return { conditions: [], used, warnings: wanted.length > 0 ? [ignored(wanted)] : [] };
  const known = await Promise.all(used.map((column) => valuesOf(database, table, column)));
  const parts = used.flatMap((column, at) => {
    const within = placesWithin(known[at] ?? [], wanted);
    return within.length > 0 ? [`${ident(column)} IN (${list(within.map(text))})`] : [];
  });
  const missing = missingPlaces(known.flat(), wanted);
  return {
    conditions: [parts.length > 0 ? `(${parts.join(' OR ')})` : 'FALSE'],
    used,
    warnings:
      missing.length > 0 ? [{ code: 'scope.region_unknown', values: { names: missing.join(', ') } }] : [],
  };
}

/** Rows whose category (or, where there is none, product) contains one of the names. */
function byProduct(table: TableInfo, wanted: readonly string[]) {
  const used = wanted.length > 0 ? columnsIn(table, PRODUCTS).slice(0, 1) : [];
  const [column] = used;
  if (column === undefined)
    return { conditions: [], used, warnings: wanted.length > 0 ? [ignored(wanted)] : [] };
  const parts = wanted.map((name) => `contains(lower(${ident(column)}), lower(${text(name)}))`);
  return { conditions: [`(${parts.join(' OR ')})`], used, warnings: [] };
}

/** The conditions that the region and the product line stand for, by whatever columns the table has for them. */
export async function narrow(
  database: Database,
  table: TableInfo,
  { region, product_line }: ScopeOptions,
): Promise<Narrowed> {
  const place = await byRegion(database, table, region);
  const product = byProduct(table, product_line);
  return {
    conditions: [...place.conditions, ...product.conditions],
    columns: { region: place.used, product_line: product.used },
    warnings: [...place.warnings, ...product.warnings],
  };
}
