import type { Page, SortOrder } from './table';

/**
 * A side from which customers are looked at (region, category, month, age, RFM field, tags). One value a customer: of
 * a table with several rows a customer the value on most of them (`value`), the last month (`month`), the largest
 * number (`number`); `list` holds several in one text, separated by `;`.
 */
export interface DimensionSpec {
  /** What it is known by, unique in a request. */
  readonly key: string;
  readonly table: string;
  /** Two columns for a `grid`: the recency and the frequency score. */
  readonly columns: readonly [string] | readonly [string, string];
  readonly kind: 'value' | 'list' | 'month' | 'number' | 'grid';
  /** Whether the table has one row a customer. */
  readonly single: boolean;
}

/** What stands together in a picture: a value, everything else that has one, nothing known, or a span of numbers. */
export type Bin =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'others'; readonly values: number }
  | { readonly kind: 'unknown' }
  /** `from <= value < to`; null has no end. `only` where a single value lies in it. */
  | {
      readonly kind: 'range';
      readonly from: number | null;
      readonly to: number | null;
      readonly only?: number;
    };

export interface Dimension extends DimensionSpec {
  readonly bins: readonly Bin[];
}

/** Which bins of a dimension are let through; several dimensions narrow together. */
export interface Brush {
  readonly key: string;
  readonly bins: readonly number[];
}

export interface ExploreRequest {
  /** The table of the segmentation: `customer`, `segment` and what else it knows. */
  readonly table: string;
  /** Its column of amounts. */
  readonly amount: string | null;
  readonly dimensions: readonly DimensionSpec[];
}

/** Customers in each bin of each dimension, each counted under the brushes of all others. */
export interface ExploreCounts {
  readonly bins: readonly Uint32Array[];
  /** Who passes every brush. */
  readonly customers: number;
  readonly amount: number | null;
}

/** One small number a customer and dimension, ready for the filter; rows in the order of the table. */
export interface ExploreColumns {
  readonly rows: number;
  readonly dimensions: readonly Dimension[];
  /** A bin a row (`Uint8Array`), or for a `list` one bit a bin. */
  readonly codes: readonly (Uint8Array | Int32Array)[];
  readonly amount: Float64Array | null;
}

/** A selection as a filter of rows and as SQL. */
export interface ExploreSelection {
  readonly table: string;
  readonly dimensions: readonly Dimension[];
  readonly brushes: readonly Brush[];
}

/** Which customers of a selection, in which order. */
export interface ExplorePageRequest {
  readonly offset: number;
  readonly limit: number;
  readonly sort: readonly SortOrder[];
  readonly search?: string;
}

/** The customers of a table at hand for brushing. Every call rejects after `close`. */
export interface Explorer {
  readonly dimensions: readonly Dimension[];
  readonly rows: number;
  /** Everybody, under no brush. */
  readonly everyone: ExploreCounts;
  /** Bytes that the filter holds. */
  readonly bytes: number;
  /** Sets all brushes at once. */
  brush(brushes: readonly Brush[]): Promise<ExploreCounts>;
  /** A page of those who pass the brushes set last. */
  page(request: ExplorePageRequest): Promise<Page>;
  close(): void;
}
