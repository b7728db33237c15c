import type { Baskets } from './baskets';
import type { Span } from './pair-counts';

/** Bytes of bit sets at a time: about what a processor's caches hold. */
const MOST_BYTES = 2 ** 25;
const LEAST_WORDS = 64;

/**
 * In how many baskets of a span each of some sets of items is whole (Eclat's intersection of bit sets, Zaki 2000), a
 * part of the baskets at a time so that memory stays small. Sets that begin alike stand next to each other, and what
 * they have in common is intersected once.
 *
 * @param sets places in `items`, `length` a set, ascending in each
 */
export function countSets(
  baskets: Baskets,
  items: Int32Array,
  sets: Int32Array,
  length: number,
  span: Span,
  mostBytes = MOST_BYTES,
): Int32Array {
  const counts = new Int32Array(sets.length / length);
  const most = Math.max(LEAST_WORDS, Math.floor(mostBytes / 4 / Math.max(1, items.length)));
  for (let from = span.from; from < span.to; from += most * 32) {
    const to = Math.min(span.to, from + most * 32);
    const words = Math.ceil((to - from) / 32);
    const bits = bitSets(baskets, items, { from, to }, words);
    countIn(bits, words, sets, length, counts);
  }
  return counts;
}

function bitSets(
  { starts, holders }: Baskets,
  items: Int32Array,
  { from, to }: Span,
  words: number,
): Int32Array {
  const bits = new Int32Array(items.length * words);
  for (let place = 0; place < items.length; place++) {
    const item = items[place] ?? 0;
    const end = starts[item + 1] ?? 0;
    for (let i = starts[item] ?? 0; i < end; i++) {
      const basket = (holders[i] ?? 0) - from;
      if (basket < 0 || basket >= to - from) continue;
      const at = place * words + (basket >>> 5);
      bits[at] = (bits[at] ?? 0) | (1 << (basket & 31));
    }
  }
  return bits;
}

function countIn(
  bits: Int32Array,
  words: number,
  sets: Int32Array,
  length: number,
  counts: Int32Array,
): void {
  /** What the first d + 1 items of the current set have in common. */
  const common = Array.from({ length: length - 1 }, () => new Int32Array(words));
  const held = new Int32Array(length - 1).fill(-1);
  for (let set = 0; set < counts.length; set++) {
    const first = set * length;
    let same = 0;
    while (same < length - 1 && held[same] === sets[first + same]) same += 1;
    for (let depth = same; depth < length - 1; depth++) {
      const item = sets[first + depth] ?? 0;
      held[depth] = item;
      intersect(common[depth - 1], bits, item * words, common[depth]);
    }
    // What lies deeper belongs to another beginning.
    const last = (sets[first + length - 1] ?? 0) * words;
    counts[set] = (counts[set] ?? 0) + bitsInCommon(common[length - 2], bits, last, words);
  }
}

function intersect(
  before: Int32Array | undefined,
  bits: Int32Array,
  at: number,
  into: Int32Array | undefined,
): void {
  if (!into) return;
  if (!before) into.set(bits.subarray(at, at + into.length));
  else
    for (let word = 0; word < into.length; word++) into[word] = (before[word] ?? 0) & (bits[at + word] ?? 0);
}

function bitsInCommon(one: Int32Array | undefined, bits: Int32Array, at: number, words: number): number {
  let count = 0;
  for (let word = 0; word < words; word++) {
    const other = bits[at + word] ?? 0;
    let v = one ? (one[word] ?? 0) & other : other;
    if (v === 0) continue;
    v -= (v >>> 1) & 0x55555555;
    v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
    count += Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}
