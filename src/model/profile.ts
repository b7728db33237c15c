/** What sort of values a column holds, as far as a profile cares. */
export type ColumnSort = 'text' | 'number' | 'time' | 'boolean' | 'other';

/** Values between two ends, the lower included; of the last bin the upper too. For times, days since 1970-01-01. */
export interface ProfileBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

/** The value below or at which a share of the rows lies: 0.05, 0.25, 0.5, 0.75, 0.95. */
export interface Quantiles {
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** A column of a table in figures. */
export interface ColumnProfile {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
  readonly sort: ColumnSort;
  readonly rows: number;
  /** Rows with a value. */
  readonly filled: number;
  readonly distinct: number;
  /** False: estimated (HyperLogLog; mostly within a tenth, a fifth off at times). */
  readonly distinct_exact: boolean;
  /** Numbers and times; times as ISO text. */
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly mean: number | null;
  readonly deviation: number | null;
  /** Of numbers; of times in days since 1970-01-01. */
  readonly quantiles: Quantiles | null;
  /** Between the far ends of the bulk (three interquartile ranges); `below` and `above` count what lies outside. */
  readonly bins: readonly ProfileBin[];
  readonly below: number;
  readonly above: number;
  /** The most frequent values, of texts and booleans. */
  readonly top: readonly { readonly value: string; readonly rows: number }[];
  /** False: the most frequent of those looked at. */
  readonly top_exact: boolean;
  /** Bytes of the shortest and longest text. */
  readonly shortest: number | null;
  readonly longest: number | null;
  /** Whether its values are masked where they are shown. */
  readonly personal: boolean;
}
