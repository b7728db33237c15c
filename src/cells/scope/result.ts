/** What a table holds, as its rows stand: the rules of what an order is come later. */
export interface ScopeMeasures {
  readonly rows: number;
  /** Null where the table has no such field. */
  readonly customers: number | null;
  readonly orders: number | null;
  readonly amount: number | null;
}

export interface ScopeResult {
  /** Null where the scope is a text. */
  readonly before: ScopeMeasures | null;
  /** Everything of those in scope: history is not cut away. */
  readonly after: ScopeMeasures | null;
  /** Of that, the period that is measured; null without a period. */
  readonly measured: ScopeMeasures | null;
  /** ISO dates, both included; null = open. */
  readonly period: { readonly from: string | null; readonly to: string | null } | null;
  readonly as_of: string | null;
  /** Which columns tell the region and the product line; none: the table has none, or nothing was asked for. */
  readonly narrowed_by: { readonly region: readonly string[]; readonly product_line: readonly string[] };
}
