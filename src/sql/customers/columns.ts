import type { Column, TableInfo } from '../../model/table';

/** What is measured of each customer where a table's rows are orders. */
export const ORDER_MEASURES = {
  recency: 'INTEGER',
  frequency: 'INTEGER',
  monetary: 'DOUBLE',
  average_order_value: 'DOUBLE',
  tenure: 'INTEGER',
  frequency_3m: 'INTEGER',
  frequency_6m: 'INTEGER',
  frequency_12m: 'INTEGER',
  amount_12m: 'DOUBLE',
  first_time: 'TIMESTAMP',
  last_time: 'TIMESTAMP',
} as const;
export type OrderMeasure = keyof typeof ORDER_MEASURES;

/** Columns of order rows that say nothing of the customer, or that the measures say better. */
const OF_ORDERS = new Set([
  ...['customer', 'order', 'time', 'paid_time', 'status', 'amount', 'line_amount', 'quantity', 'price'],
  ...['refund_amount', 'discount', 'list_price', 'cost', 'in_period'],
]);

/** A column that customers can be told apart by, and where it is from. */
export interface CustomerColumn extends Column {
  readonly table: string;
  /** Its name in that table; `name` differs where an earlier table has one of that name. */
  readonly column: string;
}

export function isOrderMeasure(name: string): name is OrderMeasure {
  return Object.hasOwn(ORDER_MEASURES, name);
}

/** Whether a table's rows are orders: they have a customer, a time, and an order or an amount. */
export function holdsOrders({ columns }: TableInfo): boolean {
  const names = new Set(columns.map(({ name }) => name));
  return (
    names.has('customer') &&
    names.has('time') &&
    ['order', 'amount', 'line_amount', 'quantity'].some((name) => names.has(name))
  );
}

/**
 * The columns of tables joined by `customer`: of orders what is measured and the texts of their rows (each customer's most
 * frequent one), of other tables all. A name that an earlier table has becomes `<table>_<name>`.
 */
export function customerColumns(
  tables: readonly Pick<TableInfo, 'name' | 'columns'>[],
): readonly CustomerColumn[] {
  const found: CustomerColumn[] = [];
  const taken = new Set<string>();
  for (const table of tables) {
    for (const column of columnsOf(table)) {
      const own = column.name.toLowerCase();
      const name = taken.has(own) ? `${table.name}_${column.name}` : column.name;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      found.push({ ...column, name, table: table.name, column: column.name });
    }
  }
  return found;
}

function columnsOf(table: Pick<TableInfo, 'name' | 'columns'>): Column[] {
  const others = table.columns.filter(({ name }) => name !== 'customer');
  if (!holdsOrders({ ...table, rows: 0 })) return others;
  const has = (name: string) => table.columns.some((column) => column.name === name);
  const amount = has('amount') || has('line_amount') || (has('quantity') && has('price'));
  const measures = Object.entries(ORDER_MEASURES)
    .filter(([name]) => amount || !/^(monetary|average_order_value|amount_12m)$/.test(name))
    .map(([name, type]) => ({ name, type }));
  return [...measures, ...others.filter(({ name }) => !OF_ORDERS.has(name) && !isOrderMeasure(name))];
}
