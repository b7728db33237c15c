import type { Mixed } from './mixed';

/** Groups of mixed rows: each stands for its mean numbers and its most frequent categories. */
export interface Prototypes {
  /** Row-major, `k × dimensions`. */
  readonly centres: Float64Array;
  /** Row-major, `k × attributes`: the most frequent level, the first of equals. */
  readonly modes: Int32Array;
  readonly labels: Int32Array;
  /** What each row costs: squared distance of its numbers + γ × categories that differ from the mode. */
  readonly squared: Float64Array;
  readonly sizes: Int32Array;
  /** The sum of the costs. */
  readonly inertia: number;
  readonly iterations: number;
  /** Whether it stopped by itself rather than at the most iterations. */
  readonly converged: boolean;
}

/** The centres and modes of groups. */
export type Stand = Pick<Prototypes, 'centres' | 'modes'>;

/**
 * Runs k-prototypes (Huang 1997) from given centres and modes until no row changes its group: every row goes to the
 * cheapest prototype (the first of equals), then each prototype to the means and modes of its rows. A group left
 * without rows takes the costliest row of a larger one.
 */
export function runPrototypes(data: Mixed, start: Stand, maxIterations = 300): Prototypes {
  const k =
    data.dimensions > 0 ? start.centres.length / data.dimensions : start.modes.length / data.attributes;
  const labels = new Int32Array(data.rows).fill(-1);
  const squared = new Float64Array(data.rows);
  let stand: Stand = { centres: start.centres.slice(), modes: start.modes.slice() };
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    iterations++;
    const changed = place(data, stand, k, labels, squared);
    const refilled = refill(data.rows, k, labels, squared);
    converged = changed + refilled === 0;
    if (!converged) stand = standOf(data, labels, k, stand);
  }
  if (!converged) place(data, stand, k, labels, squared);
  return { ...stand, labels, squared, ...sums(labels, squared, k), iterations, converged };
}

/** Puts every row with the cheapest prototype and notes the cost; returns how many changed. */
export function place(
  { values, dimensions, codes, attributes, gamma, rows }: Mixed,
  { centres, modes }: Stand,
  k: number,
  labels: Int32Array,
  squared: Float64Array,
): number {
  let changed = 0;
  for (let row = 0; row < rows; row++) {
    let least = Infinity;
    let chosen = 0;
    for (let group = 0; group < k; group++) {
      let cost = 0;
      for (let axis = 0, i = row * dimensions, c = group * dimensions; axis < dimensions; axis++, i++, c++) {
        const e = (values[i] as number) - (centres[c] as number);
        cost += e * e;
      }
      let differing = 0;
      for (let one = 0, i = row * attributes, m = group * attributes; one < attributes; one++, i++, m++) {
        if (codes[i] !== modes[m]) differing++;
      }
      cost += gamma * differing;
      if (cost < least) {
        least = cost;
        chosen = group;
      }
    }
    if (labels[row] !== chosen) changed++;
    labels[row] = chosen;
    squared[row] = least;
  }
  return changed;
}

/** The means and modes of groups; one without rows stays where it was. */
export function standOf(data: Mixed, labels: Int32Array, k: number, before: Stand): Stand {
  const { values, dimensions, codes, attributes, levels } = data;
  const sizes = new Int32Array(k);
  const centres = new Float64Array(k * dimensions);
  const counts = levels.map((count) => new Int32Array(k * count));
  for (let row = 0; row < labels.length; row++) {
    const group = labels[row] as number;
    sizes[group] = (sizes[group] as number) + 1;
    for (let axis = 0, c = group * dimensions, i = row * dimensions; axis < dimensions; axis++, c++, i++) {
      centres[c] = (centres[c] as number) + (values[i] as number);
    }
    for (let one = 0; one < attributes; one++) {
      const list = counts[one] as Int32Array;
      const code = codes[row * attributes + one] as number;
      if (code < 0) continue;
      const at = group * (levels[one] as number) + code;
      list[at] = (list[at] as number) + 1;
    }
  }
  centres.forEach((sum, c) => {
    const size = sizes[Math.floor(c / dimensions)] as number;
    centres[c] = size > 0 ? sum / size : (before.centres[c] as number);
  });
  const modes = before.modes.map((mode, m) => {
    const [group, one] = [Math.floor(m / attributes), m % attributes];
    const count = levels[one] as number;
    const own = (counts[one] as Int32Array).subarray(group * count, (group + 1) * count);
    return sizes[group] === 0 ? mode : own.indexOf(Math.max(...own));
  });
  return { centres, modes };
}

/** Gives each empty group the costliest row of a group of several; returns how many were filled. */
function refill(rows: number, k: number, labels: Int32Array, squared: Float64Array): number {
  const { sizes } = sums(labels, squared, k);
  let filled = 0;
  for (let group = 0; group < k; group++) {
    if (sizes[group] !== 0) continue;
    let farthest = -1;
    for (let row = 0; row < rows; row++) {
      const most = farthest < 0 ? 0 : (squared[farthest] as number);
      if ((squared[row] as number) > most && (sizes[labels[row] as number] as number) > 1) farthest = row;
    }
    if (farthest < 0) continue;
    const from = labels[farthest] as number;
    sizes[from] = (sizes[from] as number) - 1;
    sizes[group] = 1;
    labels[farthest] = group;
    squared[farthest] = 0;
    filled++;
  }
  return filled;
}

function sums(labels: Int32Array, squared: Float64Array, k: number): Pick<Prototypes, 'sizes' | 'inertia'> {
  const sizes = new Int32Array(k);
  let inertia = 0;
  for (let row = 0; row < labels.length; row++) {
    sizes[labels[row] as number] = (sizes[labels[row] as number] as number) + 1;
    inertia += squared[row] as number;
  }
  return { sizes, inertia };
}
