import { quantileOfCounts, type ValueCount } from './quantile-of-counts';

/** What all gaps say together. */
export interface GapFigures {
  readonly n: number;
  readonly mean: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p80: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly classes: readonly { readonly from: number; readonly to: number; readonly count: number }[];
}

const MOST_CLASSES = 40;

/** Mean, type-7 quantiles and a histogram of gaps in whole days, from how often each occurs, in ascending order. */
export function gapFigures(counts: readonly ValueCount[]): GapFigures {
  const n = counts.reduce((sum, row) => sum + row.n, 0);
  const days = counts.reduce((sum, row) => sum + row.gap * row.n, 0);
  const at = (share: number): number | null => quantileOfCounts(counts, share);
  return {
    n,
    mean: n > 0 ? days / n : null,
    ...{ p25: at(0.25), p50: at(0.5), p75: at(0.75), p80: at(0.8), p90: at(0.9), p95: at(0.95) },
    classes: classesOf(counts, at(0.99) ?? 0),
  };
}

/** Classes of whole days up to the 99th percentile; the last holds what lies beyond. */
function classesOf(counts: readonly ValueCount[], most: number): GapFigures['classes'] {
  if (counts.length === 0) return [];
  const width = Math.max(1, Math.ceil(most / MOST_CLASSES));
  const size = Math.max(1, Math.ceil((most + 1) / width));
  const found = Array.from({ length: size }, (_, i) => ({ from: i * width, to: (i + 1) * width, count: 0 }));
  for (const { gap, n } of counts) {
    const one = found[Math.min(size - 1, Math.floor(gap / width))];
    if (one) one.count += n;
  }
  return found;
}
