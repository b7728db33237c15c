import type { DimensionValue } from './bands';
import type { ReadDimension } from './dimensions';
import type { Combination } from './merge';
import type { DimensionResult } from './result';
import { strings } from './strings';

/** The groups of a dimension in their order: that of bands and tables, else the larger first. */
export function orderedValues(
  { values, order }: ReadDimension,
  at: number,
  combinations: readonly Combination[],
): DimensionValue[] {
  const sizes = totals(at, combinations);
  const place = (key: string) => {
    const found = order?.indexOf(key) ?? -1;
    return found < 0 ? Infinity : found;
  };
  return [...values.values()].sort((a, b) => {
    const [one, other] = [place(a.key), place(b.key)];
    if (one !== other) return one < other ? -1 : 1;
    return (
      (sizes.get(b.key)?.customers ?? 0) - (sizes.get(a.key)?.customers ?? 0) || (a.key < b.key ? -1 : 1)
    );
  });
}

/** A dimension as the result tells it: every group with its customers, the unknown last. */
export function describeDimension(
  { dimension, how, cuts, tableDate, unread }: ReadDimension,
  name: string,
  values: readonly DimensionValue[],
  at: number,
  combinations: readonly Combination[],
): DimensionResult {
  const sizes = totals(at, combinations);
  const none = { customers: 0, amount: null };
  const unknown = sizes.get(null);
  return {
    column: dimension.column,
    as: how,
    name,
    values: [
      ...values.map((value) => ({ ...value, ...(sizes.get(value.key) ?? none) })),
      ...(unknown
        ? [{ key: null, label_zh: strings.zh.unknown, label_en: strings.en.unknown, ...unknown }]
        : []),
    ],
    cuts: cuts?.values ?? null,
    closed: cuts?.closed ?? null,
    table_date: tableDate,
    unread,
  };
}

interface Size {
  customers: number;
  amount: number | null;
}

function totals(at: number, combinations: readonly Combination[]): Map<string | null, Size> {
  const found = new Map<string | null, Size>();
  for (const { keys, customers, amount } of combinations) {
    const key = keys[at] ?? null;
    const size = found.get(key) ?? { customers: 0, amount: amount === null ? null : 0 };
    size.customers += customers;
    if (amount !== null) size.amount = (size.amount ?? 0) + amount;
    found.set(key, size);
  }
  return found;
}
