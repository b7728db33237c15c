import { purity, type Best, type Frontier } from './best';
import type { Feature } from './prepare';
import { route } from './route';
import { searchCoded } from './search-coded';
import { searchSorted } from './search-sorted';
import type { Grown, GrownNode, GrowSettings } from './types';

export interface GrowInput {
  readonly features: readonly Feature[];
  /** The class of each row: 0, 1, … */
  readonly labels: Uint8Array;
  readonly classes: number;
  /** 1 for rows to grow on; the others are only led through the tree. */
  readonly used: Uint8Array;
  readonly settings: GrowSettings;
}

/**
 * Grows a classification tree level by level (CART with the gini index: Breiman, Friedman, Olshen and Stone 1984). Each
 * level costs one pass a feature, whatever the number of nodes. Nothing is binned: every threshold between two
 * neighbouring values is tried. Of equally good splits the earlier feature and the lower threshold win, so the order of
 * rows does not matter.
 */
export function grow(input: GrowInput, report: (depth: number) => void = () => undefined): Grown {
  const nodeOf = new Int32Array(input.labels.length);
  const nodes: GrownNode[] = [newNode(0, -1, input.classes)];
  count(input, nodes, nodeOf, 0);
  for (let first = 0, depth = 0; depth < input.settings.depth; depth++) {
    const open = splittable(nodes, first, input.settings);
    if (open.length === 0) break;
    first = nodes.length;
    const best = searchLevel(input, nodes, nodeOf, open);
    splitLevel(input, nodes, nodeOf, open, best);
    if (nodes.length === first) break;
    count(input, nodes, nodeOf, first);
    report(depth + 1);
  }
  return { nodes, nodeOf };
}

function newNode(depth: number, parent: number, classes: number): GrownNode {
  return { depth, parent, counts: new Float64Array(classes), split: null, left: -1, right: -1 };
}

/** Counts the rows of the nodes from `first` on by class. */
function count(
  { labels, used }: GrowInput,
  nodes: readonly GrownNode[],
  nodeOf: Int32Array,
  first: number,
): void {
  const classes = nodes[0]?.counts.length ?? 0;
  const counts = new Float64Array((nodes.length - first) * classes);
  for (let row = 0; row < labels.length; row++) {
    const node = (nodeOf[row] as number) - first;
    if (node < 0 || used[row] === 0) continue;
    const at = node * classes + (labels[row] as number);
    counts[at] = (counts[at] as number) + 1;
  }
  for (let node = first; node < nodes.length; node++) {
    nodes[node]?.counts.set(counts.subarray((node - first) * classes, (node - first + 1) * classes));
  }
}

/** The nodes of the last level that are large and mixed enough. */
function splittable(nodes: readonly GrownNode[], first: number, settings: GrowSettings): number[] {
  const least = Math.max(settings.minSplit, 2 * settings.minLeaf);
  const open: number[] = [];
  for (let node = first; node < nodes.length; node++) {
    const counts = nodes[node]?.counts ?? new Float64Array(0);
    const kinds = counts.filter((rows) => rows > 0).length;
    if (kinds > 1 && counts.reduce((sum, rows) => sum + rows, 0) >= least) open.push(node);
  }
  return open;
}

function searchLevel(
  input: GrowInput,
  nodes: readonly GrownNode[],
  nodeOf: Int32Array,
  open: readonly number[],
): readonly Best[] {
  const frontier = frontierOf(input, nodes, nodeOf, open);
  input.features.forEach((feature, index) => {
    if (feature.form === 'sorted') searchSorted(frontier, feature, index);
    else searchCoded(frontier, feature, index);
  });
  return frontier.best;
}

function frontierOf(
  { labels, classes, used, settings }: GrowInput,
  nodes: readonly GrownNode[],
  nodeOf: Int32Array,
  open: readonly number[],
): Frontier {
  const slotOf = new Int32Array(nodes.length).fill(-1);
  open.forEach((node, slot) => (slotOf[node] = slot));
  const keys = new Int32Array(labels.length);
  for (let row = 0; row < labels.length; row++) {
    const slot = used[row] === 0 ? -1 : (slotOf[nodeOf[row] as number] as number);
    keys[row] = slot < 0 ? -1 : slot * classes + (labels[row] as number);
  }
  const counts = open.map((node) => nodes[node]?.counts ?? new Float64Array(classes));
  const totals = new Float64Array(open.length * classes);
  counts.forEach((own, slot) => {
    totals.set(own, slot * classes);
  });
  const sizes = Float64Array.from(counts, (own) => own.reduce((sum, rows) => sum + rows, 0));
  const { minLeaf, weights } = settings;
  const best = counts.map((own): Best => {
    const score = purity(own, 0, classes, weights);
    return { score, own: score, split: null };
  });
  return { slots: open.length, classes, keys, totals, sizes, minLeaf, weights, best };
}

function splitLevel(
  { features, classes }: GrowInput,
  nodes: GrownNode[],
  nodeOf: Int32Array,
  open: readonly number[],
  best: readonly Best[],
): void {
  open.forEach((index, slot) => {
    const node = nodes[index];
    const split = best[slot]?.split ?? null;
    if (!node || !split) return;
    node.split = split;
    node.left = nodes.length;
    node.right = nodes.length + 1;
    nodes.push(newNode(node.depth + 1, index, classes), newNode(node.depth + 1, index, classes));
  });
  route(features, nodes, nodeOf, open);
}
