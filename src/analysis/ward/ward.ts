import { rowCount, squaredDistance, type Points } from '../kmeans/points';

/** Two clusters that become one. Clusters are numbered: the points 0 … n − 1, then the merges n, n + 1, … in order. */
export interface Merge {
  readonly left: number;
  readonly right: number;
  readonly height: number;
  /** The weight of both. */
  readonly size: number;
}

/**
 * Ward's hierarchical clustering of weighted points as R's `hclust(…, 'ward.D2')`: the height at which two clusters
 * become one is √(2 · w₁w₂ ÷ (w₁ + w₂)) times the distance of their means, which for two single points is their
 * distance. Found by chains of nearest neighbours (Murtagh 1983), O(n²). Merges come by ascending height.
 */
export function ward(points: Points, weights: ArrayLike<number>): Merge[] {
  const count = rowCount(points);
  const state = new Chain(points, weights);
  const found: { a: number; b: number; height: number }[] = [];
  while (found.length < count - 1) found.push(state.next());
  return numbered(
    found.sort((x, y) => x.height - y.height),
    weights,
    count,
  );
}

/** Which of k clusters each point belongs to, numbered in the order of the points. */
export function cutTree(merges: readonly Merge[], k: number): Int32Array {
  const count = merges.length + 1;
  const parent = Int32Array.from({ length: 2 * count - 1 }, (_, node) => node);
  merges.slice(0, count - k).forEach(({ left, right }, at) => {
    parent[left] = count + at;
    parent[right] = count + at;
  });
  const root = (node: number): number => (parent[node] === node ? node : root(parent[node] as number));
  const seen = new Map<number, number>();
  return Int32Array.from({ length: count }, (_, point) => {
    const top = root(point);
    const label = seen.get(top) ?? seen.size;
    seen.set(top, label);
    return label;
  });
}

/** Clusters as means with weights; a merged one lives on under the smaller of its numbers. */
class Chain {
  private readonly means: Float64Array;
  private readonly weights: Float64Array;
  private readonly alive: number[];
  private chain: number[] = [];

  constructor(
    private readonly points: Points,
    weights: ArrayLike<number>,
  ) {
    this.means = points.values.slice();
    this.weights = Float64Array.from(weights);
    this.alive = Array.from(this.weights, (_, at) => at);
  }

  /** Goes from neighbour to nearest neighbour until two are each other's, and makes them one. */
  next(): { a: number; b: number; height: number } {
    if (this.chain.length === 0) this.chain.push(this.alive[0] ?? 0);
    for (;;) {
      const top = this.chain.at(-1) ?? 0;
      const before = this.chain.at(-2);
      const { nearest, cost } = this.nearestOf(top, before);
      if (nearest !== before) {
        this.chain.push(nearest);
        continue;
      }
      this.chain.length -= 2;
      const [a, b] = [Math.min(top, nearest), Math.max(top, nearest)];
      this.merge(a, b);
      return { a, b, height: Math.sqrt(cost) };
    }
  }

  /** The nearest other cluster; of equal ones the one before in the chain, else the first. */
  private nearestOf(of: number, preferred: number | undefined): { nearest: number; cost: number } {
    let nearest = preferred ?? -1;
    let cost = preferred === undefined ? Infinity : this.cost(of, preferred);
    for (const other of this.alive) {
      if (other === of) continue;
      const own = this.cost(of, other);
      if (own < cost) {
        cost = own;
        nearest = other;
      }
    }
    return { nearest, cost };
  }

  private cost(a: number, b: number): number {
    const [u, v] = [this.weights[a] as number, this.weights[b] as number];
    return ((2 * u * v) / (u + v)) * squaredDistance(this.means, a, this.means, b, this.points.dimensions);
  }

  private merge(a: number, b: number): void {
    const { dimensions } = this.points;
    const [u, v] = [this.weights[a] as number, this.weights[b] as number];
    for (let axis = 0; axis < dimensions; axis++) {
      const [i, j] = [a * dimensions + axis, b * dimensions + axis];
      this.means[i] = ((this.means[i] as number) * u + (this.means[j] as number) * v) / (u + v);
    }
    this.weights[a] = u + v;
    this.alive.splice(this.alive.indexOf(b), 1);
  }
}

/** Merges of points by their numbers -> merges of numbered clusters. */
function numbered(
  found: readonly { readonly a: number; readonly b: number; readonly height: number }[],
  weights: ArrayLike<number>,
  count: number,
): Merge[] {
  const cluster = Int32Array.from({ length: count }, (_, point) => point);
  const sizes = Array.from(weights);
  return found.map(({ a, b, height }, at) => {
    const [x, y] = [cluster[a] as number, cluster[b] as number];
    const [left, right] = [Math.min(x, y), Math.max(x, y)];
    const size = (sizes[left] ?? 0) + (sizes[right] ?? 0);
    sizes.push(size);
    cluster[a] = count + at;
    return { left, right, height, size };
  });
}
