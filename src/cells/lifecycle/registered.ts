import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { OrderDays } from '../../sql/intervals/order-days';
import { orderFields } from '../../sql/orders/fields';
import { ident } from '../../sql/sql';
import type { LifecycleOptions } from './options';
import { registeredSql, type ClassedQuery } from './query';

/** The list of registered customers, as far as one was named. */
export interface Registered {
  readonly columns: NonNullable<ClassedQuery['registered']>;
  readonly registered: number;
  /** Buyers whom the list does not know. */
  readonly unknown: number;
}

/** @throws KequnError `analysis.missing_column` where the list has no customer column */
export async function readRegistered(
  context: ComputeContext<LifecycleOptions>,
  { names }: OrderDays,
): Promise<Registered | null> {
  const { options, database } = context;
  if (options.customers === null) return null;
  const table = context.table(options.customers);
  const { customer } = orderFields(table);
  if (!customer) {
    throw new KequnError('analysis.missing_column', `missing column: ${table.name}.customer`, {
      values: { column: 'customer', table: table.name },
    });
  }
  const time = table.columns.find(
    ({ name, type }) => name === 'registered_time' && /^(DATE|TIMESTAMP)/.test(type),
  );
  const columns = { table: table.name, customer, time: time ? ident(time.name) : null };
  const [row] = await database.rows<{ registered: number; unknown: number }>(registeredSql(names, columns));
  return { columns, registered: row?.registered ?? 0, unknown: row?.unknown ?? 0 };
}
