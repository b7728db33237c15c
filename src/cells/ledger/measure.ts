import type { AsOf, ComputeContext } from '../../model/cell';
import type { Warning } from '../../model/warning';
import { customersSql } from '../../sql/orders/customers-sql';
import { exactColumn } from '../../sql/orders/fields';
import { type PreparedOrders, prepareOrders } from '../../sql/orders/prepare';
import { orderWarnings } from '../../sql/orders/warnings';
import {
  categoriesSql,
  contactMeasuresSql,
  contactsSql,
  type ContactColumns,
  fiscalYearSql,
  orderMeasuresSql,
  type Period,
  periodOrdersSql,
  periodSql,
} from '../../sql/ledger/measures';
import type { Scratch } from '../../sql/ledger/scratch';
import type { Matched } from './match';
import type { LedgerOptions } from './options';
import { latestSql } from './query';
import { type LedgerTable, textColumn, timeColumn } from './sources';

/** What can be counted of every customer: temporary tables by `c`, null where no source tells. */
export interface Measured {
  readonly orders: string | null;
  readonly hasAmount: boolean;
  readonly categories: string | null;
  readonly contacts: string | null;
  readonly contactMeasures: string | null;
  readonly asOf: AsOf | null;
  readonly year: Period | null;
  readonly warnings: readonly Warning[];
}

type Context = ComputeContext<LedgerOptions>;

/** Counts orders by the rules of orders, and complaints, communication, events and answers as they are. */
export async function measureCustomers(
  context: Context,
  scratch: Scratch,
  tables: readonly LedgerTable[],
  matched: Matched,
): Promise<Measured> {
  context.progress({ stage: 'query', done: 0 });
  const prepared = await prepareAll(context, tables);
  const asOf = prepared[0]?.orders.asOf ?? (await latestDay(context, tables));
  const year = asOf && prepared.length > 0 ? await yearOf(context, asOf.date) : null;
  const orders =
    asOf && year ? await countOrders(context, scratch, prepared, matched, asOf.date, year) : null;
  const contacts = contactSources(tables);
  const said = await scratch.table('contacts', contactsSql(matched.who, contacts));
  const warnings: Warning[] = [];
  for (const { orders: one } of prepared) warnings.push(...(await orderWarnings(context.database, one)));
  return {
    orders,
    hasAmount: prepared.some(({ orders: one }) => one.rules.amount !== null),
    categories: await countCategories(scratch, tables, prepared, matched),
    contacts: said,
    contactMeasures:
      contacts.length > 0 ? await scratch.table('contact_measures', contactMeasuresSql(said)) : null,
    asOf,
    year,
    warnings,
  };
}

interface Prepared {
  readonly source: LedgerTable;
  readonly orders: PreparedOrders;
}

/** All orders are counted to one date: that of the first. */
async function prepareAll(context: Context, tables: readonly LedgerTable[]): Promise<Prepared[]> {
  const { database, options } = context;
  const prepared: Prepared[] = [];
  for (const source of tables.filter(({ as }) => as === 'orders')) {
    const columns = source.table.columns.map((column) =>
      column.name === 'customer' ? { ...column, type: 'VARCHAR' } : column,
    );
    const named = columns.some(({ name }) => name === 'customer');
    const info = {
      ...source.table,
      name: source.view,
      columns: named ? columns : [...columns, { name: 'customer', type: 'VARCHAR' }],
    };
    const cell = options.as_of ?? prepared[0]?.orders.asOf.date ?? null;
    const choice = { cell, frontMatter: context.asOf };
    prepared.push({
      source,
      orders: await prepareOrders(database, info, { refunds: options.refunds, asOf: choice }),
    });
  }
  return prepared;
}

async function latestDay(context: Context, tables: readonly LedgerTable[]): Promise<AsOf | null> {
  const { options, asOf, database } = context;
  if (options.as_of !== null) return { date: options.as_of, from: 'cell' };
  if (asOf !== null) return { date: asOf, from: 'front matter' };
  const timed = tables.flatMap(({ table, view }) => {
    const time = timeColumn(table, 'updated_time') ?? timeColumn(table, 'time');
    return time === null ? [] : [{ table: view, time }];
  });
  if (timed.length === 0) return null;
  const [row] = await database.rows<{ day: string | null }>(latestSql(timed));
  return row?.day ? { date: row.day, from: 'last order' } : null;
}

async function yearOf({ database, options }: Context, asOf: string): Promise<Period> {
  const sql =
    options.yearly.basis === 'fiscal' ? fiscalYearSql(asOf, options.yearly.start_month) : periodSql(asOf, 12);
  const [period] = await database.rows<{ from: string; to: string }>(sql);
  return period ?? { from: asOf, to: asOf };
}

async function countOrders(
  { database }: Context,
  scratch: Scratch,
  prepared: readonly Prepared[],
  { who }: Matched,
  asOf: string,
  year: Period,
): Promise<string> {
  const [twelve] = await database.rows<{ from: string; to: string }>(periodSql(asOf, 12));
  const recent = twelve ?? year;
  const parts = [];
  for (const { source, orders } of prepared) {
    const all = await scratch.table(`orders_${source.index}`, customersSql(orders));
    const last = await scratch.table(`recent_${source.index}`, periodOrdersSql(orders, recent));
    const same = recent.from === year.from && recent.to === year.to;
    const whole = same ? last : await scratch.table(`year_${source.index}`, periodOrdersSql(orders, year));
    parts.push({ source: source.index, all, recent: last, year: whole });
  }
  return scratch.table('order_measures', orderMeasuresSql(who, parts));
}

/** From items where there are any with a category, else from the first orders that have one. */
async function countCategories(
  scratch: Scratch,
  tables: readonly LedgerTable[],
  prepared: readonly Prepared[],
  { who }: Matched,
): Promise<string | null> {
  const withCategory = (as: string) =>
    tables.find((one) => one.as === as && textColumn(one.table, 'category') !== null);
  const source = withCategory('items') ?? withCategory('orders');
  const category = source && textColumn(source.table, 'category');
  if (!source || !category) return null;
  const rules = prepared.find((one) => one.source === source)?.orders.rules;
  const quantity = exactColumn(source.table, 'quantity');
  const conditions = rules ? [rules.usable, rules.isOrder] : [quantity && `(${quantity} < 0) IS NOT TRUE`];
  const where = conditions.filter(Boolean).join(' AND ');
  const counted = { source: source.index, table: source.view, time: null };
  return scratch.table('categories', categoriesSql(who, counted, category, where === '' ? null : where));
}

function contactSources(tables: readonly LedgerTable[]): ContactColumns[] {
  return tables.flatMap(({ as, index, table, view }) => {
    if (as !== 'tickets' && as !== 'interactions' && as !== 'events' && as !== 'survey') return [];
    const named = (...names: string[]) => names.map((name) => textColumn(table, name)).find(Boolean) ?? null;
    return [
      {
        as,
        source: index,
        table: view,
        time: timeColumn(table, 'time'),
        kind: named('ticket_kind'),
        channel: named('channel'),
        owner: named('owner'),
        text: named('content', 'event', 'need'),
        outcome: named('outcome'),
        state: named('ticket_state', 'status'),
      },
    ];
  });
}
