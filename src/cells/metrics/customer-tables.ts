import type { ComputeContext, Statement } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import { baseSql, gapsSql, intervalsSql } from '../../sql/metrics/customers';
import {
  codesSql,
  eventColumnNames,
  eventsSql,
  idsSql,
  lineCountsSql,
  modesSql,
  orderCountsSql,
  type Slice,
} from '../../sql/metrics/events';
import { workSql, type Joined } from '../../sql/metrics/work';
import { findNobody } from '../../sql/orders/customers';
import { orderWarnings } from '../../sql/orders/warnings';
import { dropTable, dropView } from '../../sql/table/relation';
import { hasReach } from '../../sql/metrics/reach';
import type { MetricsOptions } from './options';
import type { Prepared } from './prepare';
import { buyersSql, dropNobodySql, insertInto, reachSql, tempTable, tempView } from './query';
import { makeTickets, type TicketsMade } from './tickets';

/** The temporary tables of a run, made. */
export interface CustomerTables {
  readonly joined: Joined;
  /** First and last day with an order. */
  readonly data: { readonly from: string; readonly to: string };
  readonly customers: number;
  readonly tickets: TicketsMade | null;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
  /** What removes them again. */
  readonly drop: string;
}

const STAGES = 7;

/** Rows whose sorting or grouping fits in memory beside the table itself. */
const ROWS_A_SLICE = 2_500_000;

/**
 * Orders -> events -> customers: one pass over the orders by id, all later ones by small numbers.
 *
 * @throws KequnError `analysis.no_customers`
 */
export async function makeCustomerTables(
  context: ComputeContext<MetricsOptions>,
  prepared: Prepared,
): Promise<CustomerTables> {
  const { database, options } = context;
  const { source, spans } = prepared;
  const { names, dimensions, orders } = source;
  const maker = new Maker(context);
  await maker.table('customers', names.ids, idsSql(source));
  for (const dimension of dimensions) {
    await maker.quietly(names.codes(dimension.name), codesSql(orders.table, dimension));
  }
  await maker.table('orders', names.events, eventsSql(source));
  const columns = eventColumnNames(source);
  const slices = Math.max(1, Math.ceil(orders.facts.rows / ROWS_A_SLICE));
  await maker.sliced('sums by customer', names.base, slices, (slice) =>
    baseSql(names, columns, spans, slice),
  );
  const nobody = await leaveOutNobody(context, prepared);
  const reach = await readReach(context, names.base);
  await maker.sliced('gaps between orders', names.gaps, slices, (slice) => gapsSql(names, columns, slice));
  await maker.table('intervals by customer', names.intervals, intervalsSql(names, spans));
  const modes = await makeModes(maker, prepared, columns, slices);
  const tickets = await makeTickets(context, prepared);
  if (tickets) maker.made(names.tickets, 'complaints', tickets.sql);
  const { by } = options;
  const joined: Joined = {
    ...{ names, spans, columns, modes },
    asOf: orders.asOf.date,
    lastDay: prepared.lastDay,
    hasTickets: tickets !== null,
    segmentation: by && 'segmentation' in by ? context.segmentation(by.segmentation).name : null,
    hasGrowth: hasReach(reach.data, spans.y1),
  };
  await maker.table('customers in one table', names.work, workSql(joined));
  await maker.keepOnly([names.work, names.events, names.gaps]);
  return {
    joined,
    ...reach,
    tickets,
    warnings: [...(await orderWarnings(database, orders)), ...nobody],
    statements: maker.statements,
    drop: maker.drop(),
  };
}

/** Makes temporary tables one after the other, says how far it is and remembers what it ran. */
class Maker {
  readonly statements: Statement[] = [];
  #tables: string[] = [];
  #done = 0;

  constructor(private readonly context: ComputeContext<MetricsOptions>) {}

  async table(title: string, name: string, sql: string): Promise<void> {
    this.context.progress({ stage: 'query', done: Math.min(this.#done++, STAGES), total: STAGES });
    await this.quietly(name, sql);
    this.statements.push({ title, sql });
  }

  /** A table made a part of the customers at a time; the reader sees the query over all of them. */
  async sliced(title: string, name: string, slices: number, query: (slice: Slice) => string): Promise<void> {
    await this.table(title, name, query({ at: 0, of: slices }));
    for (let at = 1; at < slices; at += 1) {
      await this.context.database.run(insertInto(name, query({ at, of: slices })));
    }
    this.statements.pop();
    this.statements.push({ title, sql: query({ at: 0, of: 1 }) });
  }

  async quietly(name: string, sql: string): Promise<void> {
    await this.context.database.run(tempTable(name, sql));
    this.#tables.push(name);
  }

  made(name: string, title: string, sql: string): void {
    this.#tables.push(name);
    this.statements.push({ title, sql });
  }

  /** What has done its work makes room for what is made from it. */
  async keepOnly(names: readonly string[]): Promise<void> {
    const done = this.#tables.filter((name) => !names.includes(name));
    this.#tables = this.#tables.filter((name) => names.includes(name));
    await this.context.database.run(done.map(dropTable).join(';\n'));
  }

  drop(): string {
    return this.#tables.map(dropTable).join(';\n');
  }
}

async function leaveOutNobody(
  { database, options }: ComputeContext<MetricsOptions>,
  { source: { names } }: Prepared,
): Promise<Warning[]> {
  if (options.refunds === 'keep') return [];
  const buyers = `${names.base}_buyers`;
  await database.run(tempView(buyers, buyersSql(names.base, names.ids)));
  const { condition, warnings } = await findNobody(database, buyers);
  await database.run(dropView(buyers));
  if (warnings.some(({ code }) => code === 'customers.placeholder')) {
    await database.run(dropNobodySql([names.base, names.events], names.ids, condition));
  }
  return warnings;
}

async function readReach({ database, options }: ComputeContext<MetricsOptions>, base: string) {
  const [row] = await database.rows<{ first: string | null; last: string | null; customers: number }>(
    reachSql(base),
  );
  if (!row || row.customers === 0 || row.first === null || row.last === null) {
    throw new KequnError('analysis.no_customers', `missing customers: ${options.from}`, {
      values: { table: options.from },
    });
  }
  return { data: { from: row.first, to: row.last }, customers: row.customers };
}

/** How many values of a dimension each customer is described by. */
const MOST: Readonly<Record<string, number>> = { category: 3 };

async function makeModes(
  maker: Maker,
  { source }: Prepared,
  columns: ReadonlySet<string>,
  slices: number,
): Promise<Record<string, number>> {
  const modes: Record<string, number> = {};
  for (const dimension of source.dimensions) {
    const most = MOST[dimension.name] ?? 1;
    const counts = (slice: Slice) =>
      columns.has(dimension.name)
        ? orderCountsSql(source, dimension, slice)
        : lineCountsSql(source, dimension, slice);
    const name = source.names.modes(dimension.name);
    await maker.sliced(`${dimension.name} by customer`, name, slices, (slice) =>
      modesSql(counts(slice), most),
    );
    modes[dimension.name] = most;
  }
  return modes;
}
