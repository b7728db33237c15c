import { inBox, type Box } from './box';

/** What puts a score into a segment: a pattern that matches it whole, a box it lies in, or both; neither takes all. */
export interface ScoreRule {
  readonly scores?: readonly string[];
  readonly box?: Box;
}

/** Whether a score (the digits of r, f and m together) belongs to a segment's rule. */
export function matchesScore({ scores, box }: ScoreRule, score: string): boolean {
  const matches = (pattern: string) => new RegExp(`^(?:${pattern})$`).test(score);
  return (!scores || scores.some(matches)) && (!box || inBox(box, score));
}

/** The first segment whose rule takes a score, or null. */
export function segmentOfScore<Segment extends ScoreRule>(
  segments: readonly Segment[],
  score: string,
): Segment | null {
  return segments.find((segment) => matchesScore(segment, score)) ?? null;
}

/** Every score that `bins` classes of each measure can give, best first. */
export function allScores(bins: Readonly<Record<'r' | 'f' | 'm', number>>): string[] {
  const digits = (count: number) => Array.from({ length: count }, (_, i) => count - i);
  return digits(bins.r).flatMap((r) =>
    digits(bins.f).flatMap((f) => digits(bins.m).map((m) => `${r}${f}${m}`)),
  );
}
