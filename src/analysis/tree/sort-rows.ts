/** Rows in ascending order of their values, with the values in that order. Rows without a value (NaN) are left out. */
export interface SortedRows {
  readonly rows: Uint32Array;
  readonly values: Float64Array;
  /** Rows without a value. */
  readonly missing: Uint32Array;
}

const BITS = 11;
const MASK = (1 << BITS) - 1;
const SMALL = 24;

/**
 * Sorts rows by a column. A double is ordered as a 64-bit integer once negative ones are turned over: the upper half is
 * sorted by three counting passes of 11 bits, and the lower half only within runs where the upper one is equal, which
 * are short or all alike in real columns. Equal values keep the order of their rows.
 */
export function sortRows(values: Float64Array): SortedRows {
  const missing = rowsWhere(values, true);
  const rows = rowsWhere(values, false);
  const { high, low } = orderedHalves(values);
  radixSort(rows, high, 0, rows.length);
  sortRuns(rows, high, low);
  const sorted = new Float64Array(rows.length);
  // Minus zero equals zero, and must not look like another value.
  for (let i = 0; i < rows.length; i++) sorted[i] = (values[rows[i] as number] as number) + 0;
  return { rows, values: sorted, missing };
}

function rowsWhere(values: Float64Array, missing: boolean): Uint32Array<ArrayBuffer> {
  let count = 0;
  for (const value of values) if (Number.isNaN(value) === missing) count++;
  const rows = new Uint32Array(count);
  for (let row = 0, at = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]) === missing) rows[at++] = row;
  }
  return rows;
}

/** Both halves of each value, turned so that they compare as unsigned integers. */
function orderedHalves(values: Float64Array): { high: Uint32Array; low: Uint32Array } {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    // Minus zero is taken as zero.
    const zero = values[row] === 0;
    const top = zero ? 0 : (words[2 * row + 1] as number);
    const bottom = words[2 * row] as number;
    const negative = top >>> 31 === 1;
    high[row] = negative ? ~top : top | 0x80000000;
    low[row] = negative ? ~bottom : bottom;
  }
  return { high, low };
}

/** Sorts a stretch of rows by an unsigned key of each row, stably. */
function radixSort(rows: Uint32Array<ArrayBuffer>, keys: Uint32Array, from: number, to: number): void {
  let source = rows.subarray(from, to);
  let target = new Uint32Array(to - from);
  for (let shift = 0; shift < 32; shift += BITS) {
    if (!pass(source, target, keys, shift)) continue;
    [source, target] = [target, source];
  }
  if (source.buffer !== rows.buffer) rows.set(source, from);
}

/** One counting pass; false, and nothing moved, where all digits are the same. */
function pass(source: Uint32Array, target: Uint32Array, keys: Uint32Array, shift: number): boolean {
  const starts = new Uint32Array(MASK + 2);
  for (const row of source) {
    const digit = ((keys[row] as number) >>> shift) & MASK;
    starts[digit + 1] = (starts[digit + 1] as number) + 1;
  }
  if (starts.includes(source.length)) return false;
  for (let digit = 1; digit < starts.length; digit++) {
    starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
  }
  for (const row of source) {
    const digit = ((keys[row] as number) >>> shift) & MASK;
    const at = starts[digit] as number;
    target[at] = row;
    starts[digit] = at + 1;
  }
  return true;
}

function sortRuns(rows: Uint32Array<ArrayBuffer>, high: Uint32Array, low: Uint32Array): void {
  for (let from = 0; from < rows.length;) {
    const key = high[rows[from] as number];
    let to = from + 1;
    let ascending = true;
    for (; to < rows.length && high[rows[to] as number] === key; to++) {
      if ((low[rows[to] as number] as number) < (low[rows[to - 1] as number] as number)) ascending = false;
    }
    if (!ascending) {
      if (to - from <= SMALL) insertionSort(rows, low, from, to);
      else radixSort(rows, low, from, to);
    }
    from = to;
  }
}

function insertionSort(rows: Uint32Array, keys: Uint32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const row = rows[i] as number;
    const key = keys[row] as number;
    let at = i;
    for (; at > from && (keys[rows[at - 1] as number] as number) > key; at--)
      rows[at] = rows[at - 1] as number;
    rows[at] = row;
  }
}
