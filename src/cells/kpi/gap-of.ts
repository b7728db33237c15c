import { gapBetween, gapToTarget, type Against, type Gap } from './gap';
import type { Standing } from './board';
import type { DimensionParts, KpiLive } from './result';

/** Where a period's difference on another one, or on its target, comes from; null where that cannot be told. */
export function gapOf(
  live: KpiLive,
  dimension: DimensionParts,
  { period, before, year, goal, due }: Standing,
  against: Against,
): Gap | null {
  if (against === 'target') {
    if (goal === null) return null;
    const then = goal.base?.period ?? year?.period ?? before?.period ?? null;
    return gapToTarget(live, dimension, period, then, due ?? goal.value);
  }
  const other = against === 'before' ? before : year;
  return other && gapBetween(live, dimension, period, other.period);
}
