/** Whether more or less of a criterion is better. */
export const BETTER = ['high', 'low'] as const;
export type Better = (typeof BETTER)[number];

/** What is better where nobody says: a low price, and more of everything else. */
export function usuallyBetter(key: string): Better {
  return key === 'price_level' ? 'low' : 'high';
}

/** The best of some scores; null without any. */
export function bestOf(scores: readonly number[], better: Better): number | null {
  if (scores.length === 0) return null;
  return better === 'high' ? Math.max(...scores) : Math.min(...scores);
}

/** By how much a score is ahead of another; below 0 behind it. */
export function leadOver(own: number, other: number, better: Better): number {
  return better === 'high' ? own - other : other - own;
}
