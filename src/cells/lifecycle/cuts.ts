import type { GapFigures } from '../../analysis/quantile/intervals';
import type { Cuts, LifecycleOptions } from './options';
import type { LifecycleResult } from './result';

/** Used where there are too few gaps to tell. */
const DEFAULT: Cuts = { at_risk: 90, lapsed: 180, lost: 365 };
const ENOUGH_GAPS = 30;

/**
 * The thresholds: the reader's, else P80, P90 and P95 of the gaps between purchases, in whole days rounded up: four of five
 * repurchases have come by the first, nine of ten by the second.
 */
export function chooseCuts(
  { cuts }: LifecycleOptions,
  { n, p80, p90, p95 }: GapFigures,
): { cuts: Cuts; from: LifecycleResult['cuts_from'] } {
  if (cuts) return { cuts, from: 'options' };
  if (n < ENOUGH_GAPS || p80 === null || p90 === null || p95 === null) {
    return { cuts: DEFAULT, from: 'default' };
  }
  const [at_risk = 1, lapsed = 1, lost = 1] = [p80, p90, p95].map((days) => Math.max(1, Math.ceil(days)));
  return { cuts: { at_risk, lapsed, lost }, from: 'gaps' };
}
