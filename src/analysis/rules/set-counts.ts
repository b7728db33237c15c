import type { Level } from './itemsets';
import { SetIndex } from './set-index';

/** The counts of frequent sets, found by what is in them. */
export class SetCounts {
  private readonly indices: ReadonlyMap<number, { readonly index: SetIndex; readonly counts: Int32Array }>;

  constructor(levels: readonly Level[]) {
    this.indices = new Map(
      levels.map(({ length, sets, counts }) => [length, { index: new SetIndex(sets, length), counts }]),
    );
  }

  /** Baskets that hold the set; 0 where it is not frequent. */
  of(set: Int32Array): number {
    const level = this.indices.get(set.length);
    const at = level?.index.find(set) ?? -1;
    return at === -1 ? 0 : (level?.counts[at] ?? 0);
  }
}

/** The items of a set whose bits are set in `mask`. */
export function part(set: Int32Array, mask: number): Int32Array {
  return set.filter((_, i) => ((mask >>> i) & 1) === 1);
}
