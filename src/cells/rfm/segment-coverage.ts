import { coverage } from '../../analysis/rfm/coverage';
import { MAPS } from '../../analysis/rfm/maps';
import type { ScoreRule } from '../../analysis/rfm/segmentOfScore';
import type { PerMeasure, RfmOptions } from './options';
import type { CoverageResult } from './result';
import type { MeasureRuler } from './ruler';

interface Named extends ScoreRule {
  readonly segment: string;
  readonly ranges?: object;
}

/**
 * How the segments of a map cover all scores there can be; null for high-and-low maps, which always do, and for segments
 * that go by raw values too.
 *
 * @param customers customers by score
 */
export function segmentCoverage(
  { segments }: RfmOptions,
  { recency, frequency, monetary }: PerMeasure<MeasureRuler>,
  customers: ReadonlyMap<string, number>,
): CoverageResult | null {
  if (segments === 'cn8') return null;
  const rules: readonly Named[] = typeof segments === 'string' ? MAPS[segments] : segments;
  if (rules.some(({ ranges }) => ranges && Object.values(ranges).some((range) => range !== undefined)))
    return null;
  const bins = { r: recency.bins, f: frequency.bins, m: monetary.bins };
  const found = coverage(rules, bins);
  const key = (place: number) => rules[place]?.segment ?? '';
  const count = (scores: readonly string[]) =>
    scores.reduce((sum, score) => sum + (customers.get(score) ?? 0), 0);
  return {
    bins,
    scores: found.scores.map(({ score, taken }) => ({
      score,
      segment: taken[0] === undefined ? null : key(taken[0]),
      taken: taken.length,
      customers: customers.get(score) ?? 0,
    })),
    unreachable: found.unreachable.map(key),
    empty: found.empty.map(key),
    holes: { scores: found.holes.length, customers: count(found.holes) },
    overlaps: { scores: found.overlaps.length, customers: count(found.overlaps) },
  };
}
