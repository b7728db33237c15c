export interface Accuracy {
  readonly rows: number;
  /** Share of rows put right. */
  readonly accuracy: number;
  /** Mean over the classes of the share of their rows put right: 1 ÷ classes is what guessing gives. */
  readonly balanced: number;
  /** What always saying the largest class gives. */
  readonly majority: number;
}

/** How well predictions hold, from the table of true class × predicted class; null where there are no rows. */
export function accuracyOf(table: readonly (readonly number[])[]): Accuracy | null {
  const sizes = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  if (rows === 0) return null;
  const right = table.map((row, k) => row[k] ?? 0);
  const recalls = right.flatMap((count, k) => ((sizes[k] ?? 0) > 0 ? [count / (sizes[k] ?? 1)] : []));
  return {
    rows,
    accuracy: right.reduce((sum, count) => sum + count, 0) / rows,
    balanced: recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length,
    majority: Math.max(...sizes) / rows,
  };
}
