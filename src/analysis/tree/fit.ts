import { betweenSteps, chooseStep, crossValidate, type PruneStep } from './cross-validate';
import { grow, type GrowInput } from './grow';
import { prepareFeature } from './prepare';
import { priceSteps, prunedTo, pruningPrices, risk } from './prune';
import { holdOut } from './strata';
import type { FeatureColumn, Grown, GrowSettings, Split } from './types';

export type Pruning = 'cv' | 'cp' | 'none';

export interface FitInput {
  readonly features: readonly FeatureColumn[];
  /** The class of each row: 0, 1, … up to 254. */
  readonly labels: Uint8Array;
  readonly classes: number;
  /** Share of rows held out to judge the tree; 0 grows it on all. */
  readonly holdout: number;
  readonly seed: number;
  readonly settings: Omit<GrowSettings, 'weights'>;
  /** Whether classes weigh alike whatever their size. */
  readonly balanced: boolean;
  readonly prune: Pruning;
  /** The least share of the wrong rows at the root that each further split must save (`prune: cp`). */
  readonly cp: number;
  readonly folds: number;
  /** The smallest tree within one standard error of the best, instead of the best (`prune: cv`). */
  readonly oneSe: boolean;
}

export interface FittedNode {
  /** 1 is the root, 2i and 2i + 1 the children of i. */
  readonly id: number;
  readonly depth: number;
  /** Places in the list; −1: none. */
  readonly parent: number;
  readonly left: number;
  readonly right: number;
  readonly split: Split | null;
  /** Rows of each class: those the tree was grown on, and those held out. */
  readonly counts: readonly number[];
  readonly held: readonly number[];
}

export interface Fitted {
  readonly nodes: readonly FittedNode[];
  /** The place in `nodes` of the leaf of each row. */
  readonly leafOf: Int32Array;
  /** Every size the tree can be pruned to, largest first. */
  readonly steps: readonly PruneStep[];
  readonly chosen: number;
  /** Weight of each class; null: all alike. */
  readonly weights: readonly number[] | null;
}

/** Grows a tree on the rows not held out, prunes it, and leads every row to its leaf. */
export function fit(
  input: FitInput,
  report: (done: number, total: number) => void = () => undefined,
): Fitted {
  const { labels, classes, holdout, seed, prune, folds } = input;
  const parts = input.features.length + 1 + (prune === 'cv' ? folds : 0);
  const features = input.features.map((column, index) => {
    report(index, parts);
    return prepareFeature(column);
  });
  const held = holdOut(labels, classes, holdout, seed);
  const used = held.map((flag) => 1 - flag);
  const weights = input.balanced ? balancedWeights(labels, classes, used) : null;
  const growing: GrowInput = { features, labels, classes, used, settings: { ...input.settings, weights } };
  const grown = grow(growing);
  report(features.length + 1, parts);
  const prices = pruningPrices(grown.nodes, weights);
  const judged = judge(input, growing, grown, prices, (fold) => {
    report(features.length + 1 + fold, parts);
  });
  const kept = keep(grown, prunedTo(grown.nodes, prices, judged.price), labels, held, classes);
  return { ...kept, steps: judged.steps, chosen: judged.chosen, weights: weights && Array.from(weights) };
}

/** As scikit-learn's `balanced`: rows ÷ (classes × rows of the class). */
function balancedWeights(labels: Uint8Array, classes: number, used: Uint8Array): Float64Array {
  const counts = new Float64Array(classes);
  for (let row = 0; row < labels.length; row++) {
    const k = labels[row] as number;
    if (used[row]) counts[k] = (counts[k] as number) + 1;
  }
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const there = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count > 0 ? rows / (there * count) : 0));
}

interface Judged {
  readonly price: number;
  readonly steps: readonly PruneStep[];
  readonly chosen: number;
}

function judge(
  { prune, cp, folds, seed, oneSe }: FitInput,
  growing: GrowInput,
  { nodes }: Grown,
  prices: Float64Array,
  report: (fold: number) => void,
): Judged {
  const { weights } = growing.settings;
  const root = risk(nodes[0]?.counts ?? [], weights);
  const between = betweenSteps(prices);
  const cross = prune === 'cv' ? crossValidate(growing, between, folds, seed, report) : null;
  const steps = priceSteps(prices).map((price, i): PruneStep => {
    const standing = prunedTo(nodes, prices, price);
    const leaves = new Set(
      standing.filter((node) => !nodes[node]?.split || (prices[node] as number) <= price),
    );
    const wrong = [...leaves].reduce((sum, node) => sum + risk(nodes[node]?.counts ?? [], weights), 0);
    const relative = (value: number | undefined) => (root > 0 ? (value ?? 0) / root : 0);
    return {
      cp: root > 0 ? Math.max(0, price) / root : 0,
      splits: leaves.size - 1,
      error: relative(wrong),
      cv_error: cross && relative(cross.errors[i]),
      cv_se: cross && relative(cross.spreads[i]),
    };
  });
  if (cross) {
    const chosen = chooseStep(cross, oneSe);
    return { price: between[chosen] ?? Infinity, steps, chosen };
  }
  const price = prune === 'none' ? -Infinity : cp * root;
  return { price, steps, chosen: lastWithin(priceSteps(prices), price) };
}

function lastWithin(prices: readonly number[], price: number): number {
  let last = 0;
  prices.forEach((own, step) => {
    if (own <= price) last = step;
  });
  return last;
}

/** What is left of a tree after pruning, numbered anew, with the counts of both kinds of rows. */
function keep(
  { nodes, nodeOf }: Grown,
  standing: Int32Array,
  labels: Uint8Array,
  held: Uint8Array,
  classes: number,
): Pick<Fitted, 'nodes' | 'leafOf'> {
  const place = new Int32Array(nodes.length).fill(-1);
  let next = 0;
  standing.forEach((own, node) => {
    if (own === node) place[node] = next++;
  });
  const leafOf = nodeOf.map((node) => place[standing[node] as number] as number);
  const heldCounts = Array.from({ length: next }, () => new Array<number>(classes).fill(0));
  for (let row = 0; row < labels.length; row++) {
    const own = heldCounts[leafOf[row] as number];
    const k = labels[row] as number;
    if (held[row] && own) own[k] = (own[k] ?? 0) + 1;
  }
  const kept: FittedNode[] = [];
  nodes.forEach((node, index) => {
    const at = place[index] as number;
    if (at < 0) return;
    const parent = node.parent < 0 ? -1 : (place[node.parent] as number);
    const left = node.left < 0 ? -1 : (place[node.left] as number);
    const isLeft = nodes[node.parent]?.left === index;
    const id = parent < 0 ? 1 : (kept[parent]?.id ?? 0) * 2 + (isLeft ? 0 : 1);
    kept.push({
      ...{ id, depth: node.depth, parent, left },
      right: left < 0 ? -1 : (place[node.right] as number),
      split: left < 0 ? null : node.split,
      counts: Array.from(node.counts),
      held: heldCounts[at] ?? [],
    });
  });
  addUp(kept);
  return { nodes: kept, leafOf };
}

/** The rows held out were counted in leaves: parents get the sums. */
function addUp(nodes: readonly FittedNode[]): void {
  for (let index = nodes.length - 1; index > 0; index--) {
    const { parent, held } = nodes[index] as FittedNode;
    const above = nodes[parent]?.held as number[] | undefined;
    held.forEach((rows, k) => {
      if (above) above[k] = (above[k] ?? 0) + rows;
    });
  }
}
