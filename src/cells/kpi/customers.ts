import type { AsOf, ComputeContext, Statement } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { gapsSql, LAPSE } from '../../sql/metrics/customers';
import {
  codesSql,
  codeValues,
  type Dimension,
  eventColumnNames,
  eventsSql,
  type EventSource,
  idsSql,
  modesSql,
  namesFor,
  orderCountsSql,
  type Slice,
} from '../../sql/metrics/events';
import { metricFields, textColumn } from '../../sql/metrics/fields';
import { readReturns } from '../../sql/metrics/read-returns';
import { addDays, type Span } from '../../sql/metrics/spans';
import { findNobody } from '../../sql/orders/customers';
import { prepareOrders } from '../../sql/orders/prepare';
import { orderWarnings } from '../../sql/orders/warnings';
import { dropTable, dropView } from '../../sql/table/relation';
import type { KpiOptions } from './options';
import {
  buyersSql,
  comingSql,
  commonSql,
  dropNobodySql,
  insertInto,
  mergeSql,
  monthsSql,
  peopleSql,
  type PersonColumn,
  reachSql,
  secondSql,
  type Tables,
  tablesFor,
  tempTable,
  tempView,
} from './query';

type Context = ComputeContext<KpiOptions>;

/** What the values are told apart by, and the column of the people that says it. */
export interface GroupColumn {
  readonly dimension: string;
  readonly column: string;
  readonly merged: number;
}

/** The customers of a run in temporary tables, and what is known of them. */
export interface Customers {
  readonly tables: Tables;
  readonly source: EventSource;
  /** Columns of the events. */
  readonly columns: ReadonlySet<string>;
  readonly asOf: AsOf;
  /** The day on which data end. */
  readonly lastDay: string;
  /** Days that may pass after the last order without one, where the analysis date follows from it. */
  readonly slack: number;
  /** First and last day with an order. */
  readonly data: Span;
  readonly groups: readonly GroupColumn[];
  /** The column of the people that holds their segment, by segmentation. */
  readonly segmentColumn: ReadonlyMap<string, string>;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
  readonly drop: string;
}

/** Rows whose grouping fits in memory beside the table itself. */
const ROWS_A_SLICE = 2_500_000;
/** A quarter whose last order is of its last days but one is over, not running. */
export const SLACK = 3;
/** Groups told apart in a breakdown; the others are one. */
const MOST_GROUPS = 20;

/**
 * Orders -> events -> customers by month: everything later is read from few rows.
 *
 * @throws KequnError `analysis.missing_column`, `analysis.no_customers`
 */
export async function makeCustomers(context: Context, from: string): Promise<Customers> {
  const { database, name, options } = context;
  const table = context.table(from);
  const asOf = { cell: options.as_of, frontMatter: context.asOf };
  const orders = await prepareOrders(database, table, { refunds: options.refunds, asOf });
  const dimensions = orderDimensions(table, options.by.columns);
  const source: EventSource = {
    orders,
    fields: metricFields(table, perOf(table)),
    returns: await readReturns(database, orders),
    dimensions,
    names: namesFor(name),
  };
  const maker = new TempTables(context);
  const tables = tablesFor(name);
  const columns = eventColumnNames(source);
  await makeMonths(maker, source, tables, columns);
  const nobody = await leaveOutNobody(context, source, tables, columns);
  const data = await readReach(context, source, tables);
  const people = await makePeople(context, maker, source, tables);
  await makeComing(context, maker, source, tables, columns);
  return {
    ...{ tables, source, columns, data },
    asOf: orders.asOf,
    // The day after the last order is no day of the data.
    lastDay: orders.asOf.from === 'last order' ? addDays(orders.asOf.date, -1) : orders.asOf.date,
    slack: orders.asOf.from === 'last order' ? SLACK : 0,
    ...people,
    warnings: [...(await orderWarnings(database, orders)), ...nobody],
    statements: maker.statements,
    drop: maker.drop(),
  };
}

function perOf(table: TableInfo): { list: 'piece' | 'row'; cost: 'piece' | 'row' } {
  const per = table.columns.some((column) => column.name === 'quantity') ? 'piece' : 'row';
  return { list: per, cost: per };
}

/** Columns that are not there (any more) group nothing; the form shows them as gone. */
function orderDimensions(table: TableInfo, columns: readonly string[]): Dimension[] {
  return columns.flatMap((name, i) => {
    const column = textColumn(table, name);
    return column === null ? [] : [{ name: `by_${i}`, column, of: 'order' as const }];
  });
}

/** Makes temporary tables and remembers what it ran and what is to be dropped. */
class TempTables {
  readonly statements: Statement[] = [];
  readonly #made: string[] = [];

  constructor(private readonly context: Context) {}

