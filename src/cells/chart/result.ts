import type { Aggregate, ChartType, TimeBin } from './definition';

export type AxisType = 'text' | 'number' | 'time';

/** One dimension of the picture. */
export interface Axis {
  readonly column: string;
  readonly type: AxisType;
  /** The unit of time or the width by which values are gathered. */
  readonly bin: TimeBin | number | null;
}

/** What the height, the colour or the position says. */
export interface Measure {
  /** Null: rows are counted. */
  readonly column: string | null;
  readonly aggregate: Aggregate | null;
}

export interface ChartRow {
  /** Text, number, or ISO date; the lower end of a bin. */
  readonly x: string | number;
  /** Scatter: the other axis. Heatmap: the row. Else absent. */
  readonly y?: string | number;
  /** The measure: null where there is nothing to aggregate. Scatter: absent. */
  readonly value?: number | null;
  /** The series; null: all the others together. */
  readonly colour?: string | null;
}

/** Who is behind a mark. */
export interface People {
  /** Different customers. */
  readonly customers: number;
  /** Share of the largest in the mark's sum (0–1); null where it is no sum. */
  readonly dominant: number | null;
}

/** A segment's label and colour, where a dimension is a segmentation's `segment`. */
export interface ChartSegment {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour: number;
}

/** All that a view needs to draw; never more than a few thousand rows. */
export interface ChartResult {
  readonly type: ChartType;
  readonly from: string;
  readonly x: Axis;
  /** Scatter and heatmap: the second axis. */
  readonly y: Axis | null;
  readonly measure: Measure;
  /** The column that tells series apart, and the series in the order in which they are drawn (null: the others). */
  readonly colour: { readonly column: string; readonly series: readonly (string | null)[] } | null;
  readonly rows: readonly ChartRow[];
  /** Of each row: who is behind it, null where that is not known; null for all where the table knows no customers. */
  readonly people: readonly (People | null)[] | null;
  /** Rows of the table that the picture is made from. */
  readonly used: number;
  /** Rows without a value on an axis. */
  readonly missing: number;
  /** Histogram: values at or above this are all in the last bin. */
  readonly openFrom: number | null;
  readonly segments: readonly ChartSegment[];
}
