import type { TableInfo } from '../../model/table';
import { ident } from '../sql';

/** What a table offers for counting orders: SQL expressions over its columns, null where the field is not there. */
export interface OrderFields {
  readonly customer: string | null;
  readonly order: string | null;
  /** Order ids are known to be distinct: `count(*)` may stand for `count(distinct order)`. */
  readonly orderIsUnique: boolean;
  readonly time: string | null;
  /** An exact number (never DOUBLE), so that sums do not depend on the order of rows. */
  readonly amount: string | null;
  readonly quantity: string | null;
  readonly status: string | null;
  readonly paidTime: string | null;
  readonly refundAmount: string | null;
  /** A scope's mark of the rows that are measured. */
  readonly inPeriod: string | null;
}

const NUMBER = /^(DECIMAL|DOUBLE|FLOAT|REAL|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)/;
const FLOATING = /^(DOUBLE|FLOAT|REAL)/;
const TIME = /^(DATE|TIMESTAMP)/;

/**
 * Finds the fields by their logical names. The amount is `amount`, else `line_amount`, else `quantity * price`.
 * Columns of another type than the field's (a time that is text) count as absent.
 */
export function orderFields(table: TableInfo): OrderFields {
  const typed = columnTypes(table);
  const number = (name: string) => exactNumber(typed, name);
  return {
    customer: asText(typed, 'customer'),
    order: asText(typed, 'order'),
    orderIsUnique: table.unique?.includes('order') ?? false,
    time: ofType(typed, 'time', TIME),
    amount: number('amount') ?? number('line_amount') ?? product(typed, 'quantity', 'price'),
    quantity: ofType(typed, 'quantity', NUMBER),
    status: asText(typed, 'status'),
    paidTime: typed.has('paid_time') ? ident('paid_time') : null,
    refundAmount: number('refund_amount'),
    inPeriod: ofType(typed, 'in_period', /^BOOLEAN/),
  };
}

/** A numeric column as an exact number, or null where there is none. */
export function exactColumn(table: TableInfo, name: string): string | null {
  return exactNumber(columnTypes(table), name);
}

type Types = ReadonlyMap<string, string>;

function columnTypes(table: TableInfo): Types {
  return new Map(table.columns.map((column) => [column.name, column.type.toUpperCase()]));
}

function ofType(types: Types, name: string, wanted: RegExp): string | null {
  return wanted.test(types.get(name) ?? '') ? ident(name) : null;
}

function asText(types: Types, name: string): string | null {
  const type = types.get(name);
  if (type === undefined) return null;
  return type === 'VARCHAR' ? ident(name) : `CAST(${ident(name)} AS VARCHAR)`;
}

/** Binary fractions become decimals with eight places; what does not fit (NaN, infinity) becomes null. */
function exact(sql: string): string {
  return `TRY_CAST(${sql} AS DECIMAL(30,8))`;
}

function exactNumber(types: Types, name: string): string | null {
  const column = ofType(types, name, NUMBER);
  return column && FLOATING.test(types.get(name) ?? '') ? exact(column) : column;
}

function product(types: Types, first: string, second: string): string | null {
  const [one, other] = [ofType(types, first, NUMBER), ofType(types, second, NUMBER)];
  if (!one || !other) return null;
  const floating = [first, second].some((name) => FLOATING.test(types.get(name) ?? ''));
  return floating ? exact(`${one} * ${other}`) : `(${one} * ${other})`;
}

/** The product of two numeric columns as an exact number, or null where one is not there. */
export function exactProduct(table: TableInfo, first: string, second: string): string | null {
  return product(columnTypes(table), first, second);
}
