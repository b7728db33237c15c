import { ROW_CLASSES, type RowClass } from '../../model/bridge';
import type { Database } from '../../model/database';
import type { Warning } from '../../model/warning';
import { ident } from '../sql';
import type { OrderFields } from './fields';
import type { PreparedOrders } from './prepare';
import { amountsAfterRefunds } from './rules';

/** Classes that have a warning of their own, or are no loss. */
const TOLD_APART: ReadonlySet<RowClass> = new Set([
  'used',
  'out_of_period',
  'implausible_time',
  'after_as_of',
]);

/** What is to be known of a table for saying what its rules did. */
export interface RuledOrders extends Pick<PreparedOrders, 'table' | 'facts' | 'rules' | 'refunds'> {
  readonly fields: OrderFields;
  /** Null where no date limits the rows. */
  readonly asOf: { readonly date: string } | null;
}

/** What the rules did to the rows of a table, in warnings. */
export async function orderWarnings(database: Database, orders: RuledOrders): Promise<Warning[]> {
  const { fields, facts, rules, asOf } = orders;
  const counts = await classCounts(database, orders);
  const warnings: (Warning | null)[] = [
    fields.order ? null : { code: 'orders.no_order_id', values: {} },
    fields.amount ? null : { code: 'orders.no_amount', values: {} },
    counted('orders.implausible_dates', counts.implausible_time),
    counted('orders.after_as_of', counts.after_as_of, { as_of: asOf?.date ?? null }),
    excluded(counts),
    rules.amount && orders.refunds === 'net' && amountsAfterRefunds(facts)
      ? { code: 'orders.amount_after_refunds', values: { rows: facts.refundsBeyondAmount } }
      : null,
    facts.statuses.unknown.length > 0
      ? {
          code: 'orders.unknown_status',
          values: {
            statuses: facts.statuses.unknown.slice(0, 5).join(', '),
            count: facts.statuses.unknown.length,
          },
        }
      : null,
  ];
  return warnings.filter((warning) => warning !== null);
}

type ClassCounts = Readonly<Record<RowClass, number>>;

/** Rows of each class; free where no rule can leave anything out. */
async function classCounts(database: Database, { table, rules, facts }: RuledOrders): Promise<ClassCounts> {
  const none = Object.fromEntries(ROW_CLASSES.map((rowClass) => [rowClass, 0])) as Record<RowClass, number>;
  if (rules.classes.length === 0) return { ...none, used: facts.rows };
  const rows = await database.rows<{ class: RowClass; rows: number }>(
    `SELECT class, count(*)::DOUBLE AS rows FROM (SELECT ${rules.rowClass} AS class FROM ${ident(table)}) GROUP BY 1`,
  );
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.class, row.rows])) };
}

function excluded(counts: ClassCounts): Warning | null {
  const values = Object.fromEntries(
    ROW_CLASSES.filter((rowClass) => !TOLD_APART.has(rowClass)).map((rowClass) => [
      rowClass,
      counts[rowClass],
    ]),
  );
  const rows = Object.values(values).reduce((total, n) => total + n, 0);
  return rows > 0 ? { code: 'orders.excluded', values: { rows, ...values } } : null;
}

function counted(
  code: 'orders.implausible_dates' | 'orders.after_as_of',
  rows: number,
  values: Warning['values'] = {},
): Warning | null {
  return rows > 0 ? { code, values: { rows, ...values } } : null;
}
