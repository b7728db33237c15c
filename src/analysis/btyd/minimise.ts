/** A smooth function: writes its gradient at `point` into `gradient` and returns its value. */
export type Smooth = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** Whether the gradient vanished. */
  readonly converged: boolean;
}

const MOST_ITERATIONS = 400;
const GRADIENT = 1e-9;
/** A fall by less than this share of the value is rounding. */
const FALL = 4e-16;
/** Farther from the start than this there is no minimum, only a direction in which the function falls for ever. */
const FARTHEST = 25;

/**
 * Finds a minimum near a start by BFGS with a backtracking line search (Nocedal and Wright, Numerical Optimization,
 * algorithm 6.1). For few dimensions. Deterministic.
 */
export function minimise(f: Smooth, start: readonly number[]): Minimum {
  const size = start.length;
  let point = Float64Array.from(start);
  let gradient = new Float64Array(size);
  let value = f(point, gradient);
  let inverse = identity(size);
  let iterations = 0;
  for (; iterations < MOST_ITERATIONS && largest(gradient) > GRADIENT; iterations++) {
    let direction = times(inverse, gradient).map((part) => -part);
    if (dot(direction, gradient) >= 0) {
      inverse = identity(size);
      direction = gradient.map((part) => -part);
    }
    const step = lineSearch(f, point, value, gradient, direction);
    if (!step) break;
    const moved = step.point.map((part, i) => part - at(point, i));
    const change = step.gradient.map((part, i) => part - at(gradient, i));
    update(inverse, moved, change, iterations === 0);
    const fell = value - step.value;
    ({ point, gradient, value } = step);
    if (largest(point) > FARTHEST || fell <= FALL * Math.abs(value)) break;
  }
  return { point, value, iterations, converged: largest(gradient) <= GRADIENT * 100 };
}

interface Step {
  readonly point: Float64Array<ArrayBuffer>;
  readonly gradient: Float64Array<ArrayBuffer>;
  readonly value: number;
}

/** The longest of halved steps that makes the value fall enough; null where none does (rounding ends the search). */
function lineSearch(
  f: Smooth,
  point: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
): Step | null {
  const slope = dot(direction, gradient);
  // In log space a step of more than a few units is a guess beyond what the slope can tell.
  let length = Math.min(1, 3 / largest(direction));
  for (let tries = 0; tries < 50; tries++, length /= 2) {
    const next = Float64Array.from(point, (part, i) => part + length * at(direction, i));
    const found = new Float64Array(point.length);
    const reached = f(next, found);
    if (Number.isFinite(reached) && reached <= value + 1e-4 * length * slope) {
      return { point: next, gradient: found, value: reached };
    }
  }
  return null;
}

/** The BFGS update of the inverse Hessian, scaled at the first step; left out where curvature is not positive. */
function update(inverse: Float64Array[], moved: Float64Array, change: Float64Array, first: boolean): void {
  const curvature = dot(moved, change);
  if (curvature <= 1e-16) return;
  if (first) scale(inverse, curvature / dot(change, change));
  const applied = times(inverse, change);
  const factor = (1 + dot(change, applied) / curvature) / curvature;
  inverse.forEach((row, i) => {
    row.forEach((_, j) => {
      const cross = at(applied, i) * at(moved, j) + at(moved, i) * at(applied, j);
      row[j] = at(row, j) + factor * at(moved, i) * at(moved, j) - cross / curvature;
    });
  });
}

function identity(size: number): Float64Array[] {
  return Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)),
  );
}

function scale(matrix: Float64Array[], factor: number): void {
  for (const row of matrix) row.forEach((value, j) => (row[j] = value * factor));
}

function times(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => dot(row, vector));
}

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + value * at(other, i), 0);
}

function largest(vector: Float64Array): number {
  return vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function at(vector: Float64Array, index: number): number {
  return vector[index] as number;
}
