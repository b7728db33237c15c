import { dice } from './bigrams';

/** Takes a pair of positions that may be near; the same pair can come more than once. */
export type TakePair = (a: number, b: number) => void;

/** With so many sharing one key, each is compared with the first ones only. */
const LARGEST_BLOCK = 60;

/**
 * Pairs that share a key. Positions come in order of rank, so that in a large block every one is compared with the most
 * frequent names. Returns how many pairs were left out.
 */
export function pairsOfBlocks(blocks: Iterable<readonly number[]>, take: TakePair): number {
  let skipped = 0;
  for (const block of blocks) {
    for (let i = 1; i < block.length; i++) {
      const most = Math.min(i, LARGEST_BLOCK);
      for (let j = 0; j < most; j++) take(block[j] ?? 0, block[i] ?? 0);
      skipped += i - most;
    }
  }
  return skipped;
}

/** Positions by a key; no key, no block. */
export function blocksBy(length: number, keysOf: (position: number) => readonly string[]): number[][] {
  const blocks = new Map<string, number[]>();
  for (let at = 0; at < length; at++) {
    for (const key of new Set(keysOf(at))) {
      const block = blocks.get(key);
      if (block) block.push(at);
      else blocks.set(key, [at]);
    }
  }
  return [...blocks.values()].filter((block) => block.length > 1);
}

const SHORTEST = 3;
const LONGEST = 48;
const HIGH = 2 ** 21;

/**
 * Pairs that become equal when one sign is left out of either: all that are one insertion, omission, replacement or swap
 * apart (the symmetric-delete idea of SymSpell). Hashes may collide: the similarity decides later.
 *
 * @param names at most 2^21 of them
 */
export function pairsOneSignApart(names: readonly (readonly string[])[], take: TakePair): number {
  const lengths = names.map((signs) =>
    signs.length < SHORTEST || signs.length > LONGEST ? 0 : signs.length + 1,
  );
  const keys = new Float64Array(lengths.reduce((sum, length) => sum + length, 0));
  let end = 0;
  names.forEach((signs, at) => {
    if (lengths[at] === 0) return;
    for (let left = -1; left < signs.length; left++) keys[end++] = hashWithout(signs, left) * HIGH + at;
  });
  return pairsOfBlocks(runs(keys.sort()), take);
}

/** Positions whose keys are of one hash, in order. */
function* runs(keys: Float64Array): Generator<readonly number[]> {
  let block: number[] = [];
  let hash = -1;
  for (const key of keys) {
    const at = key % HIGH;
    const own = (key - at) / HIGH;
    if (own !== hash && block.length > 1) yield block;
    if (own !== hash) block = [];
    hash = own;
    if (block.at(-1) !== at) block.push(at);
  }
  if (block.length > 1) yield block;
}

/** FNV-1a over the signs' code points but one. */
function hashWithout(signs: readonly string[], left: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < signs.length; i++) {
    if (i === left) continue;
    hash = Math.imul(hash ^ (signs[i]?.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

/** A pair of signs that more names than this share says too little, and costs too much. */
const MOST_SHARED = 24;

/**
 * Pairs whose bigrams have a Dice coefficient of at least `threshold`: two such lists share one of their rarest (prefix
 * filtering, as in AllPairs and PPJoin: Bayardo et al. 2007, Xiao et al. 2008).
 *
 * @param lists sorted, rarest first
 */
export function pairsOfSharedBigrams(
  lists: readonly Int32Array[],
  threshold: number,
  take: TakePair,
): number {
  const share = threshold / (2 - threshold);
  const order = [...lists.keys()].sort((a, b) => sizeOf(lists, a) - sizeOf(lists, b) || a - b);
  const postings = new Map<number, number[]>();
  const seen = new Int32Array(lists.length).fill(-1);
  let skipped = 0;
  for (const at of order) {
    const list = lists[at] ?? NOTHING;
    const least = Math.ceil(share * list.length - 1e-9);
    for (let i = 0; i <= list.length - least && i < list.length; i++) {
      const others = postings.get(list[i] ?? 0) ?? [];
      // Those before are shorter still, so the last ones are the likeliest.
      const from = Math.max(0, others.length - MOST_SHARED);
      skipped += from;
      for (let k = others.length - 1; k >= from; k--) {
        const other = others[k] ?? 0;
        if (sizeOf(lists, other) < least) break;
        if (seen[other] === at) continue;
        seen[other] = at;
        if (dice(list, lists[other] ?? NOTHING) >= threshold) take(Math.min(at, other), Math.max(at, other));
      }
      others.push(at);
      if (others.length === 1) postings.set(list[i] ?? 0, others);
    }
  }
  return skipped;
}

const NOTHING = new Int32Array();

function sizeOf(lists: readonly Int32Array[], at: number): number {
  return lists[at]?.length ?? 0;
}
