import type { Baskets } from './baskets';
import { candidates } from './candidates';
import { countSets } from './count-sets';
import { frequentPlaces } from './frequent-places';
import { pairCounts, type Span } from './pair-counts';

/** Frequent sets of one length, in order. */
export interface Level {
  readonly length: number;
  /** Numbers of the catalogue, `length` a set, ascending in each. */
  readonly sets: Int32Array;
  /** Baskets that hold the whole set. */
  readonly counts: Int32Array;
}

export interface MineOptions {
  /** A set in fewer baskets than this is not frequent. */
  readonly minCount: number;
  readonly maxLength: number;
  /** At most so many items are looked at, the most frequent ones. */
  readonly mostItems: number;
  /** At most so many sets of a length. */
  readonly mostSets: number;
}

export interface Mined {
  /** Baskets of the span. */
  readonly baskets: number;
  readonly levels: readonly Level[];
  /** Items that are frequent, before the cap. */
  readonly frequentItems: number;
  /** What was asked for, or more where there were too many pairs. */
  readonly minCount: number;
  /** Longer sets were not looked for because there were too many; else the length asked for. */
  readonly maxLength: number;
}

/**
 * Frequent sets of items in a span of baskets: items, then pairs by a table of counts, then longer ones level by level
 * by intersecting bit sets.
 */
export function frequentSets(
  baskets: Baskets,
  span: Span,
  options: MineOptions,
  report: (done: number, total: number) => void = () => undefined,
): Mined {
  const { maxLength, mostSets } = options;
  const single = frequentItems(baskets, span, options);
  const base = { baskets: span.to - span.from, frequentItems: single.frequent };
  const levels: Level[] = [single.level];
  let { minCount } = options;
  if (maxLength > 1 && single.level.counts.length > 1) {
    report(1, maxLength);
    const pairs = frequentPairs(
      pairCounts(baskets, single.level.sets, span),
      single.level.sets,
      minCount,
      mostSets,
    );
    if (pairs.minCount > minCount) levels[0] = keep(single.level, pairs.minCount);
    minCount = pairs.minCount;
    levels.push(pairs.level);
  }
  for (let length = 3; length <= maxLength && (levels[length - 2]?.counts.length ?? 0) >= length; length++) {
    report(length - 1, maxLength);
    const next = longerSets(baskets, span, levels, minCount, mostSets);
    if (!next) return { ...base, levels, minCount, maxLength: length - 1 };
    levels.push(next);
  }
  return { ...base, levels: levels.filter(({ counts }) => counts.length > 0), minCount, maxLength };
}

function frequentItems(
  baskets: Baskets,
  span: Span,
  { minCount, mostItems }: MineOptions,
): { level: Level; frequent: number } {
  const counts = itemCounts(baskets, span);
  const { chosen: items, frequent } = frequentPlaces(counts, minCount, mostItems);
  const level = { length: 1, sets: items, counts: items.map((item) => counts[item] ?? 0) };
  return { level, frequent };
}

/** How many baskets of a span hold each item of the catalogue. */
export function itemCounts({ items, starts, holders, count }: Baskets, { from, to }: Span): Int32Array {
  const counts = new Int32Array(items);
  const whole = from === 0 && to === count;
  for (let item = 0; item < items; item++) {
    const end = starts[item + 1] ?? 0;
    const begin = starts[item] ?? 0;
    if (whole) counts[item] = end - begin;
    else
      for (let i = begin; i < end; i++) {
        const holder = holders[i] ?? 0;
        if (holder >= from && holder < to) counts[item] = (counts[item] ?? 0) + 1;
      }
  }
  return counts;
}

/** The pairs that are frequent; with too many of them, those that are in more baskets. */
function frequentPairs(
  table: Int32Array,
  items: Int32Array,
  asked: number,
  most: number,
): { level: Level; minCount: number } {
  const minCount = leastFor(table, Math.max(1, asked), most);
  const sets: number[] = [];
  const counts: number[] = [];
  for (let a = 0; a < items.length; a++) {
    for (let b = a + 1; b < items.length; b++) {
      const count = table[a * items.length + b] ?? 0;
      if (count < minCount) continue;
      sets.push(items[a] ?? 0, items[b] ?? 0);
      counts.push(count);
    }
  }
  return { level: { length: 2, sets: Int32Array.from(sets), counts: Int32Array.from(counts) }, minCount };
}

/** The least count that no more than `most` entries reach, at least `asked`. */
function leastFor(table: Int32Array, asked: number, most: number): number {
  const reached = table.filter((count) => count >= asked);
  if (reached.length <= most) return asked;
  reached.sort();
  return (reached[reached.length - most - 1] ?? asked) + 1;
}

function keep({ length, sets, counts }: Level, minCount: number): Level {
  const kept = Int32Array.from(counts.keys()).filter((at) => (counts[at] ?? 0) >= minCount);
  const items = (at: number) => Array.from(sets.subarray(at * length, (at + 1) * length));
  return {
    length,
    sets: Int32Array.from(Array.from(kept).flatMap(items)),
    counts: kept.map((at) => counts[at] ?? 0),
  };
}

function longerSets(
  baskets: Baskets,
  span: Span,
  levels: readonly Level[],
  minCount: number,
  most: number,
): Level | null {
  const shorter = levels.at(-1);
  const items = levels[0]?.sets;
  if (!shorter || !items) return null;
  const length = shorter.length + 1;
  const sets = candidates(shorter.sets, shorter.length, most);
  if (!sets) return null;
  const place = new Map(Array.from(items, (item, at) => [item, at]));
  const places = sets.map((item) => place.get(item) ?? 0);
  return keep({ length, sets, counts: countSets(baskets, items, places, length, span) }, minCount);
}
