import { SetIndex } from './set-index';

/**
 * Sets one item longer that can be frequent (Apriori, Agrawal and Srikant 1994): two frequent sets that differ in
 * their last item alone, joined, where every part of the result is frequent. In order; null where there are more than
 * `most`.
 *
 * @param sets frequent sets of `length` numbers, in order
 */
export function candidates(sets: Int32Array, length: number, most: number): Int32Array | null {
  const index = new SetIndex(sets, length);
  const count = sets.length / length;
  const found: number[] = [];
  const joined = new Int32Array(length + 1);
  const part = new Int32Array(length);
  for (let one = 0; one < count; one++) {
    joined.set(sets.subarray(one * length, (one + 1) * length));
    for (let other = one + 1; other < count && beginsAlike(sets, one, other, length); other++) {
      joined[length] = sets[other * length + length - 1] ?? 0;
      if (!everyPart(joined, part, index)) continue;
      if (found.length / (length + 1) >= most) return null;
      for (const item of joined) found.push(item);
    }
  }
  return Int32Array.from(found);
}

function beginsAlike(sets: Int32Array, one: number, other: number, length: number): boolean {
  for (let i = 0; i < length - 1; i++) if (sets[one * length + i] !== sets[other * length + i]) return false;
  return true;
}

/** Whether each part that lacks one of the first items is frequent: the two others were joined. */
function everyPart(joined: Int32Array, part: Int32Array, index: SetIndex): boolean {
  for (let left = 0; left < joined.length - 2; left++) {
    for (let i = 0, to = 0; i < joined.length; i++) if (i !== left) part[to++] = joined[i] ?? 0;
    if (index.find(part) === -1) return false;
  }
  return true;
}
