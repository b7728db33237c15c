/**
 * Numbers to consecutive ids, 0 for the first that comes: an open-addressed table over the two 32-bit halves of a
 * double. Rows of one basket mostly follow each other, so the last number is looked at first.
 */
export class NumberIds {
  private keys: Float64Array;
  private ids: Int32Array;
  private mask: number;
  private readonly halves = new Uint32Array(2);
  private readonly whole = new Float64Array(this.halves.buffer);
  private last = NaN;
  private lastId = -1;
  size = 0;

  /** @param expected about how many different numbers there will be */
  constructor(expected = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.keys = new Float64Array(capacity);
    this.ids = new Int32Array(capacity).fill(-1);
    this.mask = capacity - 1;
  }

  /** The id of a number, a new one where it was not met before. */
  add(key: number): number {
    if (key === this.last) return this.lastId;
    let at = this.slot(key);
    if (this.ids[at] === -1) {
      if (this.size * 2 > this.mask) {
        this.grow();
        at = this.slot(key);
      }
      this.keys[at] = key;
      this.ids[at] = this.size++;
    }
    this.last = key;
    this.lastId = this.ids[at] ?? -1;
    return this.lastId;
  }

  /** The id of a number, -1 where it was not met. */
  find(key: number): number {
    return this.ids[this.slot(key)] ?? -1;
  }

  private slot(key: number): number {
    this.whole[0] = key;
    const low = this.halves[0] ?? 0;
    const high = this.halves[1] ?? 0;
    let hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0xc2b2ae35);
    hash ^= hash >>> 15;
    let at = hash & this.mask;
    while (this.ids[at] !== -1 && this.keys[at] !== key) at = (at + 1) & this.mask;
    return at;
  }

  private grow(): void {
    const { keys, ids } = this;
    const capacity = (this.mask + 1) * 2;
    this.keys = new Float64Array(capacity);
    this.ids = new Int32Array(capacity).fill(-1);
    this.mask = capacity - 1;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? -1;
      if (id === -1) continue;
      const key = keys[i] ?? 0;
      const at = this.slot(key);
      this.keys[at] = key;
      this.ids[at] = id;
    }
  }
}
