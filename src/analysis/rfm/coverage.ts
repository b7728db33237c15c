import { allScores, matchesScore, type ScoreRule } from './segmentOfScore';

/** A score with the places of all segments whose rules take it, in their order: the first has it. */
export interface CoveredScore {
  readonly score: string;
  readonly taken: readonly number[];
}

export interface Coverage {
  readonly scores: readonly CoveredScore[];
  /** Scores that no segment takes. */
  readonly holes: readonly string[];
  /** Scores that two segments or more take. */
  readonly overlaps: readonly string[];
  /** Places of segments to which no score leads: their rules take none, or others before them take all of it. */
  readonly unreachable: readonly number[];
  /** Of the unreachable ones, those whose own rules take no score at all. */
  readonly empty: readonly number[];
}

/** How a list of segments covers all scores there can be, the first that matches winning. */
export function coverage(
  segments: readonly ScoreRule[],
  bins: Readonly<Record<'r' | 'f' | 'm', number>>,
): Coverage {
  const places = segments.map((_, i) => i);
  const scores = allScores(bins).map((score) => ({
    score,
    taken: places.filter((place) => matchesScore(segments[place] ?? {}, score)),
  }));
  const winners = new Set(scores.map(({ taken }) => taken[0]));
  const takers = new Set(scores.flatMap(({ taken }) => taken));
  return {
    scores,
    holes: scores.filter(({ taken }) => taken.length === 0).map(({ score }) => score),
    overlaps: scores.filter(({ taken }) => taken.length > 1).map(({ score }) => score),
    unreachable: places.filter((place) => !winners.has(place)),
    empty: places.filter((place) => !takers.has(place)),
  };
}
