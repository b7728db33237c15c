import type { PreparedOrders } from '../orders/prepare';
import { orderKey } from '../orders/customers-sql';
import { ident } from '../sql';
import type { MetricFields } from './fields';
import type { ReturnFields } from './returns';

/** The temporary tables of one run, by what they hold. */
export interface Names {
  readonly ids: string;
  readonly events: string;
  readonly base: string;
  readonly gaps: string;
  readonly intervals: string;
  readonly tickets: string;
  readonly work: string;
  readonly codes: (dimension: string) => string;
  readonly modes: (dimension: string) => string;
}

/** Names that no published table has. */
export function namesFor(cell: string): Names {
  const name = (part: string) => `__${cell}_${part}`;
  return {
    ids: name('ids'),
    events: name('events'),
    base: name('base'),
    gaps: name('gaps'),
    intervals: name('intervals'),
    tickets: name('tickets'),
    work: name('work'),
    codes: (dimension) => name(`${dimension}_codes`),
    modes: (dimension) => name(`${dimension}_modes`),
  };
}

/** A text of the order rows that customers are described by: SQL, and how it is called in the events. */
export interface Dimension {
  readonly name: string;
  readonly column: string;
  /** Whether an order has one value (a channel) or each line its own (a category). */
  readonly of: 'order' | 'line';
}

/** All that the events are made from. */
export interface EventSource {
  readonly orders: PreparedOrders;
  readonly fields: MetricFields;
  /** Null where the table records no returns. */
  readonly returns: ReturnFields | null;
  readonly dimensions: readonly Dimension[];
  readonly names: Names;
}

/** Whether rows come along that say something about returns alone. */
function hasExtraRows({ orders, returns }: EventSource): boolean {
  return returns !== null && orders.rules.usable !== null;
}

/** Which rows are read; null: every one. */
function included(source: EventSource): string | null {
  const { rules } = source.orders;
  return hasExtraRows(source)
    ? `(${rules.usable ?? 'TRUE'})\n  OR (${source.returns?.applies ?? 'FALSE'})`
    : rules.usable;
}

/** Whether a row makes an order; null: every row does. */
export function orderRow(source: EventSource): string | null {
  const { usable, isOrder } = source.orders.rules;
  const parts = [hasExtraRows(source) ? usable : null, isOrder].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.map((part) => `(${part})`).join(' AND ');
}

const when = (condition: string | null, value: string, otherwise = '') =>
  condition === null ? value : `CASE WHEN ${condition} THEN ${value}${otherwise} END`;

/**
 * `ids(__customer, __id, __first, __last)`: a small number for every customer, which later passes go by. (Names that no
 * file's column has: the rules name columns of the table without saying whose.)
 */
export function idsSql(source: EventSource): string {
  const { fields, table } = source.orders;
  const condition = orderRow(source);
  const where = included(source);
  return `SELECT __customer, row_number() OVER ()::INTEGER AS __id, __first, __last
FROM (
  SELECT ${fields.customer} AS __customer,
    min(${when(condition, fields.time)}) AS __first,
    max(${when(condition, fields.time)}) AS __last
  FROM ${ident(table)}
  ${where ? `WHERE ${where}\n  ` : ''}GROUP BY 1
)`;
}

/**
 * `codes(__raw, __value, __code)`: numbers for the values of a text, in the order of the values; texts that differ by
 * blanks around them share one. Only distinct texts are trimmed: there are few of them.
 */
export function codesSql(table: string, { column }: Dimension): string {
  return `SELECT __raw, __value, dense_rank() OVER (ORDER BY __value)::INTEGER AS __code
FROM (
  SELECT __raw, nullif(trim(__raw), '') AS __value
  FROM (SELECT DISTINCT ${column} AS __raw FROM ${ident(table)})
)
WHERE __value IS NOT NULL`;
}

/** The values of codes, one row each. */
export function codeValues(codes: string): string {
  return `(SELECT __code, any_value(__value) AS __value FROM ${ident(codes)} GROUP BY 1)`;
}

