/** The temporary tables that describe when customers ordered. */
export interface DayNames {
  /** `(__customer, __id)`: a small number for every customer. */
  readonly ids: string;
  /** `(id, day, orders, amount)` of rows as they are recorded. */
  readonly recorded: string;
  /** `(id, day, orders, amount)`: a row for every day on which a customer ordered. */
  readonly days: string;
  /** `(id, customer, first_day, last_day, days, orders, amount, first_amount)`: everyone with an order. */
  readonly buyers: string;
}

/** Names that no published table has. */
export function dayNames(cell: string): DayNames {
  const name = (part: string) => `__${cell}_${part}`;
  return { ids: name('ids'), recorded: name('recorded'), days: name('days'), buyers: name('buyers') };
}
