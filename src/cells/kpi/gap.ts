import type { DimensionParts, GroupParts, KpiLive } from './result';

export const AGAINST = ['before', 'year', 'target'] as const;
export type Against = (typeof AGAINST)[number];

/** What one group adds to the difference of a value. */
export interface GapPart {
  readonly group: string | null;
  readonly now: number | null;
  readonly then: number | null;
  /** Its share of the denominator (of a ratio) or of the value (of a sum), now. */
  readonly weight: number | null;
  /** What it adds altogether: `rate` + `mix`. */
  readonly effect: number;
  /** Through its own value, and through its weight. */
  readonly rate: number;
  readonly mix: number;
  readonly customers: number | null;
}

export interface Gap {
  readonly dimension: string;
  readonly merged: number;
  readonly total: number;
  /** The largest part of the difference first. */
  readonly parts: readonly GapPart[];
  /** What the groups do not explain (figures that do not add up over groups); 0 mostly. */
  readonly rest: number;
}

interface Side {
  readonly n: number;
  readonly d: number;
}

/**
 * Where the difference between two periods comes from. A sum: each group's own difference. A ratio of sums: with weights
 * w = a group's share of the denominator and its own ratio r, the group adds `mean w × Δr` (its own value: rate) and
 * `Δw × (mean r − mean of the whole)` (its weight: mix); over all groups these add up to the difference, without a
 * remainder. (The midpoint form of Kitagawa 1955, "Components of a difference between two rates".)
 */
export function gapBetween(live: KpiLive, dimension: DimensionParts, now: string, then: string): Gap | null {
  const [at, from] = [now, then].map((period) => live.periods.findIndex((one) => one.period === period));
  if (at === undefined || from === undefined || at < 0 || from < 0) return null;
  const [value, before] = [live.periods[at]?.value ?? null, live.periods[from]?.value ?? null];
  if (value === null || before === null) return null;
  const isSum = dimension.groups.every(({ denominator }) => denominator === null);
  const parts = isSum
    ? sums(dimension.groups, at, from)
    : ratios(dimension.groups, at, from, (value + before) / 2);
  return finish(dimension, value - before, parts);
}

/**
 * What each group adds to the distance from the target. A ratio: its weight × (its own value − the target), which adds up to the
 * distance. A sum has no target by group: each is asked for its share of the value in the period compared with.
 */
export function gapToTarget(
  live: KpiLive,
  dimension: DimensionParts,
  now: string,
  then: string | null,
  target: number,
): Gap | null {
  const at = live.periods.findIndex((one) => one.period === now);
  const value = live.periods[at]?.value ?? null;
  if (at < 0 || value === null) return null;
  const isSum = dimension.groups.every(({ denominator }) => denominator === null);
  if (!isSum) return finish(dimension, value - target, toRatio(dimension.groups, at, target));
  const from = live.periods.findIndex((one) => one.period === then);
  const before = live.periods[from]?.value ?? 0;
  if (from < 0 || before <= 0) return null;
  const parts = dimension.groups.map((group) => {
    const [own, was] = [side(group, at).n, side(group, from).n];
    const effect = own - (was / before) * target;
    return part(group, at, { now: own, then: was, weight: value === 0 ? null : own / value }, effect, 0);
  });
  return finish(dimension, value - target, parts);
}

function finish({ dimension, merged }: DimensionParts, total: number, parts: readonly GapPart[]): Gap {
  const explained = parts.reduce((sum, { effect }) => sum + effect, 0);
  const scale = Math.max(Math.abs(total), ...parts.map(({ effect }) => Math.abs(effect)), 1e-300);
  const rest = total - explained;
  return {
    ...{ dimension, merged, total },
    parts: [...parts].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || byKey(a.group, b.group)),
    rest: Math.abs(rest) < scale * 1e-9 ? 0 : rest,
  };
}

function byKey(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function side({ numerator, denominator }: GroupParts, at: number): Side {
  return { n: numerator[at] ?? 0, d: denominator?.[at] ?? 0 };
}

function part(
  { group, customers }: GroupParts,
  at: number,
  known: Pick<GapPart, 'now' | 'then' | 'weight'>,
  rate: number,
  mix: number,
): GapPart {
  return { group, ...known, rate, mix, effect: rate + mix, customers: customers[at] ?? null };
}

function sums(groups: readonly GroupParts[], at: number, from: number): GapPart[] {
  const whole = groups.reduce((sum, group) => sum + side(group, at).n, 0);
  return groups.map((group) => {
    const [now, then] = [side(group, at).n, side(group, from).n];
    return part(group, at, { now, then, weight: whole === 0 ? null : now / whole }, now - then, 0);
  });
}

function ratios(groups: readonly GroupParts[], at: number, from: number, mean: number): GapPart[] {
  const whole = (place: number) => groups.reduce((sum, group) => sum + side(group, place).d, 0);
  const [all, were] = [whole(at), whole(from)];
  return groups.map((group) => {
    const [a, b] = [side(group, at), side(group, from)];
    const [now, then] = [a.d === 0 ? null : a.n / a.d, b.d === 0 ? null : b.n / b.d];
    const [weight, was] = [all === 0 ? 0 : a.d / all, were === 0 ? 0 : b.d / were];
    // Who is not there on one side has no value of its own there: all it adds is by weight.
    const [r, q] = [now ?? then ?? 0, then ?? now ?? 0];
    const rate = ((weight + was) / 2) * (r - q);
    return part(group, at, { now, then, weight }, rate, (weight - was) * ((r + q) / 2 - mean));
  });
}

function toRatio(groups: readonly GroupParts[], at: number, target: number): GapPart[] {
  const whole = groups.reduce((sum, group) => sum + side(group, at).d, 0);
  return groups.map((group) => {
    const { n, d } = side(group, at);
    const [now, weight] = [d === 0 ? null : n / d, whole === 0 ? 0 : d / whole];
    return part(group, at, { now, then: null, weight }, now === null ? 0 : weight * (now - target), 0);
  });
}
