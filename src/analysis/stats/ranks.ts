import type { Chance } from './chance';
import { chiSquareUpper, zTwoSided } from './distributions';

/** A group's ranks among all values, equal values having the mean of their ranks. */
export interface Ranked {
  readonly n: number;
  readonly rankSum: number;
}

export interface KruskalWallis {
  readonly h: number;
  readonly df: number;
  readonly chance: Chance;
  /** H ÷ (n − 1): the share of the spread of ranks that lies between groups (epsilon squared). */
  readonly epsilon2: number;
}

/**
 * Kruskal–Wallis: do some groups rank higher than others? Corrected for ties.
 *
 * @param ties Σ (t³ − t) over the values, t of which are equal
 * @returns null where all values are equal or there are no two groups
 */
export function kruskalWallis(groups: readonly Ranked[], ties: number): KruskalWallis | null {
  const n = groups.reduce((total, group) => total + group.n, 0);
  const correction = 1 - ties / (n * n * n - n);
  if (groups.length < 2 || !(correction > 0)) return null;
  // Σ n (mean rank − (n + 1) / 2)² keeps its digits where Σ R² / n − … would not.
  const middle = (n + 1) / 2;
  const between = groups.reduce(
    (total, group) => total + group.n * (group.rankSum / group.n - middle) ** 2,
    0,
  );
  const h = ((12 / (n * (n + 1))) * between) / correction;
  return {
    h,
    df: groups.length - 1,
    chance: chiSquareUpper(h, groups.length - 1),
    epsilon2: Math.min(1, h / (n - 1)),
  };
}

export interface PairOfRanks {
  readonly z: number;
  readonly chance: Chance;
  /** How much more often a customer of the first group is above one of the second than below, by mean ranks (−1 to 1). */
  readonly dominance: number;
}

/** Dunn's test (1964) of two groups by their ranks among all, corrected for ties. */
export function dunn(a: Ranked, b: Ranked, n: number, ties: number): PairOfRanks | null {
  const variance = ((n * (n + 1)) / 12 - ties / (12 * (n - 1))) * (1 / a.n + 1 / b.n);
  if (!(variance > 0)) return null;
  const difference = a.rankSum / a.n - b.rankSum / b.n;
  const z = difference / Math.sqrt(variance);
  return { z, chance: zTwoSided(z), dominance: (2 * difference) / n };
}
