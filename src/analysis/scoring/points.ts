/** Scores run from 1 to 5; 3 is the middle. */
export const LEAST_POINTS = 1;
export const MOST_POINTS = 5;

/** Where the scale is cut into three parts of equal length: low, medium, high. */
export const LOW_BELOW = LEAST_POINTS + (MOST_POINTS - LEAST_POINTS) / 3;
export const HIGH_FROM = LEAST_POINTS + (2 * (MOST_POINTS - LEAST_POINTS)) / 3;

export const LEVELS = ['low', 'medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];

/** In which third of the scale a score lies. A hair above a line counts as on it: sums of fractions are not exact. */
export function levelOf(points: number): Level {
  if (points < LOW_BELOW - 1e-9) return 'low';
  return points < HIGH_FROM - 1e-9 ? 'medium' : 'high';
}

/**
 * Points of a figure on a straight line: 1 at `worst`, 5 at `best`, not beyond either. `worst` may lie above `best`,
 * where less is better. Where the two are one, nothing can be told apart: 3.
 */
export function pointsOnLine(value: number, worst: number, best: number): number {
  if (worst === best) return (LEAST_POINTS + MOST_POINTS) / 2;
  const share = Math.min(1, Math.max(0, (value - worst) / (best - worst)));
  return LEAST_POINTS + (MOST_POINTS - LEAST_POINTS) * share;
}