/** A column of the events: what a row adds, summed where several rows make an order. */
interface EventColumn {
  readonly name: string;
  readonly sql: string;
  readonly merge: 'sum' | 'any' | 'first';
}

/** Rows that are credit notes or returned count for amounts, never for what was ordered. */
function eventColumns(source: EventSource): EventColumn[] {
  const { orders, fields, returns, dimensions } = source;
  const { rules } = orders;
  const condition = orderRow(source);
  const usable = hasExtraRows(source) ? rules.usable : null;
  const columns: (readonly [string, string | null, EventColumn['merge']])[] = [
    ['measured', rules.measured, 'any'],
    ['amount', rules.amount && when(usable, rules.amount, ' ELSE 0'), 'sum'],
    ['pieces', fields.quantity && when(condition, `greatest(${fields.quantity}, 0)`), 'sum'],
    ...priceColumns(source, condition),
    ...marginColumns(source, usable),
    ['sold_amount', returns && within(returns, returns.soldAmount, source), 'sum'],
    ['returned_amount', returns && within(returns, returns.returnedAmount, source), 'sum'],
    ['sold_pieces', returns && within(returns, returns.soldPieces, source), 'sum'],
    ['returned_pieces', returns && within(returns, returns.returnedPieces, source), 'sum'],
    ...dimensions
      .filter((dimension) => dimension.of === 'order' || orderKey(orders) === null)
      .map(({ name }) => [name, when(condition, `${ident(`codes_${name}`)}.__code`), 'first'] as const),
  ];
  return columns.flatMap(([name, sql, merge]) => (sql === null ? [] : [{ name, sql, merge }]));
}

type Column = readonly [string, string | null, EventColumn['merge']];

/** List amount and what was paid for it, of order rows whose list amount is known. */
function priceColumns({ orders, fields }: EventSource, condition: string | null): Column[] {
  const { amount } = orders.fields;
  if (!amount || (!fields.list && !fields.discount)) return [];
  const undiscounted = fields.discount && `${amount} + coalesce(${fields.discount}, 0)`;
  const known =
    fields.list && undiscounted ? `coalesce(${fields.list}, ${undiscounted})` : (fields.list ?? undiscounted);
  return [
    ['list', known && when(condition, `(${known})`), 'sum'],
    ['paid', known && when(condition, `CASE WHEN (${known}) IS NOT NULL THEN ${amount} END`), 'sum'],
  ];
}

/** Counted amounts whose cost is known, and what is left of them. */
function marginColumns({ orders, fields }: EventSource, usable: string | null): Column[] {
  const { amount } = orders.rules;
  if (!amount || !fields.cost) return [];
  const known = `${fields.cost} IS NOT NULL`;
  const condition = usable === null ? known : `(${usable}) AND ${known}`;
  return [
    ['margin_base', when(condition, amount), 'sum'],
    ['margin', when(condition, `${amount} - ${fields.cost}`), 'sum'],
  ];
}

function within({ applies }: ReturnFields, sql: string | null, { orders }: EventSource): string | null {
  if (sql === null) return null;
  return applies === 'TRUE' || orders.refunds === 'keep' ? sql : when(applies, sql, ' ELSE 0');
}

/** The names of the columns that the events have beside `id` and `day` (`is_order` where not every event is one). */
export function eventColumnNames(source: EventSource): ReadonlySet<string> {
  const names = eventColumns(source).map(({ name }) => name);
  return new Set(orderRow(source) === null ? names : ['is_order', ...names]);
}

/**
 * `events(id, day, is_order, amount, …)`: a row an order; credit notes and returns have rows of their own. Where every
 * row of the table is an order, nothing is grouped.
 */
