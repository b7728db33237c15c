import { LARGE, type RulesOutput } from '../../analysis/rules/mine';
import type { Warning } from '../../model/warning';
import type { RulesOptions } from './options';
import type { RulesResult } from './result';

/** Rules that rest on fewer baskets than this are not to be relied on. */
const FEW = 30;
const MOSTLY = 0.5;

/** What the rules do not simply say. */
export function ruleWarnings(options: RulesOptions, output: RulesOutput, result: RulesResult): Warning[] {
  const { sizes, baskets, usedItems, frequentItems } = output;
  const few = output.rows.filter(({ count }) => count < FEW).length;
  const chance = result.rules_kept - result.rules_significant;
  const asked = options.minSupport === null ? 0 : Math.ceil(options.minSupport * baskets * (1 - 1e-12));
  const warnings: (Warning | false)[] = [
    frequentItems > usedItems &&
      usedItems === options.mostItems && {
        code: 'rules.items_capped',
        values: { items: frequentItems, kept: usedItems },
      },
    sizes.leftOut > 0 && {
      code: 'rules.large_baskets_left_out',
      values: { baskets: sizes.leftOut, items: options.largestBasket },
    },
    sizes.large > 0 && {
      code: 'rules.large_baskets',
      values: { baskets: sizes.large, items: LARGE, largest: sizes.largest },
    },
    sizes.single / baskets > MOSTLY && {
      code: 'rules.single_items',
      values: { share: sizes.single / baskets },
    },
    output.minCount > Math.max(asked, options.minCount) &&
      options.minSupport !== null && {
        code: 'rules.support_raised',
        values: { share: output.minSupport, count: output.minCount },
      },
    output.maxLength < options.maxLength && {
      code: 'rules.length_reduced',
      values: { length: output.maxLength, asked: options.maxLength },
    },
    output.capped > 0 && {
      code: 'rules.rules_capped',
      values: { rules: output.capped + output.rows.length, kept: output.rows.length },
    },
    output.rows.length === 0 && { code: 'rules.none', values: { share: output.minSupport } },
    few > 0 && { code: 'rules.few_baskets', values: { rules: few, count: FEW } },
    chance > 0 && { code: 'rules.by_chance', values: { rules: chance } },
    ...nextWarnings(options, result),
  ];
  return warnings.filter((warning) => warning !== false);
}

function nextWarnings(options: RulesOptions, { sequences, next }: RulesResult): (Warning | false)[] {
  const rate = next?.hit_rates.find(({ segment }) => segment === null);
  const worse = rate && (rate.by_rules ?? 0) <= (rate.by_popularity ?? 0);
  return [
    Boolean(options.sequence ?? options.next) &&
      sequences === null &&
      next === null && { code: 'rules.no_purchases', values: {} },
    sequences !== null &&
      sequences.visits === 0 && { code: 'rules.window_too_long', values: { days: sequences.days } },
    Boolean(rate && rate.customers > 0 && rate.customers < FEW * 10) && {
      code: 'rules.next_few_customers',
      values: { customers: rate?.customers ?? 0 },
    },
    Boolean(rate && rate.customers > 0 && worse) && {
      code: 'rules.next_no_better',
      values: { rules_share: rate?.by_rules ?? 0, popular_share: rate?.by_popularity ?? 0 },
    },
  ];
}
