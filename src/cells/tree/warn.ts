import type { Warning } from '../../model/warning';
import type { TreeResult } from './result';

const FEW_CUSTOMERS = 300;

/** What does not simply hold about a tree. */
export function warnOf({ customers, nodes, accuracy, settings, features, classes }: TreeResult): Warning[] {
  const warnings: Warning[] = [];
  if (customers < FEW_CUSTOMERS)
    warnings.push({ code: 'tree.few_customers', values: { customers, limit: FEW_CUSTOMERS } });
  if (settings.holdout === 0) warnings.push({ code: 'tree.not_held_out', values: { customers } });
  if (nodes.length === 1) warnings.push({ code: 'tree.no_split', values: {} });
  const judged = accuracy.held ?? accuracy.grown;
  const guess = 1 / classes.length;
  if (nodes.length > 1 && judged && judged.balanced < guess + 0.1) {
    warnings.push({
      code: 'tree.little_better_than_guessing',
      values: { balanced_share: judged.balanced, guess_share: guess },
    });
  }
  if (accuracy.grown && accuracy.held && accuracy.grown.balanced - accuracy.held.balanced > 0.1) {
    warnings.push({
      code: 'tree.overfitted',
      values: { grown_share: accuracy.grown.balanced, held_share: accuracy.held.balanced },
    });
  }
  const sole = features.find(({ importance }) => importance > 0.999);
  if (sole && judged && judged.accuracy > 0.999) {
    warnings.push({ code: 'tree.target_leaks', values: { feature: sole.column } });
  }
  return warnings;
}
