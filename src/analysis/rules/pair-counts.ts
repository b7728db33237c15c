import type { Baskets } from './baskets';

/** Some of the baskets, by number: `from <= basket < to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * In how many baskets of a span each two of some items are together: `counts[a * items.length + b]` for places a < b
 * in the list. Each basket's items are laid out in order first, so that no comparison is needed.
 *
 * @param items numbers of the catalogue, ascending
 */
export function pairCounts(baskets: Baskets, items: Int32Array, { from, to }: Span): Int32Array {
  const { starts: itemStarts, holders } = baskets;
  const starts = new Int32Array(to - from + 1);
  for (const item of items) {
    const end = itemStarts[item + 1] ?? 0;
    for (let i = itemStarts[item] ?? 0; i < end; i++) {
      const basket = (holders[i] ?? 0) - from;
      if (basket >= 0 && basket < to - from) starts[basket + 1] = (starts[basket + 1] ?? 0) + 1;
    }
  }
  for (let i = 0; i < to - from; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const next = starts.slice();
  const contents = new Int32Array(starts[to - from] ?? 0);
  for (let place = 0; place < items.length; place++) {
    const item = items[place] ?? 0;
    const end = itemStarts[item + 1] ?? 0;
    for (let i = itemStarts[item] ?? 0; i < end; i++) {
      const basket = (holders[i] ?? 0) - from;
      if (basket < 0 || basket >= to - from) continue;
      const at = next[basket] ?? 0;
      contents[at] = place;
      next[basket] = at + 1;
    }
  }
  return countPairs(starts, contents, items.length);
}

function countPairs(starts: Int32Array, contents: Int32Array, width: number): Int32Array {
  const counts = new Int32Array(width * width);
  for (let basket = 0; basket + 1 < starts.length; basket++) {
    const end = starts[basket + 1] ?? 0;
    for (let i = starts[basket] ?? 0; i < end; i++) {
      const row = (contents[i] ?? 0) * width;
      for (let j = i + 1; j < end; j++) {
        const at = row + (contents[j] ?? 0);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
  }
  return counts;
}
