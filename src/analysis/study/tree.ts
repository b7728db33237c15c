import type { Points } from '../kmeans/points';
import { cutTree, ward } from '../ward/ward';
import { microCentres } from '../ward/microCentres';

/** The upper part of a dendrogram: branches instead of leaves. */
export interface Tree {
  /** How many rows each branch stands for, in the order in which they are drawn. */
  readonly branches: readonly number[];
  /** The group that most of each branch's rows belong to. */
  readonly groups: readonly number[];
  /** Branches are 0 … n − 1 in that order, then the merges n, n + 1, … */
  readonly merges: readonly { readonly left: number; readonly right: number; readonly height: number }[];
  /** How many micro-centres it was made on; as many as rows where there were few. */
  readonly micro: number;
}

const BRANCHES = 30;

/** Ward's dendrogram of the rows on micro-centres, cut down to at most 30 branches. */
export function treeOf(points: Points, labels: Int32Array, groups: number, seed: number): Tree | null {
  const micro = microCentres(points, seed);
  const count = micro.weights.length;
  if (count < 2) return null;
  const merges = ward(micro.points, micro.weights);
  const branchCount = Math.min(BRANCHES, count);
  const branchOf = cutTree(merges, branchCount);
  const upper = relabelled(merges.slice(count - branchCount), branchOf, count, branchCount, merges);
  const order = drawingOrder(upper, branchCount);
  const place = order.map((_, branch) => order.indexOf(branch));
  const sizes = new Int32Array(branchCount * groups);
  labels.forEach((label, row) => {
    const at = (branchOf[micro.labels[row] as number] as number) * groups + label;
    sizes[at] = (sizes[at] as number) + 1;
  });
  const own = (branch: number): Int32Array => sizes.subarray(branch * groups, (branch + 1) * groups);
  return {
    branches: order.map((branch) => own(branch).reduce((sum, size) => sum + size, 0)),
    groups: order.map((branch) => own(branch).indexOf(Math.max(...own(branch)))),
    merges: upper.map(({ left, right, height }) => ({
      left: place[left] ?? left,
      right: place[right] ?? right,
      height,
    })),
    micro: count,
  };
}

type Upper = Tree['merges'];

/** The last merges with branches for what lies below them. */
function relabelled(
  last: readonly { left: number; right: number; height: number }[],
  branchOf: Int32Array,
  count: number,
  branchCount: number,
  merges: readonly { left: number; right: number }[],
): Upper {
  const leaf = (node: number): number => (node < count ? node : leaf(merges[node - count]?.left ?? 0));
  const first = 2 * count - 1 - last.length;
  const name = (node: number): number =>
    node >= first ? branchCount + node - first : (branchOf[leaf(node)] as number);
  return last.map(({ left, right, height }) => ({ left: name(left), right: name(right), height }));
}

/** The branches from left to right, so that no lines cross. */
function drawingOrder(merges: Upper, branches: number): number[] {
  const below = (node: number): number[] => {
    const merge = merges[node - branches];
    return merge ? [...below(merge.left), ...below(merge.right)] : [node];
  };
  return merges.length === 0 ? [0] : below(branches + merges.length - 1);
}
