/** The gap of each number of clusters from 1, with the standard error of its reference. */
export interface GapCurve {
  readonly gap: readonly number[];
  readonly se: readonly number[];
}

/** The least k whose gap is at least that of k + 1 less its standard error (Tibshirani, Walther and Hastie 2001). */
export function tibs2001(curve: GapCurve): number {
  const { gap, se } = curve;
  const k = gap.findIndex(
    (value, at) => at < gap.length - 1 && value >= (gap[at + 1] ?? 0) - (se[at + 1] ?? 0),
  );
  return k < 0 ? gap.length : k + 1;
}

/** The least k whose gap is within one standard error of the first local maximum (R `cluster::maxSE`, firstSEmax). */
export function firstSEmax({ gap, se }: GapCurve): number {
  const falls = gap.findIndex((value, at) => at < gap.length - 1 && (gap[at + 1] ?? 0) < value);
  const top = falls < 0 ? gap.length - 1 : falls;
  const bound = (gap[top] ?? 0) - (se[top] ?? 0);
  return gap.slice(0, top).findIndex((value) => value >= bound) + 1 || top + 1;
}
