import type { ColumnProfile } from '../model/profile';

/** The heights of a column's bars: its histogram, or its most frequent values with all others as the last. */
export function columnBars({ bins, below, above, top, filled }: ColumnProfile): readonly number[] {
  if (bins.length > 0) return [...ends(below), ...bins.map(({ rows }) => rows), ...ends(above)];
  const rest = filled - top.reduce((sum, { rows }) => sum + rows, 0);
  return [...top.map(({ rows }) => rows), ...ends(rest)];
}

function ends(rows: number): number[] {
  return rows > 0 ? [rows] : [];
}
