import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import { ageBand, textValue, type ValueSource, yearsSince } from '../../sql/persona/values';
import { ident } from '../../sql/sql';
import type { PersonaOptions } from './options';
import type { AttributeInfo } from './result';

/** The fields portrayed where the author does not choose, in the order in which they are shown. */
const USUAL = [
  'sex',
  'age',
  'province',
  'city',
  'industry',
  'company_size',
  'channel',
  'category',
  'product',
];

/** What a customer buys or uses, of which there can be several; everything else a customer has one of. */
const MANY = ['category', 'product', 'channel'];

/** A table in which attributes may be found. `where` says which of its rows count; orders are rows of purchases. */
export interface AttributeTable {
  readonly info: TableInfo;
  readonly customer: string;
  readonly where: string | null;
  readonly purchases: boolean;
}

export interface AttributeSource extends AttributeInfo {
  readonly source: ValueSource;
}

/**
 * Where each attribute is read from: the first of the tables that has it (attributes of customers go before orders).
 *
 * @throws KequnError `analysis.missing_column` for one the author names and no table has
 */
export function attributeSources(
  tables: readonly AttributeTable[],
  options: Pick<PersonaOptions, 'attributes' | 'age_bands'>,
  asOf: string | null,
): AttributeSource[] {
  return (options.attributes ?? USUAL).flatMap((attribute) => {
    const found = sourceOf(attribute, tables, options.age_bands, asOf);
    if (!found && options.attributes) throw missing(attribute, tables);
    return found ? [found] : [];
  });
}

function sourceOf(
  attribute: string,
  tables: readonly AttributeTable[],
  bands: readonly number[],
  asOf: string | null,
): AttributeSource | null {
  for (const table of tables) {
    const value = valueIn(table.info, attribute, bands, asOf);
    if (value === null) continue;
    const kind = table.purchases && MANY.includes(attribute) ? 'many' : 'one';
    const { customer, where, info } = table;
    return { attribute, kind, from: info.name, source: { table: info.name, customer, value, where } };
  }
  return null;
}

function valueIn(
  { columns }: TableInfo,
  attribute: string,
  bands: readonly number[],
  asOf: string | null,
): string | null {
  const has = (name: string) => columns.some((column) => column.name === name);
  if (attribute !== 'age') return has(attribute) ? textValue(attribute) : null;
  if (has('age')) return ageBand(`TRY_CAST(${ident('age')} AS DOUBLE)`, bands);
  return has('birth_date') && asOf !== null ? ageBand(yearsSince('birth_date', asOf), bands) : null;
}

function missing(column: string, tables: readonly AttributeTable[]): KequnError {
  const table = tables.map(({ info }) => info.name).join(', ');
  return new KequnError('analysis.missing_column', `missing column: ${column}`, {
    values: { column, table },
  });
}
