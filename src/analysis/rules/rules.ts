import type { Level } from './itemsets';
import { part, SetCounts } from './set-counts';

/** `single`: one item on the right, as arules; `all`: every way to split a set in two, as mlxtend. */
export const SPLITS = ['single', 'all'] as const;
export type Splits = (typeof SPLITS)[number];

/** A rule A → C with its counts. */
export interface Rule {
  /** Numbers of the catalogue, ascending. */
  readonly antecedent: Int32Array;
  readonly consequent: Int32Array;
  readonly antecedentCount: number;
  readonly consequentCount: number;
  readonly both: number;
}

/**
 * The rules of frequent sets that hold in at least a share `minConfidence` of the baskets that hold their left side.
 * Null where there are more than `most`.
 */
export function rulesOf(
  levels: readonly Level[],
  counts: SetCounts,
  { minConfidence, splits, most }: { minConfidence: number; splits: Splits; most: number },
): Rule[] | null {
  const rules: Rule[] = [];
  for (const { length, sets, counts: wholes } of levels) {
    if (length === 1) continue;
    const masks = masksOf(length, splits);
    for (let at = 0; at < wholes.length; at++) {
      const set = sets.subarray(at * length, (at + 1) * length);
      const both = wholes[at] ?? 0;
      for (const right of masks) {
        const antecedent = part(set, ~right);
        const antecedentCount = counts.of(antecedent);
        if (both < minConfidence * antecedentCount * (1 - 1e-12)) continue;
        const consequent = part(set, right);
        if (rules.length >= most) return null;
        rules.push({ antecedent, consequent, antecedentCount, consequentCount: counts.of(consequent), both });
      }
    }
  }
  return rules;
}

/** Which items stand on the right, as bits. */
function masksOf(length: number, splits: Splits): number[] {
  if (splits === 'single') return Array.from({ length }, (_, i) => 1 << i);
  return Array.from({ length: 2 ** length - 2 }, (_, i) => i + 1);
}

/**
 * Whether a rule says no more than a shorter one: a part of its left side leads to the same right side with the same
 * or a higher confidence (arules' is.redundant, without the empty left side).
 */
export function isRedundant(
  { antecedent, consequent, antecedentCount, both }: Rule,
  counts: SetCounts,
): boolean {
  const all = 2 ** antecedent.length - 1;
  for (let mask = 1; mask < all; mask++) {
    const fewer = part(antecedent, mask);
    const together = Int32Array.from([...fewer, ...consequent]).sort();
    if (counts.of(together) * antecedentCount >= both * counts.of(fewer)) return true;
  }
  return false;
}
