import { describe, expect, it } from 'vitest';
import { namesFromText, namesToText } from '../../../src/cells/tiers/names-text';
import { normaliseTiers } from '../../../src/cells/tiers/options';
import { movedBy } from '../../../src/lib/moved-by';
import { freeKey, rowsOf, storedRules, whenOf } from '../../../src/cells/tiers/rule-edit';
import { RULE_SETS, RULE_SET_NAMES } from '../../../src/cells/tiers/rules';

describe('rules in a form', () => {
  it.each(RULE_SET_NAMES)('%s: what the form shows and stores is the rule set itself', (name) => {
    const { rules } = RULE_SETS[name];
    const edited = rules.map((rule) => ({ ...rule, when: whenOf(rowsOf(rule)) }));
    expect(edited).toEqual(rules);
    const found = normaliseTiers({ from: 'x', method: 'rules', rules: storedRules(edited) });
    expect(found).toMatchObject({ ok: true, options: { ruleSet: null, rules } });
  });

  it('reads numbers, days and lists of words', () => {
    expect(
      whenOf([
        { metric: 'monetary', operator: 'at_least', value: '5,000' },
        { metric: 'monetary', operator: 'below', value: '1e6' },
        { metric: 'since', operator: 'above', value: '2024-01-01' },
        { metric: 'city', operator: 'is', value: '上海、 北京' },
        { metric: 'intention', operator: 'unknown', value: '' },
      ]),
    ).toEqual({
      monetary: { at_least: 5000, below: 1_000_000 },
      since: { above: '2024-01-01' },
      city: { is: ['上海', '北京'] },
      intention: { known: false },
    });
  });

  it('moves rules and finds free keys', () => {
    expect(movedBy(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(movedBy(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    const rule = (segment: string) => ({ segment, label_zh: '', label_en: '', when: {} });
    expect(freeKey([rule('rule_2')])).toBe('rule_3');
    expect(freeKey([])).toBe('rule_1');
  });

  it('reads names of tiers', () => {
    expect(namesFromText('t1: 钻石\n t2：黄金 \nnonsense')).toEqual({ t1: '钻石', t2: '黄金' });
    expect(namesFromText('')).toBeUndefined();
    expect(namesToText({ t1: '钻石' })).toBe('t1: 钻石');
  });
});
