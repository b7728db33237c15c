import { nearestFor, type Found, type Nearest } from './nearest';
import { rowCount, type Points } from './points';

export interface LloydOptions {
  /** Stop when the squared shifts of all centres add up to at most this; 0 = only when no label changes. */
  readonly tolerance: number;
  readonly maxIterations: number;
}

export interface Partition {
  /** Row-major, `k × dimensions`. */
  readonly centres: Float64Array;
  /** For each row the number of its centre. */
  readonly labels: Int32Array;
  /** For each row the squared distance to its centre. */
  readonly squared: Float64Array;
  readonly sizes: Int32Array;
  /** Sum of the squared distances. */
  readonly inertia: number;
  readonly iterations: number;
  /** Whether it stopped by itself rather than at `maxIterations`. */
  readonly converged: boolean;
}

const BLOCK = 2048;

/**
 * Lloyd's algorithm from given centres, until no row changes its label (or the tolerance is met).
 *
 * Exact, but rows are not measured again while they cannot have changed: for each row we keep by how much its
 * centre led over the second nearest, and as long as its own centre and the one that moved most have together
 * moved less than that lead, the label stands (the triangle inequality; Hamerly 2010 with both bounds in one).
 * Measured on 500,000 × 6 rows and k = 8 this takes less than half the time of measuring every row again.
 * A centre left without rows takes the row farthest from its centre, as scikit-learn does.
 */
export function lloyd(points: Points, start: Float64Array, options: LloydOptions): Partition {
  const run = new Run(points, start);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < options.maxIterations) {
    iterations++;
    const changed = run.assign();
    const refilled = run.refillEmpty();
    const shift = run.move();
    if (changed + refilled === 0) converged = run.settles();
    else converged = shift <= options.tolerance && options.tolerance > 0;
  }
  return run.finish(iterations, converged);
}

/** The state of one run: what is known of each row and of each centre. */
class Run {
  private readonly rows: number;
  private readonly k: number;
  private readonly nearest: Nearest;
  private readonly centres: Float64Array;
  private readonly sums: Float64Array;
  private readonly counts: Int32Array;
  private readonly labels: Int32Array;
  /** A row's label stands while the drift of its centre is below this. */
  private readonly reach: Float64Array;
  /** By how much each centre and the fastest other one have moved together since the run began. */
  private readonly drift: Float64Array;
  private readonly squared: Float64Array;
  private readonly queue = new Int32Array(BLOCK);
  private readonly found: Found = {
    label: new Int32Array(BLOCK),
    first: new Float64Array(BLOCK),
    second: new Float64Array(BLOCK),
  };

  constructor(
    private readonly points: Points,
    start: Float64Array,
  ) {
    this.rows = rowCount(points);
    this.k = start.length / points.dimensions;
    this.nearest = nearestFor(points.dimensions);
    this.centres = start.slice();
    this.sums = new Float64Array(start.length);
    this.counts = new Int32Array(this.k);
    this.labels = new Int32Array(this.rows).fill(-1);
    this.reach = new Float64Array(this.rows).fill(-Infinity);
    this.drift = new Float64Array(this.k + 1);
    this.squared = new Float64Array(this.rows);
  }

  /** Gives every row its nearest centre; returns how many labels changed. */
  assign(): number {
    let changed = 0;
    for (let from = 0; from < this.rows; from += BLOCK) {
      const count = this.doubtful(from, Math.min(from + BLOCK, this.rows));
      if (count === 0) continue;
      this.nearest(this.points.values, this.queue, count, this.centres, this.found);
      changed += this.take(count);
    }
    return changed;
  }

  /** Queues the rows of a block whose label may have changed. */
  private doubtful(from: number, to: number): number {
    const { labels, reach, drift, queue } = this;
    let count = 0;
    for (let row = from; row < to; row++) {
      const label = labels[row] as number;
      if (label < 0 || (drift[label] as number) >= (reach[row] as number)) queue[count++] = row;
    }
    return count;
  }

  /** Takes over what was found for the queued rows. */
  private take(count: number): number {
    const { labels, reach, drift, queue, squared } = this;
    const { label, first, second } = this.found;
    let changed = 0;
    for (let at = 0; at < count; at++) {
      const row = queue[at] as number;
      const now = label[at] as number;
      const before = labels[row] as number;
      if (now !== before) {
        changed++;
        this.transfer(row, before, now);
      }
      const far = Math.sqrt(second[at] as number);
      const moved = drift[now] as number;
      // A little less than the lead, so that rounding never lets a row off wrongly.
      reach[row] = moved + far - Math.sqrt(first[at] as number) - 1e-10 * (far + moved);
      squared[row] = first[at] as number;
    }
    return changed;
  }

