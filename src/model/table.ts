import type { ExploreSelection } from './explore';
import type { Sensitivity } from './fields';

/** A value as it crosses from the engine to the page. Decimals and integers beyond 2^53 travel as text. */
export type Value = string | number | boolean | null;

export interface Column {
  readonly name: string;
  /** DuckDB's name of the type: VARCHAR, DOUBLE, DECIMAL(18,4), TIMESTAMP, … */
  readonly type: string;
  /** What the file called it, where its name does not tell: the words of a question. */
  readonly title?: string;
  /** Its values are masked on screen and in files unless the reader chooses otherwise; absent = nobody's. */
  readonly sensitivity?: Exclude<Sensitivity, 'none'>;
}

/** A table that a cell publishes. */
export interface TableInfo {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** The column that identifies a row, if one does: exports are ordered by it. */
  readonly key?: string;
  /** Columns whose values are known to be distinct, so that count(*) may stand for count(distinct). */
  readonly unique?: readonly string[];
}

export interface SortOrder {
  readonly column: string;
  readonly descending: boolean;
}

/** Which rows of a table: every part narrows further. */
export interface RowFilter {
  /** Text that some column must contain, ignoring case. */
  readonly search?: string;
  /** Column -> the values allowed there. */
  readonly oneOf?: Readonly<Record<string, readonly string[]>>;
  /** The customers that were picked in pictures of the same table. */
  readonly selection?: ExploreSelection;
}

export interface RowsRequest {
  readonly table: string;
  readonly offset: number;
  readonly limit: number;
  readonly sort?: readonly SortOrder[];
  readonly filter?: RowFilter;
}

/** One page of a table. `total` counts the rows that pass the filter. Dates and times are ISO text. */
export interface Page {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
  readonly total: number;
}

export type Pager = (request: RowsRequest) => Promise<Page>;
