import { expect, it } from 'vitest';
import { ruleText } from '../../../src/pages/segments/rule-text';

const RFM = 'R high (R score > 3.0041, recent), F low (not F score >= 2), M high (M score > 2.9992)';

it.each([
  [RFM, 'en', 'R high, F low, M high'],
  [RFM, 'zh-CN', 'R 高，F 低，M 高'],
  ['nearest centre: recency ≈ 12.4, frequency ≈ 8', 'en', 'nearest centre: recency ≈ 12.4, frequency ≈ 8'],
  ['nearest centre: recency ≈ 12.4', 'zh-CN', '最接近的中心：最近消费间隔（天） ≈ 12.4'],
  ['none of the rules above', 'zh-CN', '不符合以上各条'],
] as const)('says %s in %s as %s', (rule, locale, expected) => {
  expect(ruleText(rule, locale)).toBe(expected);
});
