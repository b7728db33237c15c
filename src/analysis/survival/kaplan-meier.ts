/** How many spells ended (`events`) or were last seen still going (`censored`) after a time. Times ascend. */
export interface SpellCount {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
}

/** The curve right after a time at which something ended. */
export interface SurvivalPoint {
  readonly time: number;
  /** Spells still going right before. */
  readonly atRisk: number;
  readonly events: number;
  /** Share still going. */
  readonly survival: number;
  /** Greenwood's standard error. */
  readonly error: number;
  /** A 95 % interval that stays within 0 and 1 (log–log transform). */
  readonly low: number;
  readonly high: number;
}

const Z = 1.959963984540054;

/**
 * The Kaplan–Meier estimate of how long spells go on (Kaplan and Meier 1958), with Greenwood's variance
 * S² Σ d ÷ (n (n − d)). What is censored at a time counts as at risk at it. One point for every time with an event.
 */
export function kaplanMeier(counts: readonly SpellCount[]): SurvivalPoint[] {
  let atRisk = counts.reduce((sum, { events, censored }) => sum + events + censored, 0);
  let survival = 1;
  let greenwood = 0;
  const points: SurvivalPoint[] = [];
  for (const { time, events, censored } of counts) {
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      points.push({ time, atRisk, events, survival, ...interval(survival, greenwood) });
    }
    atRisk -= events + censored;
  }
  return points;
}

function interval(survival: number, greenwood: number): Pick<SurvivalPoint, 'error' | 'low' | 'high'> {
  // Where all have ended nothing is left to vary.
  if (survival <= 0) return { error: 0, low: 0, high: 0 };
  const spread = Math.sqrt(greenwood);
  const width = (Z * spread) / Math.log(survival);
  return {
    error: survival * spread,
    low: survival ** Math.exp(-width),
    high: survival ** Math.exp(width),
  };
}

/** The point that holds at a time; null before the first event. */
export function pointAt(points: readonly SurvivalPoint[], time: number): SurvivalPoint | null {
  let found: SurvivalPoint | null = null;
  for (const point of points) {
    if (point.time > time) break;
    found = point;
  }
  return found;
}

/** The first time by which half have ended; null where that was not seen. */
export function medianTime(points: readonly SurvivalPoint[]): number | null {
  return points.find(({ survival }) => survival <= 0.5)?.time ?? null;
}

/** The longest time that was observed of any spell. */
export function lastTime(counts: readonly SpellCount[]): number {
  return counts.findLast(({ events, censored }) => events + censored > 0)?.time ?? 0;
}
