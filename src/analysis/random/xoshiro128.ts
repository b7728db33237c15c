/**
 * A seeded random generator: xoshiro128** 1.1 (Blackman and Vigna 2018), its state filled by splitmix32,
 * so that neighbouring seeds give unrelated streams. 32-bit integer arithmetic only: every machine agrees.
 */
export interface Random {
  /** An integer in [0, 2^32). */
  uint32(): number;
  /** A number in [0, 1) with 53 random bits. */
  uniform(): number;
  /** An integer in [0, size). */
  below(size: number): number;
}

/** A generator for a seed (any integer) and a stream (any integers): the same ones give the same numbers. */
export function xoshiro128(seed: number, ...stream: readonly number[]): Random {
  let mixed = seed | 0;
  for (const part of stream) mixed = splitmix32(mixed ^ Math.imul(part + 1, 0x9e3779b1))();
  const next = splitmix32(mixed);
  let a = next();
  let b = next();
  let c = next();
  let d = next();

  const uint32 = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const uniform = (): number => ((uint32() >>> 5) * 67_108_864 + (uint32() >>> 6)) / 9_007_199_254_740_992;
  return { uint32, uniform, below: (size) => Math.floor(uniform() * size) };
}

/** splitmix32 (the 32-bit finaliser of MurmurHash3 over a Weyl sequence). */
function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) | 0;
  };
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
