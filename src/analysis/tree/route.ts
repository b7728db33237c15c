import type { CodedFeature, Feature, SortedFeature } from './prepare';
import type { GrownNode, Split } from './types';

/** Leads the rows of the nodes that were split to their children. */
export function route(
  features: readonly Feature[],
  nodes: readonly GrownNode[],
  nodeOf: Int32Array,
  split: readonly number[],
): void {
  features.forEach((feature, index) => {
    const here = split.filter((node) => nodes[node]?.split?.feature === index);
    if (here.length === 0) return;
    if (feature.form === 'sorted') routeSorted(feature, nodes, nodeOf, new Set(here));
    else routeCoded(feature, nodes, nodeOf, here);
  });
}

function routeSorted(
  { rows, values, missing }: SortedFeature,
  nodes: readonly GrownNode[],
  nodeOf: Int32Array,
  split: ReadonlySet<number>,
): void {
  const thresholds = new Float64Array(nodes.length);
  const left = new Int32Array(nodes.length).fill(-1);
  for (const node of split) {
    const own = nodes[node];
    if (own?.split?.kind !== 'number') continue;
    thresholds[node] = own.split.threshold;
    left[node] = own.left;
  }
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const node = nodeOf[row] as number;
    const child = left[node] as number;
    if (child >= 0) nodeOf[row] = (values[i] as number) <= (thresholds[node] as number) ? child : child + 1;
  }
  for (const row of missing) {
    const node = nodeOf[row] as number;
    const own = nodes[node];
    if (!split.has(node) || own?.split?.kind !== 'number') continue;
    nodeOf[row] = own.split.missingLeft ? own.left : own.right;
  }
}

function routeCoded(
  { codes, size, values }: CodedFeature,
  nodes: readonly GrownNode[],
  nodeOf: Int32Array,
  split: readonly number[],
): void {
  const slots = new Int32Array(nodes.length).fill(-1);
  const children = new Int32Array(split.length * size);
  split.forEach((node, slot) => {
    const own = nodes[node];
    if (!own?.split) return;
    slots[node] = slot;
    for (let code = 0; code < size; code++) {
      children[slot * size + code] = isLeft(own.split, code, values) ? own.left : own.right;
    }
  });
  for (let row = 0; row < nodeOf.length; row++) {
    const slot = slots[nodeOf[row] as number] as number;
    if (slot >= 0) nodeOf[row] = children[slot * size + (codes[row] as number)] as number;
  }
}

function isLeft(split: Split, code: number, values: Float64Array | null): boolean {
  if (split.kind === 'category') return split.left[code] ?? false;
  const value = values?.[code];
  return value === undefined ? split.missingLeft : value <= split.threshold;
}
