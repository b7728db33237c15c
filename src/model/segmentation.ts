/** What every segmentation tells of itself, so that any page and cell can take any of them. */

export type Basis = 'value' | 'attribute' | 'need' | 'mixed';

export interface SegmentInfo {
  /** The stable key, as in the `segment` column. */
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  /** 1 = first. */
  readonly rank: number;
  /** 1–8: which of the eight segment colours. */
  readonly colour: number;
  /** What puts a customer there, in the words of the method (`R high, F high, M high`, `segment = c1`). */
  readonly rule: string;
  readonly customers: number;
  /** Sum of the customers' amounts; null where no amount is known. */
  readonly amount: number | null;
  /** Share of its largest customer in that amount (0–1); null or absent where it is not known. */
  readonly largest?: number | null;
}

/**
 * How anybody is measured the same way: a query over a relation called `measured` (a row a customer: `customer` and
 * `columns`) that gives `customer` and `segment` (and, for scored ones, `score`), with cuts, means or centres as they
 * were in this run. `columns` are columns of the segmentation's own table.
 */
export interface Ruler {
  readonly columns: readonly string[];
  readonly sql: string;
}

export interface SegmentationInfo {
  /** The cell's name, which is the table's name: `s(customer, segment, …)`. */
  readonly name: string;
  readonly basis: Basis;
  readonly segments: readonly SegmentInfo[];
  /** The named date at which cuts, means or centres were frozen, if they were. */
  readonly baseline?: { readonly name: string; readonly date: string };
  /** What measures others as this run measured its own; absent where that cannot be said in a query. */
  readonly ruler?: Ruler;
}
