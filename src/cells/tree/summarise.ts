import { accuracyOf } from '../../analysis/tree/accuracy';
import type { Fitted, FittedNode } from '../../analysis/tree/fit';
import { importance } from '../../analysis/tree/importance';
import { majority } from '../../analysis/tree/prune';
import { targetName } from './classes';
import { conditionsOf, conditionsSql, resultSplit } from './conditions';
import type { Feature } from './features';
import type { TreeOptions } from './options';
import type { Leaf, ResultNode, TreeClass, TreeResult } from './result';

export interface Found {
  readonly options: TreeOptions;
  readonly classes: readonly TreeClass[];
  readonly features: readonly Feature[];
  readonly fitted: Fitted;
  readonly minLeaf: number;
  readonly minSplit: number;
  /** The amount of each leaf, by its place among the nodes; null where none is known. */
  readonly amounts: ReadonlyMap<number, number> | null;
}

/** The result of a run as plain data. */
export function summarise(found: Found): TreeResult {
  const { options, classes, features, fitted, minLeaf, minSplit } = found;
  const { nodes, steps, chosen, weights } = fitted;
  const said = nodes.map(({ counts }) => majority(counts, weights && Float64Array.from(weights)));
  const shares = importance(nodes, features.length);
  const all = confusion(nodes, said, classes.length, everyone);
  const grown = confusion(nodes, said, classes.length, ({ counts }) => counts);
  const held = confusion(nodes, said, classes.length, (node) => node.held);
  const heldAccuracy = accuracyOf(held);
  return {
    target: targetName(options),
    classes,
    features: features.map((feature, i) => ({ ...feature, importance: shares[i] ?? 0 })),
    nodes: nodes.map((node, i): ResultNode => {
      const { id, depth, parent, left, right, split } = node;
      const place = { id, depth, parent, left, right };
      return {
        ...place,
        split: split && resultSplit(split),
        counts: everyone(node),
        predicted: said[i] ?? 0,
      };
    }),
    leaves: leavesOf(found, said),
    customers: sum(nodes[0] ? everyone(nodes[0]) : []),
    grown_on: sum(nodes[0]?.counts ?? []),
    accuracy: { all: accuracyOf(all), grown: accuracyOf(grown), held: heldAccuracy },
    confusion: heldAccuracy ? held : all,
    pruning: {
      by: options.prune,
      ...{ cp: options.cp, folds: options.folds, one_se: options.oneSe, steps, chosen },
    },
    settings: {
      depth: options.depth,
      min_leaf: minLeaf,
      min_split: minSplit,
      holdout: options.holdout,
      seed: options.seed,
      weights,
    },
  };
}

function everyone({ counts, held }: FittedNode): number[] {
  return counts.map((rows, k) => rows + (held[k] ?? 0));
}

function confusion(
  nodes: readonly FittedNode[],
  said: readonly number[],
  classes: number,
  rowsOf: (node: FittedNode) => readonly number[],
): number[][] {
  const table = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  nodes.forEach((node, i) => {
    if (node.split) return;
    rowsOf(node).forEach((rows, k) => {
      const row = table[k];
      const predicted = said[i] ?? 0;
      if (row) row[predicted] = (row[predicted] ?? 0) + rows;
    });
  });
  return table;
}

function leavesOf({ classes, features, fitted, amounts }: Found, said: readonly number[]): Leaf[] {
  const { nodes } = fitted;
  const customers = sum(nodes[0] ? everyone(nodes[0]) : []);
  const leaves = nodes.flatMap((node, place): Leaf[] => {
    if (node.split) return [];
    const counts = everyone(node);
    const predicted = said[place] ?? 0;
    const own = counts[predicted] ?? 0;
    const size = sum(counts);
    const held = sum(node.held);
    const conditions = conditionsOf(nodes, place, features);
    return [
      {
        ...{ key: `n${node.id}`, node: place, predicted, customers: size, share: size / customers },
        purity: size > 0 ? own / size : 0,
        coverage: own / Math.max(1, classes[predicted]?.customers ?? 0),
        held_purity: held > 0 ? (node.held[predicted] ?? 0) / held : null,
        held_customers: held,
        amount: amounts ? (amounts.get(place) ?? 0) : null,
        conditions,
        sql: conditionsSql(conditions, features),
      },
    ];
  });
  return leaves.sort((a, b) => a.predicted - b.predicted || b.purity - a.purity || a.node - b.node);
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
