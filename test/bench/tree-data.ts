import type { FitInput } from '../../src/analysis/tree/fit';
import { seededRandom } from '../../src/lib/random';

export const TREE = { rows: 1_000_000, features: 10, classes: 4, depth: 4, leaf: 20 };

/**
 * Half of the columns continuous (as many values as rows), half with 365 values; the class follows two of them, but for
 * one row in five. The same in the page and in Node.
 */
export function treeData(): FitInput {
  const { rows, features: count, classes, depth, leaf } = TREE;
  const random = seededRandom(1);
  const features = Array.from({ length: count }, (_, feature) => {
    const values = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      values[row] = feature % 2 ? Math.floor(random() * 365) : random();
    }
    return { values, levels: null };
  });
  const [a, b] = features.map(({ values }) => values);
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const mark = (a?.[row] ?? 0) * 0.6 + ((b?.[row] ?? 0) / 365) * 0.4;
    const ruled = random() < 0.8;
    labels[row] = ruled ? Math.min(classes - 1, Math.floor(mark * classes)) : Math.floor(random() * classes);
  }
  return {
    ...{ features, labels, classes, holdout: 0, seed: 1, balanced: false, cp: 0, folds: 5, oneSe: true },
    prune: 'none',
    settings: { depth, minLeaf: leaf, minSplit: 2 * leaf },
  };
}