  async make(name: string, sql: string, title: string | null = null): Promise<void> {
    this.context.progress({ stage: 'query', done: this.#made.length });
    await this.context.database.run(tempTable(name, sql));
    this.#made.push(name);
    if (title !== null) this.statements.push({ title, sql });
  }

  /** A table made a part of the customers at a time; the reader sees the query over all of them. */
  async sliced(
    name: string,
    rows: number,
    query: (slice: Slice) => string,
    title: string | null,
  ): Promise<void> {
    const of = Math.max(1, Math.ceil(rows / ROWS_A_SLICE));
    await this.make(name, query({ at: 0, of }));
    for (let at = 1; at < of; at += 1) await this.context.database.run(insertInto(name, query({ at, of })));
    if (title !== null) this.statements.push({ title, sql: query({ at: 0, of: 1 }) });
  }

  drop(): string {
    return this.#made.map(dropTable).join(';\n');
  }
}

async function makeMonths(
  maker: TempTables,
  source: EventSource,
  tables: Tables,
  columns: ReadonlySet<string>,
): Promise<void> {
  const { names, dimensions, orders } = source;
  await maker.make(names.ids, idsSql(source), 'customers');
  for (const dimension of dimensions)
    await maker.make(names.codes(dimension.name), codesSql(orders.table, dimension));
  await maker.make(names.events, eventsSql(source), 'orders');
  const query = (slice: Slice) => monthsSql(source, columns, slice);
  await maker.sliced(tables.months, orders.facts.rows, query, 'customers by month');
}

async function leaveOutNobody(
  { database, options }: Context,
  { names }: EventSource,
  tables: Tables,
  columns: ReadonlySet<string>,
): Promise<Warning[]> {
  if (options.refunds === 'keep') return [];
  const buyers = `${tables.months}_buyers`;
  await database.run(tempView(buyers, buyersSql(tables, names, columns.has('amount'))));
  const { condition, warnings } = await findNobody(database, buyers);
  await database.run(dropView(buyers));
  if (warnings.some(({ code }) => code === 'customers.placeholder'))
    await database.run(dropNobodySql([tables.months, names.events], names, condition));
  return warnings;
}

async function readReach(
  { database, options }: Context,
  { names }: EventSource,
  tables: Tables,
): Promise<Span> {
  const [row] = await database.rows<{ first: string | null; last: string | null }>(reachSql(tables, names));
  if (!row || row.first === null || row.last === null) {
    throw new KequnError('analysis.no_customers', `missing customers: ${options.from ?? ''}`, {
      values: { table: options.from },
    });
  }
  return { from: row.first, to: row.last };
}

/** Everyone with the groups they are in: segments, and for a column of the orders the value of most of them. */
async function makePeople(
  context: Context,
  maker: TempTables,
  source: EventSource,
  tables: Tables,
): Promise<Pick<Customers, 'groups' | 'segmentColumn'>> {
  const segmentations = knownSegmentations(context);
  const segmentColumn = new Map(segmentations.map((name, i) => [name, `segment_${i}`]));
  const columns: PersonColumn[] = [
    ...[...segmentColumn].map(([segmentation, name]) => ({ name, from: { segmentation } })),
    ...(await modeColumns(maker, source)),
  ];
  await maker.make(tables.people, peopleSql(tables, source.names, columns), 'customers and their groups');
  const { segmentation, columns: wanted } = context.options.by;
  const own = segmentation === null ? undefined : segmentColumn.get(segmentation);
  const groups: GroupColumn[] = own === undefined ? [] : [{ dimension: 'segment', column: own, merged: 0 }];
  for (const { name } of source.dimensions) {
    const dimension = wanted[Number(name.slice('by_'.length))] ?? name;
    groups.push({ dimension, column: name, merged: await mergeRare(context, tables, name) });
  }
  return { groups, segmentColumn };
}

/** The segmentations that anything asks for, as far as they are there. */
function knownSegmentations(context: Context): string[] {
  const { by, kpis } = context.options;
  const asked = [by.segmentation, ...kpis.map(({ targets }) => targets?.segmentation ?? null)];
  const names = [...new Set(asked.filter((name) => name !== null))];
  return names.filter((name) => found(() => context.segmentation(name)) !== null);
}

/** What there is, or null where it is not there. */
export function found<Thing>(get: () => Thing): Thing | null {
  try {
    return get();
  } catch (error) {
    if (error instanceof KequnError && error.code.startsWith('graph.missing')) return null;
    throw error;
  }
}

async function modeColumns(maker: TempTables, source: EventSource): Promise<PersonColumn[]> {
  const columns: PersonColumn[] = [];
  for (const dimension of source.dimensions) {
    const modes = source.names.modes(dimension.name);
    const query = (slice: Slice) => modesSql(orderCountsSql(source, dimension, slice), 1);
    await maker.sliced(modes, source.orders.facts.rows, query, null);
    const values = codeValues(source.names.codes(dimension.name));
    columns.push({ name: dimension.name, from: { modes, codeValues: values } });
  }
  return columns;
}

/** Puts all but the most common values together; returns how many that were. */
async function mergeRare({ database }: Context, tables: Tables, column: string): Promise<number> {
  const values = await database.rows<{ value: string }>(commonSql(tables, column));
  if (values.length <= MOST_GROUPS) return 0;
  const kept = values.slice(0, MOST_GROUPS - 1).map(({ value }) => value);
  await database.run(mergeSql(tables, column, kept));
  return values.length - kept.length;
}

async function makeComing(
  { options }: Context,
  maker: TempTables,
  source: EventSource,
  tables: Tables,
  columns: ReadonlySet<string>,
): Promise<void> {
  const { names } = source;
  const metrics = new Set(options.kpis.map(({ metric }) => metric));
  if (metrics.has('new_customers') || metrics.has('cac')) {
    const lapsed = options.new_customer === 'lapsed';
    const query = (slice: Slice) => gapsSql(names, columns, slice);
    if (lapsed) await maker.sliced(names.gaps, source.orders.facts.rows, query, null);
    const gaps = lapsed ? { table: names.gaps, lapse: LAPSE } : null;
    await maker.make(tables.coming, comingSql(tables, gaps), 'days on which customers came');
  }
  if (metrics.has('n_day_repurchase'))
    await maker.make(
      tables.second,
      secondSql(tables, names, columns.has('is_order')),
      'days to the second order',
    );
}
