import { RULE_SET_NAMES, type RuleSetName } from './rules';

/** Whether a text names a rule set. */
export function isRuleSet(name: string): name is RuleSetName {
  return RULE_SET_NAMES.some((one) => one === name);
}