export function eventsSql(source: EventSource): string {
  const { orders, dimensions, names } = source;
  const { fields, table } = orders;
  const key = orderKey(orders);
  const condition = orderRow(source);
  const columns = eventColumns(source);
  const used = dimensions.filter(({ name }) => columns.some((column) => column.name === name));
  const where = included(source);
  const rows = `SELECT ids.__id AS id, ${fields.time}::DATE AS day${condition ? `,\n  coalesce(${condition}, FALSE) AS is_order` : ''}${
    key === null ? '' : `,\n  ${key} AS order_key`
  }${columns.map(({ name, sql }) => `,\n  ${sql} AS ${ident(name)}`).join('')}
FROM ${ident(table)} AS source
JOIN ${ident(names.ids)} AS ids ON ids.__customer = ${fields.customer}${used
    .map(({ name, column }) => {
      const codes = ident(`codes_${name}`);
      return `\nLEFT JOIN ${ident(names.codes(name))} AS ${codes} ON ${codes}.__raw = ${column}`;
    })
    .join('')}${where ? `\nWHERE ${where}` : ''}`;
  return key === null ? rows : grouped(rows, columns, condition !== null);
}

const MERGE = { sum: 'sum', any: 'bool_or', first: 'min' } as const;

function grouped(rows: string, columns: readonly EventColumn[], mixed: boolean): string {
  const merged = columns.map(({ name, merge }) => `,\n  ${MERGE[merge]}(${ident(name)}) AS ${ident(name)}`);
  // What is no order is told apart by its day, since its number is often that of an order.
  const keys = mixed
    ? 'id, is_order, CASE WHEN is_order THEN order_key END, CASE WHEN NOT is_order THEN day END'
    : 'id, order_key';
  return `SELECT id, min(day) AS day${mixed ? ', is_order' : ''}${merged.join('')}
FROM (
${rows}
)
GROUP BY ${keys}`;
}

/** A part of the customers: what sorts or hashes all their orders at once takes more memory than there is. */
export interface Slice {
  readonly at: number;
  readonly of: number;
}

/** A condition for the customers of a slice; null where it is all of them. */
export function inSlice(id: string, { at, of }: Slice): string | null {
  return of === 1 ? null : `${id} % ${of} = ${at}`;
}

/** How often each value of a line's text was ordered by each customer: distinct orders. */
export function lineCountsSql(source: EventSource, { name, column }: Dimension, slice: Slice): string {
  const { orders, names } = source;
  const condition = orderRow(source);
  const where = [included(source), condition, inSlice('ids.__id', slice)]
    .filter((part) => part !== null)
    .map((part) => `(${part})`);
  return `SELECT id, code, count(*) AS n
FROM (
  SELECT DISTINCT ids.__id AS id, codes.__code AS code, ${orderKey(orders) ?? 'NULL'} AS order_key
  FROM ${ident(orders.table)} AS source
  JOIN ${ident(names.ids)} AS ids ON ids.__customer = ${orders.fields.customer}
  JOIN ${ident(names.codes(name))} AS codes ON codes.__raw = ${column}
  ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
)
GROUP BY id, code`;
}

/** The same from the events, where each has one value. */
export function orderCountsSql({ names }: EventSource, { name }: Dimension, slice: Slice): string {
  const where = [`${ident(name)} IS NOT NULL`, inSlice('id', slice)].filter((part) => part !== null);
  return `SELECT id, ${ident(name)} AS code, count(*) AS n
FROM ${ident(names.events)} WHERE ${where.join(' AND ')}
GROUP BY ALL`;
}

/** Room for the codes in one number with the counts. */
const CODES = 16_777_216;

/**
 * `modes(id, code_1, n_1, … , total)`: the values that a customer's orders have most often, ties by value. `total`
 * counts orders whose value is known, an order with two values twice.
 */
export function modesSql(counts: string, most: number): string {
  const places = Array.from({ length: most }, (_, i) => i + 1);
  const code = (i: number) => `(${CODES - 1} - top[${i}] % ${CODES})::INTEGER AS code_${i}`;
  const n = (i: number) => `(top[${i}] // ${CODES}) AS n_${i}`;
  return `SELECT id, ${places.map((i) => `${code(i)}, ${n(i)}`).join(', ')}, total
FROM (
  SELECT id, max(n * ${CODES} + ${CODES - 1} - code, ${most}) AS top, sum(n) AS total
  FROM (
${counts}
  )
  GROUP BY id
)`;
}
