import { lnBenjaminiHochberg } from './benjamini-hochberg';
import { lnFisher } from './fisher';
import { measures, type Measures } from './measures';
import { isRedundant, type Rule } from './rules';
import type { SetCounts } from './set-counts';

export const SORTS = ['lift', 'leverage', 'confidence', 'support', 'conviction'] as const;
export type RuleSort = (typeof SORTS)[number];

/** A rule with everything that is said of it. */
export interface RuleRow extends Measures {
  readonly antecedent: readonly number[];
  readonly consequent: readonly number[];
  readonly antecedentCount: number;
  readonly consequentCount: number;
  readonly count: number;
  readonly lnP: number;
  /** Corrected for all rules that were found. */
  readonly lnQ: number;
}

export interface ChosenRules {
  readonly rows: readonly RuleRow[];
  /** Rules with enough support and confidence, which is how many were tested. */
  readonly found: number;
  readonly belowLift: number;
  readonly redundant: number;
  /** Left out by the cap. */
  readonly capped: number;
}

export interface ChooseOptions {
  readonly minLift: number;
  readonly prune: boolean;
  readonly sort: RuleSort;
  readonly mostRules: number;
}

/** Tests the rules, leaves out what says too little, and puts the rest in order. */
export function chooseRules(
  rules: readonly Rule[],
  baskets: number,
  counts: SetCounts,
  { minLift, prune, sort, mostRules }: ChooseOptions,
): ChosenRules {
  const lnP = Float64Array.from(rules, (rule) => lnFisher(countsOf(rule, baskets)));
  const lnQ = lnBenjaminiHochberg(lnP);
  const rows: RuleRow[] = [];
  let belowLift = 0;
  let redundant = 0;
  rules.forEach((rule, at) => {
    const measured = measures(countsOf(rule, baskets));
    if (measured.lift < minLift * (1 - 1e-12)) belowLift += 1;
    else if (prune && isRedundant(rule, counts)) redundant += 1;
    else rows.push(rowOf(rule, measured, lnP[at] ?? 0, lnQ[at] ?? 0));
  });
  rows.sort(inOrder(sort));
  const kept = rows.slice(0, mostRules);
  return { rows: kept, found: rules.length, belowLift, redundant, capped: rows.length - kept.length };
}

function countsOf({ antecedentCount, consequentCount, both }: Rule, baskets: number) {
  return { baskets, antecedent: antecedentCount, consequent: consequentCount, both };
}

function rowOf(rule: Rule, measured: Measures, lnP: number, lnQ: number): RuleRow {
  return {
    antecedent: Array.from(rule.antecedent),
    consequent: Array.from(rule.consequent),
    antecedentCount: rule.antecedentCount,
    consequentCount: rule.consequentCount,
    count: rule.both,
    ...measured,
    lnP,
    lnQ,
  };
}

/** By a measure, most first; equals by count, then by the items' names. */
export function inOrder(sort: RuleSort): (one: RuleRow, other: RuleRow) => number {
  return (one, other) =>
    difference(other[sort], one[sort]) ||
    other.count - one.count ||
    compareSets(one.antecedent, other.antecedent) ||
    compareSets(one.consequent, other.consequent);
}

function difference(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Shorter sets first, then by their items. */
export function compareSets(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) return one.length - other.length;
  const at = one.findIndex((item, i) => item !== other[i]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
