import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import { customerColumns, holdsOrders, isOrderMeasure } from '../../sql/customers/columns';
import { customerTable, type CustomerTable } from '../../sql/customers/customer-table';
import { dropTable } from '../../sql/table/relation';
import { columnsIn, namesIn } from './columns-in';
import type { History, TagRule, TagsOptions } from './options';
import { periodEnds } from './period-ends';
import { ruleCountsSql } from './query';
import type { NoHistory, TagsHistory } from './result';

/** Above this many rows of orders, counts of earlier days are made only where they are asked for. */
const MANY_ROWS = 1_000_000;
const USUAL: History = { periods: 6, unit: 'month' };

export interface HistoryFound {
  readonly history: TagsHistory | null;
  readonly why: NoHistory | null;
  /** The tags whose rules look at what changes by itself as time goes by. */
  readonly inTime: ReadonlySet<string>;
}

/**
 * How many customers had each tag at the ends of earlier periods: the rules over the orders that were there then. Columns
 * of other tables are as they are today.
 */
export async function tagsHistory(
  context: ComputeContext<TagsOptions>,
  tables: readonly TableInfo[],
  people: CustomerTable,
): Promise<HistoryFound> {
  const { options } = context;
  const rules = options.rules.filter((rule) => isInTime(rule, tables));
  const inTime = new Set(rules.map(({ tag }) => tag));
  const why = whyNot(options, tables, rules);
  if (why !== null || people.asOf === null) return { history: null, why: why ?? 'no_orders', inTime };
  const wanted = typeof options.history === 'string' ? USUAL : options.history;
  const ends = periodEnds(people.asOf.date, wanted);
  const history = await countAt(context, tables, rules, ends);
  return { history, why: history === null ? 'too_short' : null, inTime };
}

function isInTime(rule: TagRule, tables: readonly TableInfo[]): boolean {
  const names = namesIn(rule);
  const ordered = new Set(tables.filter(holdsOrders).map(({ name }) => name));
  return customerColumns(tables).some(
    ({ name, column, table }) =>
      ordered.has(table) && isOrderMeasure(column) && names.has(name.toLowerCase()),
  );
}

function whyNot(
  { history }: TagsOptions,
  tables: readonly TableInfo[],
  rules: readonly TagRule[],
): NoHistory | null {
  if (history === 'off') return 'off';
  const orders = tables.filter(holdsOrders);
  if (orders.length === 0) return 'no_orders';
  if (rules.length === 0) return 'not_in_time';
  return history === 'auto' && orders.some(({ rows }) => rows > MANY_ROWS) ? 'too_many_rows' : null;
}

async function countAt(
  context: ComputeContext<TagsOptions>,
  tables: readonly TableInfo[],
  rules: readonly TagRule[],
  ends: readonly string[],
): Promise<TagsHistory | null> {
  const found: { end: string; customers: number; counts: readonly number[] }[] = [];
  for (const [at, end] of ends.entries()) {
    context.progress({ stage: 'count', done: at, total: ends.length });
    const row = await countsOn(context, tables, rules, end);
    if (row !== null) found.push({ end, ...row });
  }
  if (found.length === 0) return null;
  return {
    ends: found.map(({ end }) => end),
    customers: found.map(({ customers }) => customers),
    counts: rules.map(({ tag }, at) => ({ tag, customers: found.map(({ counts }) => counts[at] ?? 0) })),
  };
}

/** Null where nobody had bought by then. */
async function countsOn(
  { database, options, name }: ComputeContext<TagsOptions>,
  tables: readonly TableInfo[],
  rules: readonly TagRule[],
  end: string,
): Promise<{ customers: number; counts: readonly number[] } | null> {
  const into = `${name} customers then`;
  const columns = columnsIn({ ...options, rules, column: null }, customerColumns(tables), null);
  try {
    await customerTable(database, {
      ...{ tables, columns, into },
      refunds: options.refunds,
      asOf: { cell: end, frontMatter: null },
    });
  } catch (error) {
    if (error instanceof KequnError && error.code === 'analysis.no_customers') return null;
    throw error;
  }
  const [row = {}] = await database.rows<Record<string, number>>(ruleCountsSql(into, rules));
  await database.run(dropTable(into));
  return { customers: row['customers'] ?? 0, counts: rules.map((_, at) => row[`n_${at}`] ?? 0) };
}
