import type { FieldMap, RowKind } from '../model/fields';
import { numberText } from './number-text';

/** Why rows are taken for what they are: keys of the strings in `i18n/shell/import.ts`. */
export type RowReason =
  'no_order' | 'order_distinct' | 'amount_repeated' | 'amount_differs' | 'line_amounts' | 'preset';

export interface RowGuess {
  readonly kind: RowKind;
  readonly because: RowReason;
}

/** What was counted over orders with several rows. */
export interface RepeatedOrders {
  /** Orders that have more than one row. */
  readonly several: number;
  /** Of these, the ones with the same amount, not zero, on every row. */
  readonly constant: number;
  /** Of these, the ones whose amounts are known and not all zero. */
  readonly measured: number;
}

/** This share of the orders with several rows must repeat one amount before it is taken for the order's total. */
const REPEATED = 0.98;

/**
 * What a row of the file stands for. The commonest trap: one amount repeated on every line of an order, whose sum
 * doubles the sales; it shows as one constant amount per order over several lines.
 */
export function judgeRows(map: FieldMap, repeated: RepeatedOrders | null): RowGuess {
  if (!repeated || map['order'] === undefined) return { kind: 'order', because: 'no_order' };
  if (repeated.several === 0) return { kind: 'order', because: 'order_distinct' };
  const amount = map['amount'];
  if (amount === undefined || typeof amount !== 'string') return { kind: 'line', because: 'line_amounts' };
  const constant = repeated.measured > 0 && repeated.constant >= repeated.measured * REPEATED;
  return constant
    ? { kind: 'line_with_order_total', because: 'amount_repeated' }
    : { kind: 'line', because: 'amount_differs' };
}

/** Counts repeated orders over rows at hand (a preview's sample). */
export function repeatedOrders(orders: readonly string[], amounts: readonly string[]): RepeatedOrders {
  const byOrder = new Map<string, string[]>();
  orders.forEach((order, i) => {
    const id = order.trim();
    if (id !== '') byOrder.set(id, [...(byOrder.get(id) ?? []), amounts[i] ?? '']);
  });
  const several = [...byOrder.values()].filter((values) => values.length > 1);
  const measured = several
    .map((values) => values.map((value) => Number(numberText(value)?.digits ?? Number.NaN)))
    .filter((values) => values.every(Number.isFinite) && values.some((value) => value !== 0));
  const constant = measured.filter((values) => values.every((value) => value === values[0]));
  return { several: several.length, constant: constant.length, measured: measured.length };
}
