import { describe, expect, it } from 'vitest';
import { conditionText } from '../../../src/cells/tiers/condition-words';

describe('a condition in words', () => {
  it('has the names of columns in the reader’s language, large figures are grouped, and texts as they are', () => {
    expect(conditionText('yearly_purchase ≥ 500000, intention = yes | high', 'en')).toBe(
      'Yearly purchase ≥ 500,000, Intention to buy more = yes | high',
    );
    expect(conditionText('recency ≤ 30, frequency < 5', 'zh-CN')).toMatch(/^[^a-z]+ ≤ 30，[^a-z]+ < 5$/);
  });

  it('writes a few of many values, those in the reader’s script first', () => {
    const many = 'intention = 是 | 有 | 有意向 | 明确 | 强 | yes | high | true';
    expect(conditionText(many, 'en')).toBe('Intention to buy more = yes | high | true | 是 | …');
    expect(conditionText(many, 'zh-CN')).toMatch(/= 是 \| 有 \| 有意向 \| 明确 \| …$/);
  });
});
