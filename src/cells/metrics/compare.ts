import type { Span } from '../../sql/metrics/spans';
import { UNITS, type GroupMetric } from './keys';
import type { Compared } from './result';

/** A value of another period beside the one of now: points for shares, a relative change for all else. */
export function compared(
  metric: GroupMetric,
  now: number | null,
  then: number | null,
  { from, to }: Span,
): Compared {
  return { value: then, from, to, change: now === null || then === null ? null : change(metric, now, then) };
}

function change(metric: GroupMetric, now: number, then: number): number | null {
  const unit = UNITS[metric];
  if (unit === 'share' || unit === 'rank') return now - then;
  return then === 0 ? null : (now - then) / Math.abs(then);
}
