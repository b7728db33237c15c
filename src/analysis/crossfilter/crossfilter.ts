import { tally } from './tally';

/** One dimension as the filter sees it. */
export interface FilterDimension {
  readonly bins: number;
  /** A bin a row, or (Int32Array) a set of bins a row, one bit each. */
  readonly codes: Uint8Array | Int32Array;
}

export interface FilterCounts {
  readonly bins: Uint32Array[];
  readonly rows: number;
  readonly amount: number | null;
}

/**
 * Filters that see each other, after Square's crossfilter: each row carries one bit a dimension that refuses it. A row
 * counts in every picture when no bit is set, and in the picture of one dimension when that one alone refuses it, so that
 * a picture is never narrowed by its own brush. A brush looks once at every row's code and bits, and then counts, one
 * dimension at a time, only the rows that it turned.
 */
export class Crossfilter {
  readonly #refused: Uint32Array;
  /** Rows that a brush turned on and off while nothing else refuses them. */
  readonly #off: Uint32Array;
  readonly #on: Uint32Array;
  readonly #brushes: (string | null)[];
  readonly #counts: Uint32Array[];
  #passed: number;
  #order: Int32Array | null = null;

  constructor(
    private readonly rows: number,
    private readonly dimensions: readonly FilterDimension[],
    private readonly amount: Float64Array | null,
  ) {
    if (dimensions.length > 31) throw new RangeError(`invalid dimensions: ${dimensions.length}, at most 31`);
    this.#refused = new Uint32Array(rows);
    this.#off = Uint32Array.from({ length: rows }, (_, row) => row);
    this.#on = new Uint32Array(rows);
    this.#brushes = dimensions.map(() => null);
    this.#counts = dimensions.map(({ bins }) => new Uint32Array(bins));
    this.#passed = rows;
    this.#tallyAll(this.#off, rows, 1, -1);
  }

  /** Lets through only these bins of each dimension (null: all of them), and counts. */
  brush(brushes: readonly (readonly number[] | null)[]): FilterCounts {
    this.dimensions.forEach((dimension, at) => {
      const bins = brushes[at] ?? null;
      const known = bins === null ? null : [...bins].sort((a, b) => a - b).join();
      if (known === this.#brushes[at]) return;
      this.#brushes[at] = known;
      this.#turn(at, dimension, bins);
    });
    return { bins: this.#counts.map((counts) => counts.slice()), rows: this.#passed, amount: this.#sum() };
  }

  /** Sets a dimension's bit anew in every row, and brings the counts of the others up to date. */
  #turn(at: number, { codes }: FilterDimension, through: readonly number[] | null): void {
    const bit = 1 << at;
    const refused = this.#refused;
    const [off, on] = [this.#off, this.#on];
    let [turnedOff, turnedOn] = [0, 0];
    const table = refusals(bit, through);
    const wanted = through === null ? -1 : through.reduce((mask, bin) => mask | (1 << bin), 0);
    const sets = codes instanceof Int32Array;
    for (let row = 0; row < refused.length; row++) {
      const bits = refused[row] as number;
      const code = codes[row] as number;
      const now = sets ? (through === null || (code & wanted) !== 0 ? 0 : bit) : (table[code] as number);
      if ((bits & bit) === now) continue;
      refused[row] = (bits & ~bit) | now;
      const other = bits & ~bit;
      if (other === 0) {
        if (now === 0) on[turnedOn++] = row;
        else off[turnedOff++] = row;
      } else if ((other & (other - 1)) === 0)
        this.#countAlone(31 - Math.clz32(other), row, now === 0 ? 1 : -1);
    }
    this.#passed += turnedOn - turnedOff;
    this.#tallyAll(off, turnedOff, -1, at);
    this.#tallyAll(on, turnedOn, 1, at);
  }

  #tallyAll(rows: Uint32Array, length: number, by: 1 | -1, but: number): void {
    if (length === 0) return;
    this.dimensions.forEach(({ codes }, at) => {
      const counts = this.#counts[at];
      if (at !== but && counts) tally(counts, codes, rows, length, by);
    });
  }

  #countAlone(at: number, row: number, by: 1 | -1): void {
    const [counts, dimension] = [this.#counts[at], this.dimensions[at]];
    if (!counts || !dimension) return;
    const code = dimension.codes[row] as number;
    if (!(dimension.codes instanceof Int32Array)) {
      counts[code] = (counts[code] as number) + by;
      return;
    }
    for (let left = code; left !== 0; left &= left - 1) {
      const bin = 31 - Math.clz32(left & -left);
      counts[bin] = (counts[bin] as number) + by;
    }
  }

  #sum(): number | null {
    const amount = this.amount;
    if (!amount) return null;
    let sum = 0;
    for (let row = 0; row < amount.length; row++) {
      if ((this.#refused[row] as number) !== 0) continue;
      const value = amount[row] as number;
      // What is unknown adds nothing.
      if (value === value) sum += value;
    }
    return sum;
  }

  /** The order of the list: row numbers, all of them or those that a search found. */
  order(rows: Int32Array): void {
    this.#order = rows;
  }

  /** Rows of the list that pass, from `offset` on, and how many pass in all. */
  page(offset: number, limit: number): { rows: number[]; total: number } {
    const order = this.#order;
    const length = order ? order.length : this.rows;
    // Where everyone is in the list the total is known, and the page's end is where reading ends.
    const whole = length === this.rows;
    const rows: number[] = [];
    let total = 0;
    for (let i = 0; i < length; i++) {
      const row = order ? (order[i] as number) : i;
      if ((this.#refused[row] as number) !== 0) continue;
      if (total >= offset && rows.length < limit) rows.push(row);
      total += 1;
      if (whole && rows.length === limit) return { rows, total: this.#passed };
    }
    return { rows, total };
  }

  /** Bytes held. */
  get bytes(): number {
    const own = this.#refused.byteLength + this.#off.byteLength + this.#on.byteLength;
    const columns = this.dimensions.reduce((sum, { codes }) => sum + codes.byteLength, 0);
    return own + columns + (this.amount?.byteLength ?? 0) + (this.#order?.byteLength ?? 0);
  }
}

/** By bin: the bit of one that does not pass, 0 for one that does. */
function refusals(bit: number, through: readonly number[] | null): Uint32Array {
  const table = new Uint32Array(256).fill(through === null ? 0 : bit);
  for (const bin of through ?? []) table[bin] = 0;
  return table;
}
