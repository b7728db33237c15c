/** The reconciliation bridge (数据对账): the way from rows in the file to rows used. */

/** Why rows are not used, or `used`. Rows have exactly one class; see `sql/orders/`. */
export const ROW_CLASSES = [
  'used',
  'no_customer',
  'placeholder_customer',
  'no_time',
  'implausible_time',
  'after_as_of',
  'out_of_period',
  'unpaid',
  'closed',
  'refunded',
  'credit_note',
  'refund_netted',
  'gift',
  'no_amount',
  'test',
] as const;
export type RowClass = (typeof ROW_CLASSES)[number];

export interface Measures {
  readonly rows: number;
  readonly orders: number | null;
  readonly customers: number | null;
  readonly amount: number | null;
}

export interface BridgeStep extends Measures {
  /** For classes: the part of the amount that the analysis counts; their sum is its amount. */
  readonly counted?: number | null;
  /**
   * `file`, `rejected`, `summary`, `table` (a cell's rows: `cell` names it), `filtered` (left out between two cells), or a
   * class. Of a recipe `excluded` (one for each `reason`), and `adjusted`: what it took off by other means than taking
   * rows out (values changed; rows that it brought in count as less than nothing).
   */
  readonly step: 'file' | 'rejected' | 'summary' | 'table' | 'filtered' | 'excluded' | 'adjusted' | RowClass;
  readonly cell?: string;
  readonly reason?: string;
}

export interface Bridge {
  readonly cell: string;
  readonly steps: readonly BridgeStep[];
  /** The same classes by month (`2024-03`, null = no time). */
  readonly months: readonly (Measures & { readonly month: string | null; readonly rowClass: RowClass })[];
}
