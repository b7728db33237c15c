import { adjust } from '../../analysis/stats/adjust';
import { chance } from '../../analysis/stats/chance';
import { chiSquare, type ChiSquare } from '../../analysis/stats/chiSquare';
import { sizeOfV } from '../../analysis/stats/effect';
import type { Judge } from './judge';
import type { DimensionCell, DimensionResult, Pair } from './result';

export interface CrossRow {
  readonly segment: string;
  readonly value: string | null;
  readonly customers: number;
}

/** A dimension's counts: segment × value. */
export interface Cross {
  readonly values: readonly string[];
  readonly merged: number;
  readonly counts: readonly (readonly number[])[];
  readonly unknown: number;
}

/** More values than this are one, the rarest. */
export const MOST_VALUES = 30;

/** Counts in a table, most frequent values first; equally frequent ones by their text. */
export function crossTable(rows: readonly CrossRow[], segments: readonly string[]): Cross {
  const totals = new Map<string, number>();
  let unknown = 0;
  for (const { value, customers } of rows) {
    if (value === null) unknown += customers;
    else totals.set(value, (totals.get(value) ?? 0) + customers);
  }
  const ordered = [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
  const merged = ordered.length > MOST_VALUES ? ordered.length - MOST_VALUES + 1 : 0;
  const own = ordered.slice(0, merged > 0 ? MOST_VALUES - 1 : MOST_VALUES);
  const values = merged > 0 ? [...own, ''] : own;
  const place = new Map(own.map((value, at) => [value, at]));
  const counts = segments.map(() => new Array<number>(values.length).fill(0));
  for (const { segment, value, customers } of rows) {
    const row = counts[segments.indexOf(segment)];
    if (value === null || !row) continue;
    const at = place.get(value) ?? values.length - 1;
    row[at] = (row[at] ?? 0) + customers;
  }
  return { values, merged, counts, unknown };
}

/** The test of a whole table, leaving out segments of which nothing is known; null where there is nothing to compare. */
export function testCross({ counts }: Cross): ChiSquare | null {
  return chiSquare(counts.filter((row) => row.some((count) => count > 0)));
}

/** Fewer than this share of cells may expect fewer than five, and none fewer than one (Cochran 1954). */
export function isReliable({ few_share, least_expected }: ChiSquare): boolean {
  return few_share <= 0.2 && least_expected >= 1;
}

export function dimensionResult(
  column: string,
  cross: Cross,
  tested: ChiSquare,
  judge: Judge,
): DimensionResult {
  const { values, merged, counts, unknown } = cross;
  const totals = values.map((_, j) => counts.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const shares = totals.map((total) => total / tested.n);
  const size = sizeOfV(tested.v_corrected, tested.dimensions);
  let place = 0;
  const cells = counts.map((row) => {
    const known = row.reduce((sum, count) => sum + count, 0);
    const found = known > 0 ? tested.cells[place++] : undefined;
    return row.map((customers, j): DimensionCell => {
      const share = known > 0 ? customers / known : 0;
      const cell = found?.[j];
      return {
        ...{ customers, share },
        index: known > 0 && (shares[j] ?? 0) > 0 ? (100 * share) / (shares[j] ?? 1) : null,
        expected: cell?.expected ?? 0,
        residual: cell?.residual ?? 0,
        adjusted: cell?.adjusted ?? 1,
      };
    });
  });
  return {
    ...{ kind: 'dimension', column, base: tested.n, unknown, values, merged, shares, cells, size },
    ...judge.column(column, tested.chance, size, isReliable(tested)),
    pairs: pairsOf(counts, judge),
    statistic: tested.statistic,
    df: tested.df,
    v: tested.v,
    v_corrected: tested.v_corrected,
    few_share: tested.few_share,
    least_expected: tested.least_expected,
  };
}

/** Every two segments by themselves, corrected for the number of pairs. */
function pairsOf(counts: readonly (readonly number[])[], judge: Judge): Pair[] {
  const found = pairs(counts.length).flatMap(([a, b]) => {
    const tested = twoRows(counts[a] ?? [], counts[b] ?? []);
    return tested ? [{ a, b, tested }] : [];
  });
  const adjusted = adjust(
    found.map(({ tested }) => tested.chance.ln_p),
    judge.correction,
  );
  return found.map(({ a, b, tested }, i) => {
    const size = sizeOfV(tested.v_corrected, tested.dimensions);
    const own = chance(adjusted[i] ?? 0);
    return {
      a,
      b,
      adjusted: own,
      size,
      effect: tested.v_corrected,
      ...judge.pair(own, size, isReliable(tested)),
    };
  });
}

/** The table of two rows without the columns that neither has. */
export function twoRows(first: readonly number[], second: readonly number[]): ChiSquare | null {
  const kept = first.map((_, j) => j).filter((j) => (first[j] ?? 0) + (second[j] ?? 0) > 0);
  return chiSquare([first, second].map((row) => kept.map((j) => row[j] ?? 0)));
}

/** Every two places below a number. */
export function pairs(count: number): [number, number][] {
  return Array.from({ length: count }, (_, a) =>
    Array.from({ length: count - a - 1 }, (_, i): [number, number] => [a, a + 1 + i]),
  ).flat();
}
