export interface Agreement {
  /** Adjusted Rand index: 1 = the same groups, 0 = as by chance (Hubert and Arabie 1985). */
  readonly ari: number;
  /** Share of the rows' uncertainty that the columns take away, both ways on the mean (normalised mutual information). */
  readonly nmi: number;
  readonly n: number;
}

/** How far two groupings of the same customers agree, from the table of one by the other. */
export function agreement(counts: readonly (readonly number[])[]): Agreement {
  const rows = counts.map(sum);
  const columns = (counts[0] ?? []).map((_, j) => sum(counts.map((row) => row[j] ?? 0)));
  const n = sum(rows);
  const both = sum(counts.flat().map(pairs));
  const [first, second] = [sum(rows.map(pairs)), sum(columns.map(pairs))];
  const expected = n < 2 ? 0 : (first / pairs(n)) * second;
  const most = (first + second) / 2;
  // Both put everybody together, or everybody apart: the same groups.
  const ari = most === expected ? 1 : (both - expected) / (most - expected);
  return { ari, nmi: mutual(counts, rows, columns, n), n };
}

function mutual(
  counts: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
  n: number,
): number {
  const shared = sum(
    counts.flatMap((row, i) =>
      row.map((count, j) =>
        count > 0 ? (count / n) * Math.log((count * n) / ((rows[i] ?? 1) * (columns[j] ?? 1))) : 0,
      ),
    ),
  );
  const whole = (entropy(rows, n) + entropy(columns, n)) / 2;
  return whole > 0 ? Math.min(1, Math.max(0, shared / whole)) : 1;
}

function entropy(sizes: readonly number[], n: number): number {
  return -sum(sizes.map((size) => (size > 0 ? (size / n) * Math.log(size / n) : 0)));
}

function pairs(n: number): number {
  return (n * (n - 1)) / 2;
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
