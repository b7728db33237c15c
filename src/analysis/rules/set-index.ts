/** Finds a set of numbers in a list of equally long ones. */
export class SetIndex {
  private readonly table: Int32Array;
  private readonly mask: number;

  /** @param sets `length` numbers a set, ascending in each */
  constructor(
    private readonly sets: Int32Array,
    private readonly length: number,
  ) {
    const count = sets.length / length;
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, count * 2)));
    this.table = new Int32Array(capacity).fill(-1);
    this.mask = capacity - 1;
    for (let set = 0; set < count; set++) {
      let at = hashOf(sets, set * length, length) & this.mask;
      while (this.table[at] !== -1) at = (at + 1) & this.mask;
      this.table[at] = set;
    }
  }

  /** The place of a set, -1 where it is not there. */
  find(wanted: Int32Array): number {
    let at = hashOf(wanted, 0, this.length) & this.mask;
    for (;;) {
      const set = this.table[at] ?? -1;
      if (set === -1 || this.isSame(set, wanted)) return set;
      at = (at + 1) & this.mask;
    }
  }

  private isSame(set: number, wanted: Int32Array): boolean {
    for (let i = 0; i < this.length; i++) if (this.sets[set * this.length + i] !== wanted[i]) return false;
    return true;
  }
}

function hashOf(sets: Int32Array, from: number, length: number): number {
  let hash = 0x9e3779b9;
  for (let i = 0; i < length; i++) {
    hash = Math.imul(hash ^ (sets[from + i] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash & 0x7fffffff;
}
