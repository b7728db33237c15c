import type { Smooth } from './minimise';

const STEP = 1e-4;

/** The Hessian of a smooth function from central differences of its gradient, made symmetric. */
export function hessian(f: Smooth, point: Float64Array): number[][] {
  const size = point.length;
  const columns = Array.from(point, (_, i) => {
    const up = gradientAt(f, point, i, STEP);
    const down = gradientAt(f, point, i, -STEP);
    return up.map((value, j) => (value - (down[j] as number)) / (2 * STEP));
  });
  const at = (i: number, j: number): number => columns[i]?.[j] ?? 0;
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (at(i, j) + at(j, i)) / 2),
  );
}

function gradientAt(f: Smooth, point: Float64Array, axis: number, by: number): Float64Array {
  const moved = Float64Array.from(point, (value, i) => (i === axis ? value + by : value));
  const gradient = new Float64Array(point.length);
  f(moved, gradient);
  return gradient;
}

/** The inverse of a symmetric positive definite matrix by Cholesky; null where it is not positive definite. */
export function inverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower = cholesky(matrix);
  if (!lower) return null;
  const size = matrix.length;
  const columns = Array.from({ length: size }, (_, i) => solve(lower, i));
  return Array.from({ length: size }, (_, i) => columns.map((column) => column[i] ?? 0));
}

function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const made: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? made : (lower[j] ?? []);
      const rest =
        (row[j] ?? 0) - made.reduce((sum, value, k) => sum + (k < j ? value * (other[k] ?? 0) : 0), 0);
      if (j === i && !(rest > 0)) return null;
      made.push(j === i ? Math.sqrt(rest) : rest / (other[j] ?? 1));
    }
    lower.push(made);
  }
  return lower;
}

/** Solves L Lᵀ v = unit vector. */
function solve(lower: readonly (readonly number[])[], unit: number): number[] {
  const size = lower.length;
  const at = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  const forward: number[] = [];
  for (let i = 0; i < size; i++) {
    const known = forward.reduce((sum, value, k) => sum + at(i, k) * value, 0);
    forward.push(((i === unit ? 1 : 0) - known) / at(i, i));
  }
  const back = Array.from({ length: size }, () => 0);
  for (let i = size - 1; i >= 0; i--) {
    let known = 0;
    for (let k = i + 1; k < size; k++) known += at(k, i) * (back[k] ?? 0);
    back[i] = ((forward[i] ?? 0) - known) / at(i, i);
  }
  return back;
}

/**
 * Standard errors of parameters whose logarithms were fitted by minimising a mean negative log-likelihood over `n`: the
 * delta method on the inverse Hessian. Null where the surface is flat.
 */
export function standardErrors(f: Smooth, point: Float64Array, n: number): number[] | null {
  const covariance = inverse(hessian(f, point));
  if (!covariance) return null;
  const errors = Array.from(point, (log, i) => Math.exp(log) * Math.sqrt((covariance[i]?.[i] ?? NaN) / n));
  return errors.every(Number.isFinite) ? errors : null;
}
