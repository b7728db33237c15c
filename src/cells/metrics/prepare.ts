import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import { namesFor, type Dimension, type EventSource } from '../../sql/metrics/events';
import { metricFields, type Per, textColumn } from '../../sql/metrics/fields';
import { readReturns } from '../../sql/metrics/read-returns';
import { addDays, spansOf, type Spans } from '../../sql/metrics/spans';
import { prepareOrders } from '../../sql/orders/prepare';
import type { MetricsOptions } from './options';

/** What a run knows before it counts anything. */
export interface Prepared {
  readonly source: EventSource;
  readonly table: TableInfo;
  /** The day on which windows end. */
  readonly lastDay: string;
  readonly spans: Spans;
  /** What list prices and costs were taken for; null where there are none. */
  readonly per: { readonly list: Per | null; readonly cost: Per | null };
  readonly recordsReturns: boolean;
}

/**
 * Finds the fields, settles orders, customers and the analysis date as `rfm` does, and the spans of time.
 *
 * @throws KequnError `analysis.missing_column` without a customer, a time or the column to group by
 */
export async function prepare(context: ComputeContext<MetricsOptions>): Promise<Prepared> {
  const { database, options, name } = context;
  const table = context.table(options.from);
  const asOf = { cell: options.as_of, frontMatter: context.asOf };
  const orders = await prepareOrders(database, table, { refunds: options.refunds, asOf });
  const fallback: Per = table.columns.some((column) => column.name === 'quantity') ? 'piece' : 'row';
  const per = { list: options.list_price ?? fallback, cost: options.cost ?? fallback };
  const fields = metricFields(table, per);
  const returns = await readReturns(database, orders);
  const { date, from } = orders.asOf;
  // The day after the last order is no day of the data: windows end with the last order then.
  const lastDay = from === 'last order' ? addDays(date, -1) : date;
  return {
    source: { orders, fields, returns, dimensions: dimensions(table, options), names: namesFor(name) },
    table,
    lastDay,
    spans: spansOf(lastDay, options.window),
    per: { list: fields.list ? per.list : null, cost: fields.cost ? per.cost : null },
    recordsReturns: returns !== null,
  };
}

function dimensions(table: TableInfo, { by }: MetricsOptions): Dimension[] {
  const found: Dimension[] = [];
  const category = textColumn(table, 'category');
  const channel = textColumn(table, 'channel');
  if (category) found.push({ name: 'category', column: category, of: 'line' });
  if (channel) found.push({ name: 'channel', column: channel, of: 'order' });
  if (by && 'column' in by) {
    const column = textColumn(table, by.column);
    if (!column) {
      throw new KequnError('analysis.missing_column', `missing column: ${table.name}.${by.column}`, {
        values: { column: by.column, table: table.name },
      });
    }
    found.push({ name: 'grouping', column, of: 'order' });
  }
  return found;
}
