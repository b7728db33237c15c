import type { MapSegment } from './maps';

/** The first segment one of whose patterns matches the whole score, or null. */
export function segmentOfScore<Segment extends Pick<MapSegment, 'scores'>>(
  segments: readonly Segment[],
  score: string,
): Segment | null {
  const matches = (pattern: string) => new RegExp(`^(?:${pattern})$`).test(score);
  return segments.find(({ scores }) => scores.some(matches)) ?? null;
}

/** Every score that `bins` classes of each measure can give, best first. */
export function allScores(bins: Readonly<Record<'r' | 'f' | 'm', number>>): string[] {
  const digits = (count: number) => Array.from({ length: count }, (_, i) => count - i);
  return digits(bins.r).flatMap((r) =>
    digits(bins.f).flatMap((f) => digits(bins.m).map((m) => `${r}${f}${m}`)),
  );
}
