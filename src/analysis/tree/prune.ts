import type { GrownNode } from './types';

/** The class of a node by its weighted counts: of equal ones the first. */
export function majority(counts: ArrayLike<number>, weights: Float64Array | null): number {
  let best = 0;
  for (let k = 1; k < counts.length; k++) {
    if (weighted(counts, weights, k) > weighted(counts, weights, best)) best = k;
  }
  return best;
}

function weighted(counts: ArrayLike<number>, weights: Float64Array | null, k: number): number {
  return (counts[k] as number) * (weights ? (weights[k] as number) : 1);
}

/** The weight of the rows that a node would put wrong were it a leaf. */
export function risk(counts: ArrayLike<number>, weights: Float64Array | null): number {
  let sum = 0;
  for (let k = 0; k < counts.length; k++) sum += weighted(counts, weights, k);
  return sum - weighted(counts, weights, majority(counts, weights));
}

/**
 * Weakest-link pruning (Breiman et al. 1984, chapter 3): for each node the price of a leaf, in wrong rows, from which on
 * the branch below it is not worth its leaves. A node is a leaf of the pruned tree where its price is at most the price
 * asked; leaves have −∞. Prices never rise down a branch.
 */
export function pruningPrices(nodes: readonly GrownNode[], weights: Float64Array | null): Float64Array {
  const prices = new Float64Array(nodes.length).fill(-Infinity);
  const own = Float64Array.from(nodes, ({ counts }) => risk(counts, weights));
  const inner = new Set(nodes.flatMap(({ split }, node) => (split ? [node] : [])));
  let price = 0;
  while (inner.size > 0) {
    const gains = linkGains(nodes, own, inner);
    const least = [...inner].reduce((low, node) => Math.min(low, gains[node] as number), Infinity);
    price = Math.max(price, least);
    // Rounding must not keep apart what is equal.
    const weakest = [...inner].filter((node) => (gains[node] as number) <= price + 1e-12 * Math.abs(price));
    for (const node of weakest) collapse(nodes, inner, prices, node, price);
  }
  return prices;
}

/** What each inner node's branch saves in wrong rows, for each leaf beyond one. */
function linkGains(nodes: readonly GrownNode[], own: Float64Array, inner: ReadonlySet<number>): Float64Array {
  const leaves = new Float64Array(nodes.length).fill(1);
  const risks = own.slice();
  const gains = new Float64Array(nodes.length).fill(Infinity);
  for (let node = nodes.length - 1; node >= 0; node--) {
    if (!inner.has(node)) continue;
    const { left = -1, right = -1 } = nodes[node] ?? {};
    leaves[node] = (leaves[left] as number) + (leaves[right] as number);
    risks[node] = (risks[left] as number) + (risks[right] as number);
    gains[node] = ((own[node] as number) - (risks[node] as number)) / ((leaves[node] as number) - 1);
  }
  return gains;
}

/** Cuts a branch: its nodes get the price unless they went earlier. */
function collapse(
  nodes: readonly GrownNode[],
  inner: Set<number>,
  prices: Float64Array,
  node: number,
  price: number,
): void {
  if (!inner.delete(node)) return;
  prices[node] = price;
  const { left = -1, right = -1 } = nodes[node] ?? {};
  collapse(nodes, inner, prices, left, price);
  collapse(nodes, inner, prices, right, price);
}

/** For each node the one that stands for it after pruning: itself, or the nearest one above that became a leaf. */
export function prunedTo(nodes: readonly GrownNode[], prices: Float64Array, price: number): Int32Array {
  const standing = new Int32Array(nodes.length);
  nodes.forEach(({ parent }, node) => {
    const above = parent < 0 ? -1 : (standing[parent] as number);
    const cut = above >= 0 && (above !== parent || isLeaf(nodes, prices, parent, price));
    standing[node] = cut ? above : node;
  });
  return standing;
}

function isLeaf(nodes: readonly GrownNode[], prices: Float64Array, node: number, price: number): boolean {
  return !nodes[node]?.split || (prices[node] as number) <= price;
}

/** The different prices at which a tree loses something, ascending, from no pruning (−∞) on. */
export function priceSteps(prices: Float64Array): number[] {
  return [-Infinity, ...new Set(Array.from(prices).filter((price) => price > -Infinity))].sort(
    (a, b) => a - b,
  );
}
