/** Eigenvalues of a symmetric matrix, largest first, with their vectors. */
export interface Eigen {
  readonly values: Float64Array;
  /** Row-major: row `i` is the unit vector of `values[i]`, its largest entry (the first of equals) positive. */
  readonly vectors: Float64Array;
}

const SWEEPS = 100;

/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, 8.5): each rotation
 * makes one pair of entries off the diagonal zero, until all are. Only sums, products and square roots: the same
 * digits in every browser. For matrices up to a few hundred rows.
 *
 * @param matrix row-major, `size × size`, symmetric; it is not changed
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < SWEEPS && !isDiagonal(a, size); sweep++) {
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
    }
  }
  return sorted(a, vectors, size);
}

/** Whether what stands off the diagonal is nothing beside what stands on it. */
function isDiagonal(a: Float64Array, size: number): boolean {
  let off = 0;
  let whole = 0;
  for (let i = 0; i < a.length; i++) {
    const square = (a[i] as number) * (a[i] as number);
    whole += square;
    if (i % (size + 1) !== 0) off += square;
  }
  return off <= whole * 1e-30;
}

/** Turns the axes p and q so that entry (p, q) becomes zero. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const entry = a[p * size + q] as number;
  if (entry === 0) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * entry);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let i = 0; i < size; i++) turn(a, i * size + p, i * size + q, cosine, sine);
  for (let i = 0; i < size; i++) turn(a, p * size + i, q * size + i, cosine, sine);
  for (let i = 0; i < size; i++) turn(vectors, p * size + i, q * size + i, cosine, sine);
  a[p * size + q] = 0;
  a[q * size + p] = 0;
}

function turn(list: Float64Array, at: number, other: number, cosine: number, sine: number): void {
  const x = list[at] as number;
  const y = list[other] as number;
  list[at] = cosine * x - sine * y;
  list[other] = sine * x + cosine * y;
}

function sorted(a: Float64Array, vectors: Float64Array, size: number): Eigen {
  const value = (i: number): number => a[i * size + i] as number;
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => value(j) - value(i));
  const rows = order.map((i) => withSign(vectors.subarray(i * size, (i + 1) * size)));
  return {
    values: Float64Array.from(order, value),
    vectors: Float64Array.from(rows.flatMap((row) => Array.from(row))),
  };
}

/** A vector and its opposite are as good: the one whose largest entry is positive is taken. */
function withSign(vector: Float64Array): Float64Array {
  const largest = vector.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  const first = vector.find((entry) => Math.abs(entry) >= largest * (1 - 1e-9)) ?? 0;
  return first < 0 ? vector.map((entry) => -entry) : vector;
}