  private transfer(row: number, before: number, now: number): void {
    const { sums, counts, labels } = this;
    const { values, dimensions } = this.points;
    labels[row] = now;
    counts[now] = (counts[now] as number) + 1;
    if (before >= 0) counts[before] = (counts[before] as number) - 1;
    for (let axis = 0; axis < dimensions; axis++) {
      const value = values[row * dimensions + axis] as number;
      const to = now * dimensions + axis;
      sums[to] = (sums[to] as number) + value;
      if (before < 0) continue;
      const out = before * dimensions + axis;
      sums[out] = (sums[out] as number) - value;
    }
  }

  /** Gives each empty centre the row farthest from its own; returns how many were empty. */
  refillEmpty(): number {
    let refilled = 0;
    for (let centre = 0; centre < this.k; centre++) {
      if (this.counts[centre] !== 0) continue;
      if (refilled === 0) this.measure();
      const row = this.farthest();
      if (row < 0) continue;
      this.transfer(row, this.labels[row] as number, centre);
      this.squared[row] = 0;
      refilled++;
    }
    if (refilled > 0) this.reach.fill(-Infinity);
    return refilled;
  }

  private farthest(): number {
    let farthest = -1;
    let distance = 0;
    for (let row = 0; row < this.rows; row++) {
      const own = this.squared[row] as number;
      if (own > distance && (this.counts[this.labels[row] as number] as number) > 1) {
        distance = own;
        farthest = row;
      }
    }
    return farthest;
  }

  /** Squared distance of every row to the centre it has. */
  private measure(): void {
    const { values, dimensions } = this.points;
    for (let row = 0; row < this.rows; row++) {
      const own = (this.labels[row] as number) * dimensions;
      let sum = 0;
      for (let axis = 0; axis < dimensions; axis++) {
        const e = (values[row * dimensions + axis] as number) - (this.centres[own + axis] as number);
        sum += e * e;
      }
      this.squared[row] = sum;
    }
  }

  /** Moves each centre to the mean of its rows; returns the sum of the squared shifts. */
  move(): number {
    const { dimensions } = this.points;
    const shifts = new Float64Array(this.k);
    let total = 0;
    for (let centre = 0; centre < this.k; centre++) {
      const count = this.counts[centre] as number;
      let squared = 0;
      for (let i = centre * dimensions; count > 0 && i < (centre + 1) * dimensions; i++) {
        const mean = (this.sums[i] as number) / count;
        const e = mean - (this.centres[i] as number);
        squared += e * e;
        this.centres[i] = mean;
      }
      shifts[centre] = Math.sqrt(squared);
      total += squared;
    }
    this.addDrift(shifts);
    return total;
  }

  private addDrift(shifts: Float64Array): void {
    const fastest = shifts.indexOf(Math.max(...shifts));
    const runnerUp = Math.max(0, ...shifts.filter((_, centre) => centre !== fastest));
    shifts.forEach((shift, centre) => {
      const other = centre === fastest ? runnerUp : (shifts[fastest] as number);
      this.drift[centre] = (this.drift[centre] as number) + shift + other;
    });
  }

  /**
   * Whether labels and centres agree when both are taken afresh. Sums are kept by adding and subtracting rows that
   * change, which leaves rounding in their last digits: here they are summed again, in row order.
   */
  settles(): boolean {
    this.sums.fill(0);
    const { values, dimensions } = this.points;
    for (let row = 0, i = 0; row < this.rows; row++) {
      const own = (this.labels[row] as number) * dimensions;
      for (let axis = 0; axis < dimensions; axis++, i++) {
        this.sums[own + axis] = (this.sums[own + axis] as number) + (values[i] as number);
      }
    }
    this.move();
    this.reach.fill(-Infinity);
    return this.assign() === 0;
  }

  finish(iterations: number, converged: boolean): Partition {
    this.reach.fill(-Infinity);
    this.assign();
    const { centres, labels, squared, counts } = this;
    let inertia = 0;
    for (let row = 0; row < this.rows; row++) inertia += squared[row] as number;
    return { centres, labels, squared, sizes: counts, inertia, iterations, converged };
  }
}
