import type { Chance } from './chance';
import { fUpper, tTwoSided } from './distributions';

/** A group's values in three figures. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** With n − 1; 0 of a single value. */
  readonly variance: number;
}

export interface FTest {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly chance: Chance;
}

export interface Spread {
  /** Sums of squares. */
  readonly between: number;
  readonly within: number;
  readonly mean: number;
  /** Standard deviation of all values, and inside groups. */
  readonly sd: number;
  readonly sd_within: number;
  /** Share of all spread that lies between groups. */
  readonly eta2: number;
  /** The same less what chance alone gives; never below 0. */
  readonly omega2: number;
}

/** How the spread of all values parts into between and within groups. Null where nothing varies or groups are single. */
export function spreadOf(groups: readonly Moments[]): Spread | null {
  const n = sum(groups.map((group) => group.n));
  const mean = sum(groups.map((group) => group.n * group.mean)) / n;
  const between = sum(groups.map((group) => group.n * (group.mean - mean) ** 2));
  const within = sum(groups.map((group) => (group.n - 1) * group.variance));
  const total = between + within;
  const k = groups.length;
  if (!(total > 0) || n <= k || k < 2) return null;
  const meanSquare = within / (n - k);
  return {
    ...{ between, within, mean },
    sd: Math.sqrt(total / (n - 1)),
    sd_within: Math.sqrt(meanSquare),
    eta2: between / total,
    omega2: Math.max(0, (between - (k - 1) * meanSquare) / (total + meanSquare)),
  };
}

/** One-way analysis of variance: are the means of groups of equal spread the same? */
export function anova(groups: readonly Moments[]): FTest | null {
  const spread = spreadOf(groups);
  const df1 = groups.length - 1;
  const df2 = sum(groups.map((group) => group.n)) - groups.length;
  if (!spread) return null;
  const f = spread.within > 0 ? spread.between / df1 / (spread.within / df2) : Infinity;
  return { f, df1, df2, chance: fUpper(f, df1, df2) };
}

/** Welch's test of equal means (1951), whatever the spreads; groups of one or without spread cannot take part: null. */
export function welch(groups: readonly Moments[]): FTest | null {
  if (groups.length < 2 || groups.some(({ n, variance }) => n < 2 || !(variance > 0))) return null;
  const k = groups.length;
  const weights = groups.map(({ n, variance }) => n / variance);
  const weight = sum(weights);
  const mean = sum(groups.map((group, i) => (weights[i] ?? 0) * group.mean)) / weight;
  const between = sum(groups.map((group, i) => (weights[i] ?? 0) * (group.mean - mean) ** 2)) / (k - 1);
  const rest = sum(groups.map(({ n }, i) => (1 - (weights[i] ?? 0) / weight) ** 2 / (n - 1)));
  const f = between / (1 + ((2 * (k - 2)) / (k * k - 1)) * rest);
  const df2 = (k * k - 1) / (3 * rest);
  return { f, df1: k - 1, df2, chance: fUpper(f, k - 1, df2) };
}

export interface PairOfMeans {
  readonly difference: number;
  /** Cohen's d: the difference in standard deviations of the two groups together; null where there is no spread. */
  readonly d: number | null;
  readonly t: number;
  readonly df: number;
  readonly chance: Chance;
}

/** Welch's t-test of two means; null where one group has a single value or neither has spread. */
export function welchPair(a: Moments, b: Moments): PairOfMeans | null {
  if (a.n < 2 || b.n < 2 || !(a.variance + b.variance > 0)) return null;
  const [of, off] = [a.variance / a.n, b.variance / b.n];
  const difference = a.mean - b.mean;
  const t = difference / Math.sqrt(of + off);
  const df = (of + off) ** 2 / (of ** 2 / (a.n - 1) + off ** 2 / (b.n - 1));
  const pooled = ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / (a.n + b.n - 2);
  return { difference, d: difference / Math.sqrt(pooled), t, df, chance: tTwoSided(t, df) };
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
