import type { HeatRow } from '../../charts/heatmap';
import type { NetworkLink } from '../../charts/network-layout';
import type { RuleResult, RulesResult } from './result';

/** More arrows than this cannot be followed. */
const LINKS = 40;
/** More lines or columns than this cannot be read. */
const SIDE = 14;

function isPair({ antecedent, consequent }: RuleResult): boolean {
  return antecedent.length === 1 && consequent.length === 1;
}

/** The first rules between two items, as arrows. */
export function ruleLinks({ rules }: RulesResult): NetworkLink[] {
  return rules
    .filter(isPair)
    .slice(0, LINKS)
    .map(({ antecedent, consequent, lift }) => ({
      from: antecedent[0] ?? '',
      to: consequent[0] ?? '',
      value: lift,
    }));
}

/** In how large a share of baskets each item of the rules is. */
export function itemSizes({ rules, baskets }: RulesResult): Map<string, number> {
  return new Map(
    rules.filter(isPair).flatMap((rule): [string, number][] => [
      [rule.antecedent[0] ?? '', rule.antecedent_count / baskets],
      [rule.consequent[0] ?? '', rule.consequent_count / baskets],
    ]),
  );
}

/** Left sides against right sides, the lift in each field: of the first rules whose sides find room. */
export function ruleMatrix({ rules }: RulesResult): HeatRow[] {
  const left = new Set<string>();
  const right = new Set<string>();
  const fields: HeatRow[] = [];
  for (const rule of rules) {
    const y = rule.antecedent.join(' + ');
    const x = rule.consequent.join(' + ');
    if ((!left.has(y) && left.size >= SIDE) || (!right.has(x) && right.size >= SIDE)) continue;
    left.add(y);
    right.add(x);
    fields.push({ x, y, value: rule.lift });
  }
  return fields;
}
