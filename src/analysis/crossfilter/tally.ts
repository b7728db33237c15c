/** Adds (or with -1 takes away) rows from the counts of their bins; `codes` holds a bin or (Int32Array) a set of bins. */
export function tally(
  counts: Uint32Array,
  codes: Uint8Array | Int32Array,
  rows: Uint32Array,
  length: number,
  by: 1 | -1,
): void {
  const found =
    codes instanceof Int32Array ? sets(codes, rows, length, counts.length) : bins(codes, rows, length);
  for (let bin = 0; bin < counts.length; bin++) {
    counts[bin] = (counts[bin] as number) + by * (found[bin] as number);
  }
}

/** Two sets of counts in turn, since neighbours often share a bin and would wait for each other. */
function bins(codes: Uint8Array, rows: Uint32Array, length: number): Uint32Array {
  const [even, odd] = [new Uint32Array(256), new Uint32Array(256)];
  const pairs = length & ~1;
  for (let i = 0; i < pairs; i += 2) {
    const first = codes[rows[i] as number] as number;
    const second = codes[rows[i + 1] as number] as number;
    even[first] = (even[first] as number) + 1;
    odd[second] = (odd[second] as number) + 1;
  }
  if (pairs < length) {
    const last = codes[rows[pairs] as number] as number;
    even[last] = (even[last] as number) + 1;
  }
  for (let bin = 0; bin < 256; bin++) even[bin] = (even[bin] as number) + (odd[bin] as number);
  return even;
}

function sets(codes: Int32Array, rows: Uint32Array, length: number, most: number): Uint32Array {
  const found = new Uint32Array(Math.max(32, most));
  for (let i = 0; i < length; i++) {
    for (let left = codes[rows[i] as number] as number; left !== 0; left &= left - 1) {
      const bin = 31 - Math.clz32(left & -left);
      found[bin] = (found[bin] as number) + 1;
    }
  }
  return found;
}
