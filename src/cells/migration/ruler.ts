import { CN8, MAPS, OTHERS, type MapSegment } from '../../analysis/rfm/maps';
import { allScores, segmentOfScore } from '../../analysis/rfm/segmentOfScore';
import { MEASURES, type Baseline, type Measure, type MigrationOptions, type PerMeasure } from './options';

/** What is known of a measure over a window's customers. */
export interface MeasureStatistics {
  readonly mean: number;
  readonly median: number;
  /** Type-7 quantiles at 1/bins, 2/bins, … */
  readonly quantiles: readonly number[];
}

export interface WindowStatistics extends PerMeasure<MeasureStatistics> {
  readonly customers: number;
  readonly once: number;
}

/** How a measure is scored: by cut points, or in two by its mean or median (`cuts` holds that one value). */
export interface MeasureScale {
  readonly scoring: 'quantile' | 'thresholds' | 'mean' | 'median';
  readonly cuts: readonly number[];
}

export type Scales = PerMeasure<MeasureScale>;

/** The scale of each measure, by the rules of an `rfm` cell: frozen where there is a baseline. */
export function scalesOf(options: MigrationOptions, statistics: WindowStatistics): Scales {
  return each((measure) => scaleOf(measure, options, statistics));
}

function scaleOf(measure: Measure, options: MigrationOptions, statistics: WindowStatistics): MeasureScale {
  const { score, baseline, bins } = options;
  const own = statistics[measure];
  if (score === 'mean' || score === 'median') {
    const frozen = score === 'mean' ? baseline?.means : baseline?.medians;
    return { scoring: score, cuts: [frozen?.[measure] ?? own[score]] };
  }
  const frozen = baseline?.cuts?.[measure];
  if (frozen) return { scoring: frozenScoring(measure, baseline), cuts: frozen };
  const fallback = measure === 'frequency' && score === null && !isSpread(statistics);
  if (fallback) return { scoring: 'thresholds', cuts: Array.from({ length: bins - 1 }, (_, i) => i + 1) };
  return { scoring: 'quantile', cuts: own.quantiles };
}

function frozenScoring(measure: Measure, baseline: Baseline | null): 'quantile' | 'thresholds' {
  return (measure === 'frequency' && baseline?.frequency_scored) || 'quantile';
}

/** Whether quantiles of frequency tell customers apart: at most half bought once and no two cut points are one. */
function isSpread({ once, customers, frequency: { quantiles } }: WindowStatistics): boolean {
  return once <= customers / 2 && new Set(quantiles).size === quantiles.length;
}

/** What every score means: the segment of its map. In two-way maps high is above the mean score. */
export function segmentsOfScores(
  options: MigrationOptions,
  scales: Scales,
  meanScores: PerMeasure<number>,
): ReadonlyMap<string, string> {
  const bins = (measure: Measure) => scales[measure].cuts.length + 1;
  const scores = allScores({ r: bins('recency'), f: bins('frequency'), m: bins('monetary') });
  const segment = (score: string): MapSegment => {
    if (options.segments !== 'cn8') return segmentOfScore(MAPS[options.segments], score) ?? OTHERS;
    const high = MEASURES.map((measure, i) => isHigh(measure, Number(score[i]), options, scales, meanScores));
    return segmentOfScore(CN8, high.map((one) => (one ? '2' : '1')).join('')) ?? OTHERS;
  };
  return new Map(scores.map((score) => [score, segment(score).segment]));
}

function isHigh(
  measure: Measure,
  score: number,
  options: MigrationOptions,
  scales: Scales,
  meanScores: PerMeasure<number>,
): boolean {
  const { scoring } = scales[measure];
  if (scoring === 'mean' || scoring === 'median') return score === 2;
  // Thresholds that stand in for quantiles: two orders and more are high.
  if (measure === 'frequency' && scoring === 'thresholds' && options.score === null) return score >= 2;
  return score > (options.baseline?.mean_scores?.[measure] ?? meanScores[measure]);
}

/** One thing for each measure. */
export function each<Thing>(make: (measure: Measure) => Thing): PerMeasure<Thing> {
  return { recency: make('recency'), frequency: make('frequency'), monetary: make('monetary') };
}
