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
 * Filters that see each other, after Square's crossfilter: each row carries one bit a dimension that refuses it. A
 * brush sets the bits of its own dimension alone; a row counts in every picture when no bit is set, and in the picture
 * of one dimension when that one alone refuses it, so that a picture is never narrowed by its own brush. A change
 * costs one pass over the rows and a pass over those that count.
 */
export class Crossfilter {
  readonly #refused: Uint32Array;
  readonly #passing: Uint32Array;
  readonly #alone: Uint32Array;
  readonly #brushes: (string | null)[];
  #passed: number;
  #order: Int32Array | null = null;

  constructor(
    private readonly rows: number,
    private readonly dimensions: readonly FilterDimension[],
    private readonly amount: Float64Array | null,
  ) {
    if (dimensions.length > 31) throw new RangeError(`invalid dimensions: ${dimensions.length}, at most 31`);
    this.#refused = new Uint32Array(rows);
    this.#passing = Uint32Array.from({ length: rows }, (_, row) => row);
    this.#alone = new Uint32Array(rows);
    this.#brushes = dimensions.map(() => null);
    this.#passed = rows;
  }

  /** Lets through only these bins of each dimension (null: all of them), and counts. */
  brush(brushes: readonly (readonly number[] | null)[]): FilterCounts {
    this.dimensions.forEach((dimension, at) => {
      const bins = brushes[at] ?? null;
      const known = bins === null ? null : [...bins].sort((a, b) => a - b).join();
      if (known === this.#brushes[at]) return;
      this.#brushes[at] = known;
      mark(this.#refused, dimension, 1 << at, bins);
    });
    return this.#count();
  }

  #count(): FilterCounts {
    const bins = this.dimensions.map((dimension) => new Uint32Array(dimension.bins));
    let passed = 0;
    let single = 0;
    const refused = this.#refused;
    const [passing, alone] = [this.#passing, this.#alone];
    for (let row = 0; row < refused.length; row++) {
      const bits = refused[row] as number;
      if (bits === 0) passing[passed++] = row;
      // Refused by one dimension alone: a power of two.
      else if ((bits & (bits - 1)) === 0) alone[single++] = row;
    }
    this.#passed = passed;
    this.dimensions.forEach(({ codes }, at) => {
      const counts = bins[at];
      if (counts) tally(counts, codes, passing, passed);
    });
    for (let i = 0; i < single; i++) {
      const row = alone[i] as number;
      const at = 31 - Math.clz32(refused[row] as number);
      const dimension = this.dimensions[at];
      const counts = bins[at];
      if (dimension && counts) add(counts, dimension.codes, row);
    }
    return { bins, rows: passed, amount: this.#sum() };
  }

  #sum(): number | null {
    const amount = this.amount;
    if (!amount) return null;
    let sum = 0;
    for (let i = 0; i < this.#passed; i++) {
      const value = amount[this.#passing[i] as number] as number;
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
    if (!order)
      return {
        rows: [...this.#passing.subarray(offset, Math.min(this.#passed, offset + limit))],
        total: this.#passed,
      };
    const rows: number[] = [];
    // Where everyone is in the list the total is known, and the page's end is where reading ends.
    const whole = order.length === this.rows;
    let total = 0;
    for (const row of order) {
      if ((this.#refused[row] as number) !== 0) continue;
      if (total >= offset && rows.length < limit) rows.push(row);
      total += 1;
      if (whole && rows.length === limit) return { rows, total: this.#passed };
    }
    return { rows, total };
  }

  /** Bytes held. */
  get bytes(): number {
    const own = this.#refused.byteLength + this.#passing.byteLength + this.#alone.byteLength;
    const columns = this.dimensions.reduce((sum, { codes }) => sum + codes.byteLength, 0);
    return own + columns + (this.amount?.byteLength ?? 0) + (this.#order?.byteLength ?? 0);
  }
}

/** Sets the dimension's bit in every row that none of the bins holds. */
function mark(
  refused: Uint32Array,
  { bins, codes }: FilterDimension,
  bit: number,
  through: readonly number[] | null,
): void {
  if (through === null) {
    for (let row = 0; row < refused.length; row++) refused[row] = (refused[row] as number) & ~bit;
    return;
  }
  if (codes instanceof Int32Array) {
    const wanted = through.reduce((mask, bin) => mask | (1 << bin), 0);
    for (let row = 0; row < refused.length; row++) {
      const bits = refused[row] as number;
      refused[row] = ((codes[row] as number) & wanted) !== 0 ? bits & ~bit : bits | bit;
    }
    return;
  }
  const refuses = new Uint32Array(Math.max(256, bins)).fill(bit);
  for (const bin of through) refuses[bin] = 0;
  for (let row = 0; row < refused.length; row++) {
    refused[row] = ((refused[row] as number) & ~bit) | (refuses[codes[row] as number] as number);
  }
}

function tally(counts: Uint32Array, codes: Uint8Array | Int32Array, rows: Uint32Array, length: number): void {
  if (codes instanceof Int32Array) {
    for (let i = 0; i < length; i++) add(counts, codes, rows[i] as number);
    return;
  }
  for (let i = 0; i < length; i++) {
    const bin = codes[rows[i] as number] as number;
    counts[bin] = (counts[bin] as number) + 1;
  }
}

function add(counts: Uint32Array, codes: Uint8Array | Int32Array, row: number): void {
  const code = codes[row] as number;
  if (!(codes instanceof Int32Array)) {
    counts[code] = (counts[code] as number) + 1;
    return;
  }
  for (let left = code; left !== 0; left &= left - 1) {
    const bin = 31 - Math.clz32(left & -left);
    counts[bin] = (counts[bin] as number) + 1;
  }
}
