import { lnBenjaminiHochberg } from './benjamini-hochberg';
import { lnFisher } from './fisher';
import { frequentPlaces, type Places } from './frequent-places';
import type { Purchases } from './purchases';

export interface SequenceOptions {
  /** The next visit counts when it comes within so many days. */
  readonly days: number;
  readonly minCount: number;
  readonly minLift: number;
  /** Whether buying the same again is a rule too. */
  readonly again: boolean;
  readonly mostItems: number;
  readonly mostRules: number;
}

/** Who buys A buys C the next time. */
export interface SequenceRow {
  readonly antecedent: number;
  readonly consequent: number;
  /** Visits with A, visits followed by one with C, and both. */
  readonly antecedentCount: number;
  readonly consequentCount: number;
  readonly count: number;
  readonly support: number;
  readonly confidence: number;
  /** Confidence over the share of all visits that are followed by one with C. */
  readonly lift: number;
  readonly lnP: number;
  readonly lnQ: number;
  /** Median days between the two. */
  readonly gap: number;
}

export interface Sequences {
  /** Visits that were watched for the whole window. */
  readonly visits: number;
  /** Of these, followed by another within the window. */
  readonly followed: number;
  /** Visits too near to the end of the data. */
  readonly incomplete: number;
  readonly found: number;
  readonly belowLift: number;
  readonly capped: number;
  readonly rows: readonly SequenceRow[];
}

