/**
 * The distinct pairs of neighbouring signs, with the ends as signs of their own, as numbers that grow with how common a
 * pair is: the first of a list are its rarest.
 */
export function bigramLists(names: readonly (readonly string[])[]): Int32Array[] {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const lists = names.map((signs) => {
    const list = pairsOf(signs).map((pair) => {
      const id = ids.get(pair) ?? ids.size;
      ids.set(pair, id);
      return id;
    });
    for (const id of list) counts[id] = (counts[id] ?? 0) + 1;
    return list;
  });
  const rank = ranks([...ids.keys()], counts);
  return lists.map((list) => Int32Array.from(list, (id) => rank[id] ?? 0).sort());
}

function pairsOf(signs: readonly string[]): string[] {
  const ends = ['^', ...signs, '$'];
  return [...new Set(signs.length === 0 ? [] : ends.slice(1).map((sign, i) => `${ends[i] ?? ''}${sign}`))];
}

/** Rarest first; equally common pairs by their signs, so that the order of the names does not matter. */
function ranks(pairs: readonly string[], counts: readonly number[]): Int32Array {
  const order = pairs
    .map((pair, id) => ({ pair, id, count: counts[id] ?? 0 }))
    .sort((a, b) => a.count - b.count || (a.pair < b.pair ? -1 : 1));
  const rank = new Int32Array(pairs.length);
  order.forEach(({ id }, at) => (rank[id] = at));
  return rank;
}

/** Dice's coefficient of two sorted lists: twice what they share over both lengths. */
export function dice(a: Int32Array, b: Int32Array): number {
  if (a.length + b.length === 0) return 0;
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return (2 * shared) / (a.length + b.length);
}
