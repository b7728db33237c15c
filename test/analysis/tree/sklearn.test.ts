import { describe, expect, it } from 'vitest';
import { fit, type FitInput, type Fitted } from '../../../src/analysis/tree/fit';
import { importance } from '../../../src/analysis/tree/importance';
import { seededRandom } from '../../../src/lib/random';
import expected from '../../expected/tree.json';

interface Case {
  readonly seed: number;
  readonly rows: number;
  readonly features: number;
  readonly classes: number;
  readonly round_to: number;
}

/** The same data as in tree.py. */
function makeData({ seed, rows, features, classes, round_to }: Case) {
  const random = seededRandom(seed);
  const columns = Array.from({ length: features }, () => new Float64Array(rows));
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    columns.forEach((column, feature) => {
      const value = random();
      column[row] = round_to && feature % 2 === 0 ? Math.floor(value * round_to) : value;
    });
    const mark = ((columns[0]?.[row] ?? 0) / (round_to || 1)) * 0.6 + (columns[1]?.[row] ?? 0) * 0.4;
    labels[row] =
      random() < 0.8 ? Math.min(classes - 1, Math.floor(mark * classes)) : Math.floor(random() * classes);
  }
  return { columns, labels };
}

interface Node {
  readonly n: number;
  readonly feature?: number;
  readonly threshold?: number;
  readonly left?: Node;
  readonly right?: Node;
}

function expectSame({ nodes }: Fitted, place: number, node: Node): void {
  const found = nodes[place];
  expect(found?.counts.reduce((sum, count) => sum + count, 0)).toBe(node.n);
  if (!node.left || !node.right) {
    expect(found?.split).toBeNull();
    return;
  }
  const split = found?.split;
  expect(split?.feature).toBe(node.feature);
  // scikit-learn keeps its columns in single precision.
  const threshold = split?.kind === 'number' ? split.threshold : NaN;
  expect(Math.abs(threshold - (node.threshold ?? NaN))).toBeLessThan(2e-7 * Math.max(1, threshold));
  expectSame({ nodes } as Fitted, found?.left ?? -1, node.left);
  expectSame({ nodes } as Fitted, found?.right ?? -1, node.right);
}

describe.each(expected.cases)('scikit-learn, $rows rows × $features, $classes classes', (one) => {
  it('has the same splits, sizes, accuracy and importances', () => {
    const { columns, labels } = makeData(one);
    const input: FitInput = {
      features: columns.map((values) => ({ values, levels: null })),
      labels,
      classes: one.classes,
      holdout: 0,
      seed: 1,
      settings: { depth: one.depth, minLeaf: one.min_leaf, minSplit: 2 },
      balanced: one.balanced,
      prune: 'none',
      cp: 0,
      folds: 5,
      oneSe: true,
    };
    const fitted = fit(input);
    expectSame(fitted, 0, one.tree as Node);
    importance(fitted.nodes, one.features).forEach((share, feature) => {
      expect(share).toBeCloseTo(one.importances[feature] ?? NaN, 9);
    });
    const weights = fitted.weights ?? [];
    const right = fitted.nodes.reduce((sum, { split, counts }) => {
      if (split) return sum;
      const weighted = counts.map((count, k) => count * (weights[k] ?? 1));
      return sum + (counts[weighted.indexOf(Math.max(...weighted))] ?? 0);
    }, 0);
    expect(right / one.rows).toBeCloseTo(one.accuracy, 12);
  });
});
