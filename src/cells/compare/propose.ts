import { sizeOf, sizeOfV } from '../../analysis/stats/effect';
import { dunn, type Ranked } from '../../analysis/stats/ranks';
import { isReliable, pairs, twoRows } from './dimension';
import type { Judge } from './judge';
import type { Proposal } from './result';

/** What a column says of each segment, in sums that can be added when segments are merged. */
export type Profile =
  | { readonly kind: 'metric'; readonly ranks: readonly Ranked[]; readonly n: number; readonly ties: number }
  | { readonly kind: 'dimension'; readonly counts: readonly (readonly number[])[] };

/** What a business can act on (three to five). */
const MOST = 5;
const LEAST = 3;

interface Group {
  readonly members: readonly number[];
  readonly customers: number;
  readonly profiles: readonly (Ranked | readonly number[])[];
}

/**
 * Fewer segments that differ clearly: the two most alike are merged until five are left, and on to three while some two
 * do not differ clearly. Alike by Ward's measure: the sizes times the squared distance over all columns, of the mean rank
 * for metrics and of the shares (chi-square distance) for dimensions. Null where there are five or fewer to begin with.
 */
export function propose(
  sizes: readonly number[],
  columns: readonly Profile[],
  judge: Judge,
): Proposal | null {
  if (sizes.filter((size) => size > 0).length <= MOST || columns.length === 0) return null;
  let groups = sizes.flatMap((customers, at): Group[] =>
    customers > 0
      ? [{ members: [at], customers, profiles: columns.map((column) => profileOf(column, at)) }]
      : [],
  );
  while (groups.length > MOST || (groups.length > LEAST && !allClear(groups, columns, judge))) {
    groups = mergeClosest(groups, columns);
  }
  groups.sort((a, b) => b.customers - a.customers || (a.members[0] ?? 0) - (b.members[0] ?? 0));
  return {
    groups: groups.map(({ members }) => members),
    customers: groups.map(({ customers }) => customers),
    all_clear: allClear(groups, columns, judge),
  };
}

function profileOf(column: Profile, at: number): Ranked | readonly number[] {
  return column.kind === 'metric' ? (column.ranks[at] ?? { n: 0, rankSum: 0 }) : (column.counts[at] ?? []);
}

function mergeClosest(groups: readonly Group[], columns: readonly Profile[]): Group[] {
  let best: readonly [number, number] = [0, 1];
  let least = Infinity;
  for (const [a, b] of pairs(groups.length)) {
    const cost = mergeCost(groups[a], groups[b], columns);
    if (cost < least) [best, least] = [[a, b], cost];
  }
  const [first, second] = best.map((at) => groups[at]);
  if (!first || !second) return [...groups];
  const merged: Group = {
    members: [...first.members, ...second.members].sort((a, b) => a - b),
    customers: first.customers + second.customers,
    profiles: first.profiles.map((profile, i) => added(profile, second.profiles[i])),
  };
  return groups.flatMap((group, at) => (at === best[0] ? [merged] : at === best[1] ? [] : [group]));
}

function added(
  a: Ranked | readonly number[],
  b: Ranked | readonly number[] | undefined,
): Ranked | readonly number[] {
  if (isCounts(a)) return a.map((count, j) => count + (b && isCounts(b) ? (b[j] ?? 0) : 0));
  return b && !isCounts(b) ? { n: a.n + b.n, rankSum: a.rankSum + b.rankSum } : a;
}

function isCounts(profile: Ranked | readonly number[]): profile is readonly number[] {
  return Array.isArray(profile);
}

function mergeCost(a: Group | undefined, b: Group | undefined, columns: readonly Profile[]): number {
  if (!a || !b) return Infinity;
  const squared = columns.reduce((sum, column, i) => sum + distance(column, a.profiles[i], b.profiles[i]), 0);
  return ((a.customers * b.customers) / (a.customers + b.customers)) * squared;
}

/** Squared, in the spread of the whole: ranks spread evenly, with a variance of n² ÷ 12. */
function distance(column: Profile, a: Group['profiles'][number] | undefined, b: typeof a): number {
  if (!a || !b) return 0;
  if (column.kind === 'metric') {
    if (isCounts(a) || isCounts(b) || a.n === 0 || b.n === 0) return 0;
    return 12 * ((a.rankSum / a.n - b.rankSum / b.n) / column.n) ** 2;
  }
  if (!isCounts(a) || !isCounts(b)) return 0;
  const [own, other] = [total(a), total(b)];
  const totals = a.map((_, j) => total(column.counts.map((row) => row[j] ?? 0)));
  const whole = total(totals);
  if (own === 0 || other === 0 || a.length < 2) return 0;
  const parts = a.map((count, j) =>
    (totals[j] ?? 0) > 0 ? (count / own - (b[j] ?? 0) / other) ** 2 / ((totals[j] ?? 0) / whole) : 0,
  );
  return total(parts) / (a.length - 1);
}

function total(list: readonly number[]): number {
  return list.reduce((sum, value) => sum + value, 0);
}

function allClear(groups: readonly Group[], columns: readonly Profile[], judge: Judge): boolean {
  const tests = pairs(groups.length).length * columns.length;
  return pairs(groups.length).every(([a, b]) =>
    columns.some((column, i) =>
      isClear(column, groups[a]?.profiles[i], groups[b]?.profiles[i], tests, judge),
    ),
  );
}

/** Whether two groups differ clearly in a column, by a p-value times the number of all tests. */
function isClear(
  column: Profile,
  a: Group['profiles'][number] | undefined,
  b: typeof a,
  tests: number,
  judge: Judge,
): boolean {
  if (!a || !b) return false;
  if (column.kind === 'metric') {
    if (isCounts(a) || isCounts(b) || a.n === 0 || b.n === 0) return false;
    const found = dunn(a, b, column.n, column.ties);
    return found !== null && clear(found.chance.ln_p, judge.isLarge(sizeOf('dominance', found.dominance)));
  }
  const found = isCounts(a) && isCounts(b) ? twoRows(a, b) : null;
  if (!found || !isReliable(found)) return false;
  return clear(found.chance.ln_p, judge.isLarge(sizeOfV(found.v_corrected, found.dimensions)));

  function clear(ln: number, large: boolean): boolean {
    return large && judge.isReal({ p: 0, ln_p: ln + Math.log(tests) });
  }
}