interface Watched {
  readonly visits: number;
  readonly followed: number;
  readonly incomplete: number;
  /** Watched visits with an item; visits followed by one with an item; the same of two places; place by place. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly pairs: Int32Array;
}

/**
 * What is bought next: over all visits (a customer's day with a purchase) that were watched for `days` days, how often
 * one with A is followed, at the customer's next visit within these days, by C. The base rate is the same share over
 * all visits, so that lift compares like with like.
 */
export function sequences(purchases: Purchases, options: SequenceOptions): Sequences {
  const places = frequentPlaces(visitCounts(purchases), options.minCount, options.mostItems);
  const watched = watch(purchases, places, options);
  const tested = rowsOf(watched, places, options);
  const lnQ = lnBenjaminiHochberg(Float64Array.from(tested, ({ lnP }) => lnP));
  const rows = tested
    .map((row, at) => ({ ...row, lnQ: lnQ[at] ?? 0 }))
    .filter(({ lift }) => lift >= options.minLift * (1 - 1e-12))
    .sort(
      (one, other) =>
        other.lift - one.lift ||
        other.count - one.count ||
        one.antecedent - other.antecedent ||
        one.consequent - other.consequent,
    );
  const kept = rows.slice(0, options.mostRules);
  return {
    visits: watched.visits,
    followed: watched.followed,
    incomplete: watched.incomplete,
    found: tested.length,
    belowLift: tested.length - rows.length,
    capped: rows.length - kept.length,
    rows: withGaps(kept, purchases, places, options),
  };
}

function visitCounts({ items, bought }: Purchases): Int32Array {
  const counts = new Int32Array(items);
  for (const item of bought) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

/** Calls with each watched visit and the next one within the window, −1 where there is none. */
function eachWatched(
  { customers, visitStarts, days }: Purchases,
  window: number,
  take: (visit: number, next: number) => void,
): number {
  const last = days.reduce((most, day) => Math.max(most, day), 0) - window;
  let incomplete = 0;
  for (let customer = 0; customer < customers; customer++) {
    const end = visitStarts[customer + 1] ?? 0;
    for (let visit = visitStarts[customer] ?? 0; visit < end; visit++) {
      const day = days[visit] ?? 0;
      if (day > last) incomplete += 1;
      else take(visit, visit + 1 < end && (days[visit + 1] ?? 0) - day <= window ? visit + 1 : -1);
    }
  }
  return incomplete;
}

function watch(purchases: Purchases, { chosen, place }: Places, { days }: SequenceOptions): Watched {
  const width = chosen.length;
  const before = new Int32Array(width);
  const after = new Int32Array(width);
  const pairs = new Int32Array(width * width);
  let [visits, followed] = [0, 0];
  const placesOf = placesAt(purchases, place);
  const incomplete = eachWatched(purchases, days, (visit, next) => {
    visits += 1;
    const here = placesOf(visit);
    for (const a of here) before[a] = (before[a] ?? 0) + 1;
    if (next === -1) return;
    followed += 1;
    const there = placesOf(next);
    for (const c of there) after[c] = (after[c] ?? 0) + 1;
    for (const a of here) for (const c of there) pairs[a * width + c] = (pairs[a * width + c] ?? 0) + 1;
  });
  return { visits, followed, incomplete, before, after, pairs };
}

/** The places of the items of a visit. */
function placesAt({ itemStarts, bought }: Purchases, place: Int32Array): (visit: number) => number[] {
  return (visit) => {
    const found: number[] = [];
    for (let i = itemStarts[visit] ?? 0; i < (itemStarts[visit + 1] ?? 0); i++) {
      const at = place[bought[i] ?? 0] ?? -1;
      if (at !== -1) found.push(at);
    }
    return found;
  };
}

type Tested = Omit<SequenceRow, 'lnQ' | 'gap'>;

function rowsOf(
  { visits, before, after, pairs }: Watched,
  { chosen }: Places,
  { minCount, again }: SequenceOptions,
): Tested[] {
  const rows: Tested[] = [];
  for (let a = 0; a < chosen.length; a++) {
    for (let c = 0; c < chosen.length; c++) {
      const count = pairs[a * chosen.length + c] ?? 0;
      if (count < Math.max(1, minCount) || (a === c && !again)) continue;
      const antecedentCount = before[a] ?? 0;
      const consequentCount = after[c] ?? 0;
      rows.push({
        antecedent: chosen[a] ?? 0,
        consequent: chosen[c] ?? 0,
        ...{ antecedentCount, consequentCount, count },
        support: count / visits,
        confidence: count / antecedentCount,
        lift: (count / antecedentCount) * (visits / consequentCount),
        lnP: lnFisher({
          baskets: visits,
          antecedent: antecedentCount,
          consequent: consequentCount,
          both: count,
        }),
      });
    }
  }
  return rows;
}

/** The median days between, for the rules that are kept. */
function withGaps(
  rows: readonly Omit<SequenceRow, 'gap'>[],
  purchases: Purchases,
  { chosen, place }: Places,
  { days }: SequenceOptions,
): SequenceRow[] {
  const width = chosen.length;
  const rowAt = new Int32Array(width * width).fill(-1);
  rows.forEach(({ antecedent, consequent }, at) => {
    rowAt[(place[antecedent] ?? 0) * width + (place[consequent] ?? 0)] = at;
  });
  const gaps = new Int32Array(rows.length * (days + 1));
  const placesOf = placesAt(purchases, place);
  eachWatched(purchases, days, (visit, next) => {
    if (next === -1) return;
    const gap = (purchases.days[next] ?? 0) - (purchases.days[visit] ?? 0);
    const there = placesOf(next);
    for (const a of placesOf(visit)) {
      for (const c of there) {
        const row = rowAt[a * width + c] ?? -1;
        if (row !== -1) gaps[row * (days + 1) + gap] = (gaps[row * (days + 1) + gap] ?? 0) + 1;
      }
    }
  });
  return rows.map((row, at) => ({
    ...row,
    gap: median(gaps.subarray(at * (days + 1), (at + 1) * (days + 1)), row.count),
  }));
}

/** The median of whole numbers from 0 on, given how often each comes. */
function median(counts: Int32Array, total: number): number {
  const at = (rank: number) => {
    let seen = 0;
    return counts.findIndex((count) => (seen += count) >= rank);
  };
  return (at(Math.floor((total + 1) / 2)) + at(Math.floor(total / 2) + 1)) / 2;
}
