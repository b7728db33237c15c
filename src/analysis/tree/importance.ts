import type { FittedNode } from './fit';

/**
 * Each feature's share of what the splits of a tree lower the gini impurity by (as scikit-learn's
 * `feature_importances_`); all 0 where there is no split. Features that could stand in for each other share it by chance.
 */
export function importance(nodes: readonly FittedNode[], features: number): number[] {
  const gains = new Array<number>(features).fill(0);
  for (const { split } of nodes) {
    if (split) gains[split.feature] = (gains[split.feature] ?? 0) + split.gain;
  }
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  return total > 0 ? gains.map((gain) => gain / total) : gains;
}
