/** What a layout needs of a node. */
export interface TreeShape {
  readonly parent: number;
  readonly left: number;
  readonly right: number;
}

/** Where a node stands, in pixels: the left end of its bar and the middle of its height. */
export interface PlacedTreeNode {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  /** Of its bar, and of its texts at most. */
  readonly bar: number;
  readonly width: number;
  /** Where the ways to its children begin. */
  readonly outX: number;
  readonly outY: number;
}

export interface TreeLayout {
  /** In the order of the nodes. */
  readonly placed: readonly PlacedTreeNode[];
  readonly height: number;
  /** Pixels between a level and the next. */
  readonly column: number;
}

const ROW = 50;
const GAP = 22;

function depths(nodes: readonly TreeShape[]): number[] {
  const found: number[] = [];
  for (const { parent } of nodes) found.push(parent < 0 ? 0 : (found[parent] ?? 0) + 1);
  return found;
}

/** The nodes as one reads them: a node, what is left of it, what is right of it. */
export function readingOrder(nodes: readonly TreeShape[]): number[] {
  const order: number[] = [];
  const visit = (node: number): void => {
    const own = nodes[node];
    if (!own) return;
    order.push(node);
    if (own.left >= 0) visit(own.left);
    if (own.right >= 0) visit(own.right);
  };
  visit(0);
  return order;
}

/** From the root at the left to the leaves at the right, a row a leaf, parents in the middle of their children. */
export function treeLayout(nodes: readonly TreeShape[], width: number): TreeLayout {
  const depth = depths(nodes);
  const levels = Math.max(0, ...depth) + 1;
  const column = width / levels;
  const y = new Array<number>(nodes.length).fill(0);
  let leaves = 0;
  for (const node of readingOrder(nodes)) if ((nodes[node]?.left ?? -1) < 0) y[node] = ROW * (leaves++ + 0.5);
  for (let node = nodes.length - 1; node >= 0; node--) {
    const { left = -1, right = -1 } = nodes[node] ?? {};
    if (left >= 0) y[node] = ((y[left] ?? 0) + (y[right] ?? 0)) / 2;
  }
  const bar = Math.min(150, column - GAP - 8);
  return {
    column,
    height: Math.max(1, leaves) * ROW,
    placed: nodes.map((_, node) => {
      const x = (depth[node] ?? 0) * column + 2;
      const own = y[node] ?? 0;
      return { node, x, y: own, bar, width: column - GAP - 6, outX: x + bar + 4, outY: own };
    }),
  };
}

/** A line a node, children below their parent and a little to the right. */
export function outlineLayout(nodes: readonly TreeShape[], width: number): TreeLayout {
  const depth = depths(nodes);
  const indent = Math.min(16, width / 3 / Math.max(1, ...depth));
  const place = new Map(readingOrder(nodes).map((node, line) => [node, line]));
  return {
    column: indent,
    height: nodes.length * ROW,
    placed: nodes.map((_, node) => {
      const x = (depth[node] ?? 0) * indent + 6;
      const y = ((place.get(node) ?? 0) + 0.5) * ROW;
      return {
        node,
        x,
        y,
        bar: Math.min(120, width - x - 8),
        width: width - x - 4,
        outX: x + 2,
        outY: y + 6,
      };
    }),
  };
}
