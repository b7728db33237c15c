import { NumberIds } from './number-ids';

/** Rows of a file: who bought what on which day. Columns of equal length. */
export interface PurchaseRows {
  /** Any number that tells customers apart. */
  readonly customer: Float64Array;
  /** A number that tells items apart; rows whose number is not in the catalogue are left out. */
  readonly item: Float64Array;
  /** Whole days from any day on. */
  readonly day: Float64Array;
  /** The customer's group from 1 on, 0 for none. */
  readonly group?: Float64Array;
}

/** Customers, their visits (days with a purchase) in order of time, and the items of each visit. */
export interface Purchases {
  readonly customers: number;
  /** The number of each customer as it was given. */
  readonly keys: Float64Array;
  readonly groups: Int32Array;
  readonly items: number;
  /** Days are counted from here; 0 where there is none. */
  readonly firstDay: number;
  /** The visits of customer c are `visitStarts[c] … visitStarts[c + 1] - 1`. */
  readonly visitStarts: Int32Array;
  readonly days: Int32Array;
  /** The items of visit v are `bought[itemStarts[v]] … bought[itemStarts[v + 1] - 1]`, ascending. */
  readonly itemStarts: Int32Array;
  readonly bought: Int32Array;
}

interface Columns {
  readonly customer: Int32Array;
  readonly item: Int32Array;
  readonly day: Int32Array;
}

/** Sorts rows by customer, day and item, each once. @param catalogue the numbers of the items, by name */
export function readPurchases(rows: PurchaseRows, catalogue: Float64Array): Purchases {
  const { columns, keys, groups } = number(rows, catalogue);
  const { day } = columns;
  const firstDay = day.reduce((least, one) => Math.min(least, one), day[0] ?? 0);
  const days = columns.day.map((day) => day - firstDay);
  const byItem = sortedBy(columns.item, catalogue.length, null);
  const byDay = sortedBy(days, days.reduce((most, day) => Math.max(most, day), 0) + 1, byItem);
  const order = sortedBy(columns.customer, keys.length, byDay);
  return {
    ...visitsOf({ ...columns, day: days }, order, keys.length),
    keys,
    groups,
    items: catalogue.length,
    firstDay,
  };
}

function number(
  rows: PurchaseRows,
  catalogue: Float64Array,
): { columns: Columns; keys: Float64Array; groups: Int32Array } {
  const known = new NumberIds(catalogue.length);
  for (const item of catalogue) known.add(item);
  const customers = new NumberIds(rows.customer.length >> 3);
  const keys: number[] = [];
  const groups: number[] = [];
  const length = rows.customer.length;
  const columns = {
    customer: new Int32Array(length),
    item: new Int32Array(length),
    day: new Int32Array(length),
  };
  let kept = 0;
  for (let row = 0; row < length; row++) {
    const item = known.find(rows.item[row] ?? NaN);
    if (item === -1) continue;
    const key = rows.customer[row] ?? NaN;
    const customer = customers.add(key);
    if (customer === keys.length) {
      keys.push(key);
      groups.push(0);
    }
    if (rows.group) groups[customer] = Math.max(groups[customer] ?? 0, rows.group[row] ?? 0);
    columns.customer[kept] = customer;
    columns.item[kept] = item;
    columns.day[kept] = rows.day[row] ?? 0;
    kept += 1;
  }
  const { customer, item, day } = columns;
  return {
    columns: {
      customer: customer.subarray(0, kept),
      item: item.subarray(0, kept),
      day: day.subarray(0, kept),
    },
    keys: Float64Array.from(keys),
    groups: Int32Array.from(groups),
  };
}

/** Rows in the order of a column (counting sort), rows of equal value in the order they came in. */
function sortedBy(column: Int32Array, values: number, order: Int32Array | null): Int32Array {
  const next = new Int32Array(values + 1);
  for (const value of column) next[value + 1] = (next[value + 1] ?? 0) + 1;
  for (let value = 0; value < values; value++) next[value + 1] = (next[value + 1] ?? 0) + (next[value] ?? 0);
  const sorted = new Int32Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const row = order ? (order[i] ?? 0) : i;
    const value = column[row] ?? 0;
    const at = next[value] ?? 0;
    sorted[at] = row;
    next[value] = at + 1;
  }
  return sorted;
}

function visitsOf(
  { customer, item, day }: Columns,
  order: Int32Array,
  customers: number,
): Pick<Purchases, 'customers' | 'visitStarts' | 'days' | 'itemStarts' | 'bought'> {
  const visitStarts = new Int32Array(customers + 1);
  const days = new Int32Array(order.length);
  const itemStarts = new Int32Array(order.length + 1);
  const bought = new Int32Array(order.length);
  let [visits, kept, at, on, last] = [0, 0, -1, -1, -1];
  for (const row of order) {
    const who = customer[row] ?? 0;
    const when = day[row] ?? 0;
    const what = item[row] ?? 0;
    if (who !== at || when !== on) {
      while (at < who) visitStarts[++at] = visits;
      days[visits] = when;
      itemStarts[visits++] = kept;
      on = when;
      last = -1;
    }
    if (what === last) continue;
    bought[kept++] = what;
    last = what;
  }
  while (at < customers) visitStarts[++at] = visits;
  itemStarts[visits] = kept;
  return {
    customers,
    visitStarts,
    days: days.subarray(0, visits),
    itemStarts: itemStarts.subarray(0, visits + 1),
    bought: bought.subarray(0, kept),
  };
}
