import type { Warning } from '../../model/warning';
import { type CutRule, MEASURES, type Measure, type PerMeasure, type RfmOptions } from './options';
import type { Scoring } from './result';

/** What is known of one measure before it is scored. */
export interface MeasureStatistics {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly median: number;
  readonly p01: number;
  readonly p99: number;
  /** Type-7 cut points, one fewer than bins; with percentile scoring those of the ranks. */
  readonly quantiles: readonly number[];
}

export interface Statistics extends PerMeasure<MeasureStatistics> {
  readonly customers: number;
  /** Customers with one order. */
  readonly once: number;
}

/** How one measure is scored: by cuts, or in two by its mean or median (`cuts` holds that one value). */
export interface MeasureRuler {
  readonly scoring: Scoring;
  readonly cuts: readonly number[];
  /** The number of scores. */
  readonly bins: number;
}

export interface Ruler {
  readonly measures: PerMeasure<MeasureRuler>;
  readonly warnings: readonly Warning[];
}

const each = <Thing>(make: (measure: Measure) => Thing): PerMeasure<Thing> => ({
  recency: make('recency'),
  frequency: make('frequency'),
  monetary: make('monetary'),
});

/**
 * Decides how each measure is scored. Quantiles are type 7 (`quantile_cont`), R rfm's cut rule adds one to them.
 * Where nothing was asked for and more than half bought once, or the cut points of frequency collide, frequency goes
 * by the thresholds 1, 2, 3, 4, 5+. A baseline's ruler goes before everything.
 */
export function ruler(options: RfmOptions, statistics: Statistics): Ruler {
  const fallback = fallbackReason(options, statistics);
  const measures = each((measure) => measureRuler(measure, options, statistics[measure], fallback !== null));
  return { measures, warnings: warnings(options, statistics, measures, fallback) };
}

function measureRuler(
  measure: Measure,
  options: RfmOptions,
  statistics: MeasureStatistics,
  fallback: boolean,
): MeasureRuler {
  const { score, baseline, bins } = options;
  if (score === 'mean' || score === 'median') {
    const frozen = score === 'mean' ? baseline?.means : baseline?.medians;
    return { scoring: score, cuts: [frozen?.[measure] ?? statistics[score]], bins: 2 };
  }
  const frozen = baseline?.cuts?.[measure];
  if (frozen) return byCuts(frozenScoring(measure, options), frozen);
  const own = options.cuts[measure];
  if (own) return byCuts('thresholds', own);
  const steps = Array.from({ length: bins - 1 }, (_, i) => i + (options.cut_rule === 'r_rfm' ? 2 : 1));
  if (measure === 'frequency' && (fallback || score === 'thresholds')) return byCuts('thresholds', steps);
  if (score === 'percentile') return byCuts('percentile', statistics.quantiles);
  return byCuts('quantile', quantileCuts(options.cut_rule, statistics));
}

function quantileCuts(rule: CutRule, { quantiles, min, max }: MeasureStatistics): number[] {
  if (rule === 'r_rfm') return quantiles.map((cut) => cut + 1);
  if (rule === 'qcut') return [...new Set(quantiles)].filter((cut) => cut > min && cut < max);
  return [...quantiles];
}

function frozenScoring(measure: Measure, { score, baseline }: RfmOptions): Scoring {
  if (score === 'thresholds' || score === 'percentile') return score;
  return (measure === 'frequency' && baseline?.frequency_scored) || 'quantile';
}

function byCuts(scoring: Scoring, cuts: readonly number[]): MeasureRuler {
  return { scoring, cuts, bins: cuts.length + 1 };
}

function fallbackReason({ score, baseline, cuts }: RfmOptions, statistics: Statistics): string | null {
  if (score !== null || baseline || cuts.frequency) return null;
  if (mostlyOnce(statistics)) return 'once';
  return isCollapsed(statistics.frequency.quantiles) ? 'collapsed' : null;
}

function mostlyOnce({ once, customers }: Statistics): boolean {
  return once > customers / 2;
}

function isCollapsed(cuts: readonly number[]): boolean {
  return new Set(cuts).size < cuts.length;
}

function warnings(
  options: RfmOptions,
  statistics: Statistics,
  measures: PerMeasure<MeasureRuler>,
  fallback: string | null,
): Warning[] {
  const found: Warning[] = [];
  const { customers, once } = statistics;
  if (options.baseline) {
    const { name, date } = options.baseline;
    found.push({ code: 'rfm.baseline_used', values: { name, date } });
  }
  if (customers < 300) found.push({ code: 'rfm.few_customers', values: { customers } });
  if (mostlyOnce(statistics)) found.push({ code: 'rfm.mostly_once', values: { share: once / customers } });
  if (fallback === 'collapsed') found.push(collapsed('frequency', statistics.frequency.quantiles));
  if (fallback) found.push({ code: 'rfm.frequency_thresholds', values: { share: once / customers } });
  for (const measure of MEASURES) {
    const { min, max } = statistics[measure];
    const { scoring, cuts } = measures[measure];
    if (min === max) found.push({ code: 'rfm.one_value', values: { measure, value: min } });
    else if (scoring === 'quantile' && new Set(cuts).size < options.bins - 1) {
      found.push(collapsed(measure, cuts));
    } else if (scoring === 'percentile' && telling(cuts, min, max).length < options.bins - 1) {
      found.push(collapsed(measure, telling(cuts, min, max)));
    }
  }
  return found;
}

/** The cuts that part somebody from somebody. */
function telling(cuts: readonly number[], min: number, max: number): number[] {
  return [...new Set(cuts)].filter((cut) => cut >= min && cut < max);
}

function collapsed(measure: Measure, cuts: readonly number[]): Warning {
  return { code: 'rfm.cuts_collapsed', values: { measure, bins: new Set(cuts).size + 1 } };
}
