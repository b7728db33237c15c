import { describe, expect, it } from 'vitest';
import { sampleRows, shuffle } from '../../../src/analysis/random/sample';
import { xoshiro128 } from '../../../src/analysis/random/xoshiro128';

/** xoshiro128** 1.1 from its description, on BigInt, from the state that a generator begins with. */
function* reference(state: bigint[]): Generator<number> {
  const word = (value: bigint): bigint => value & 0xffffffffn;
  const rotate = (value: bigint, bits: bigint): bigint => word((value << bits) | (value >> (32n - bits)));
  let [a = 0n, b = 0n, c = 0n, d = 0n] = state;
  for (;;) {
    yield Number(word(rotate(word(b * 5n), 7n) * 9n));
    const shifted = word(b << 9n);
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11n);
  }
}

/** splitmix32 on BigInt. */
function splitmix(seed: number): bigint[] {
  const word = (value: bigint): bigint => value & 0xffffffffn;
  let state = word(BigInt(seed));
  return Array.from({ length: 4 }, () => {
    state = word(state + 0x9e3779b9n);
    let mixed = state ^ (state >> 16n);
    mixed = word(mixed * 0x85ebca6bn);
    mixed ^= mixed >> 13n;
    mixed = word(mixed * 0xc2b2ae35n);
    return word(mixed ^ (mixed >> 16n));
  });
}

describe('xoshiro128', () => {
  it.each([0, 1, 42, -7, 2 ** 31])('follows the description of the algorithm, seed %i', (seed) => {
    const random = xoshiro128(seed);
    const expected = reference(splitmix(seed));
    for (let i = 0; i < 200; i++) expect(random.uint32()).toBe(expected.next().value);
  });

  it('gives unrelated streams for neighbouring seeds and streams', () => {
    const first = [xoshiro128(1), xoshiro128(2), xoshiro128(1, 0), xoshiro128(1, 1), xoshiro128(1, 0, 1)];
    expect(new Set(first.map((random) => random.uint32())).size).toBe(first.length);
  });

  it('is uniform in [0, 1)', () => {
    const random = xoshiro128(3);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const value = random.uniform();
      counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1;
    }
    // All in one of the ten, so all in [0, 1).
    expect(counts).toHaveLength(10);
    // Chi-square with 9 degrees of freedom stays below 27.9 in 999 of 1,000 cases.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  });
});

describe('sampleRows', () => {
  it('gives different rows in order, each as likely as any other', () => {
    const counts = new Array<number>(20).fill(0);
    for (let seed = 0; seed < 2000; seed++) {
      const rows = Array.from(sampleRows(20, 5, xoshiro128(seed)));
      if (rows.some((row, at) => at > 0 && row <= (rows[at - 1] ?? 0)))
        throw new Error(`invalid sample: ${rows}`);
      for (const row of rows) counts[row] = (counts[row] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(420);
    expect(Math.max(...counts)).toBeLessThan(580);
  });

  it('gives every row where there are not more than asked for', () => {
    expect(Array.from(sampleRows(3, 5, xoshiro128(1)))).toEqual([0, 1, 2]);
  });
});

describe('shuffle', () => {
  it('keeps what is there, in another order', () => {
    const items = shuffle(
      Int32Array.from({ length: 50 }, (_, i) => i),
      xoshiro128(5),
    );
    expect(Array.from(items)).not.toEqual(Array.from(items.slice().sort()));
    expect(Array.from(items.slice().sort())).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });
});
