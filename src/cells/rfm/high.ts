import type { Measure, PerMeasure, RfmOptions } from './options';
import type { HighLevel } from './result';
import type { MeasureRuler } from './ruler';

/**
 * From where on each measure is high: above the mean score (or from `split.at_least` on); with frequency by the
 * fallback thresholds, from two orders on; with `mean` and `median`, on the near side of that value.
 */
export function highLevels(
  options: RfmOptions,
  rulers: PerMeasure<MeasureRuler>,
  meanScores: PerMeasure<number>,
): PerMeasure<HighLevel> {
  const level = (measure: Measure) => highLevel(measure, options, rulers[measure], meanScores[measure]);
  return { recency: level('recency'), frequency: level('frequency'), monetary: level('monetary') };
}

function highLevel(measure: Measure, options: RfmOptions, ruler: MeasureRuler, meanScore: number): HighLevel {
  const { scoring, cuts } = ruler;
  const [value = 0] = cuts;
  if (scoring === 'mean') return { of: 'value', sign: measure === 'recency' ? '<' : '>', value };
  if (scoring === 'median') return { of: 'value', sign: measure === 'recency' ? '<=' : '>', value };
  const { split, baseline } = options;
  if (split !== null && split !== 'mean_score') return { of: 'score', sign: '>=', value: split.at_least };
  if (split === null && isFallback(measure, options, scoring)) return { of: 'score', sign: '>=', value: 2 };
  return { of: 'score', sign: '>', value: baseline?.mean_scores?.[measure] ?? meanScore };
}

/** Frequency by thresholds that nobody asked for. */
function isFallback(measure: Measure, { score, cuts }: RfmOptions, scoring: string): boolean {
  return measure === 'frequency' && score === null && scoring === 'thresholds' && !cuts.frequency;
}

/** Whether a score is high. Two-way scorings give 2 for high. */
export function isHigh({ of, sign, value }: HighLevel, score: number): boolean {
  if (of === 'value') return score === 2;
  return sign === '>' ? score > value : score >= value;
}
