import type { Random } from '../random/xoshiro128';
import { rowCount, squaredDistance, type Points } from './points';

/**
 * Greedy k-means++ (Arthur and Vassilvitskii 2007, with the candidates of their section 5, as scikit-learn does it):
 * the first centre is a row at random; each further one is the best of 2 + ⌊ln k⌋ rows drawn with a probability
 * proportional to their squared distance to the nearest centre so far.
 *
 * Returns `k × dimensions` values, row-major. With fewer than k distinct rows some centres coincide.
 */
export function plusPlus(points: Points, k: number, random: Random): Float64Array {
  const { values, dimensions } = points;
  const rows = rowCount(points);
  const centres = new Float64Array(k * dimensions);
  const candidates = 2 + Math.floor(Math.log(k));
  const closest = new Float64Array(rows).fill(Infinity);

  let chosen = random.below(rows);
  let potential = 0;
  for (let centre = 0; ;) {
    centres.set(values.subarray(chosen * dimensions, (chosen + 1) * dimensions), centre * dimensions);
    potential = bringCloser(points, chosen, closest);
    if (++centre === k) return centres;
    chosen = best(points, draw(closest, potential, candidates, random), closest);
  }
}

/** Lowers each row's squared distance to that of a new centre where it is nearer; returns their sum. */
function bringCloser({ values, dimensions }: Points, centre: number, closest: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < closest.length; row++) {
    const own = squaredDistance(values, row, values, centre, dimensions);
    if (own < (closest[row] as number)) closest[row] = own;
    sum += closest[row] as number;
  }
  return sum;
}

/** Rows drawn with replacement, each as likely as its share of the potential, in ascending order. */
function draw(closest: Float64Array, potential: number, count: number, random: Random): number[] {
  const marks = Array.from({ length: count }, () => random.uniform() * potential).sort((a, b) => a - b);
  const drawn: number[] = [];
  let passed = 0;
  for (let row = 0; row < closest.length && drawn.length < count; row++) {
    passed += closest[row] as number;
    while (drawn.length < count && (marks[drawn.length] as number) < passed) drawn.push(row);
  }
  while (drawn.length < count) drawn.push(closest.length - 1);
  return drawn;
}

/** The candidate that would leave the smallest potential; the first of equal ones. */
function best({ values, dimensions }: Points, candidates: readonly number[], closest: Float64Array): number {
  let chosen = candidates[0] ?? 0;
  let least = Infinity;
  for (const candidate of new Set(candidates)) {
    let sum = 0;
    for (let row = 0; row < closest.length && sum < least; row++) {
      sum += Math.min(closest[row] as number, squaredDistance(values, row, values, candidate, dimensions));
    }
    if (sum < least) {
      least = sum;
      chosen = candidate;
    }
  }
  return chosen;
}
