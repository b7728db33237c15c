import { describe, expect, it } from 'vitest';
import type { CompareResult, MetricResult } from '../../../src/cells/compare/result';
import { tiersOptions } from '../../../src/cells/compare/tiers-options';
import { agreementWord, chanceText, verdictText, wordsOf } from '../../../src/cells/compare/words';

const zh = wordsOf('zh-CN');
const en = wordsOf('en');
const segments = ['a', 'b'].map((key, i) => ({
  ...{ key, label_zh: `客群${key}`, label_en: `Group ${key}` },
  ...{ colour: i + 1, customers: 100 },
}));
const group = { n: 100, mean: 5, sd: 1, q1: 4, q3: 6 };
const metric = {
  ...{ kind: 'metric', column: 'recency', verdict: 'clear', own: false, only: null },
  adjusted: { p: 1e-20, ln_p: Math.log(1e-20) },
  epsilon2: 0.3,
  groups: [
    { ...group, median: 4, percentile: 0.3 },
    { ...group, median: 9, percentile: 0.7 },
  ],
} as unknown as MetricResult;
const result = { segments, segmentation: 'rfm' } as unknown as CompareResult;

describe('the verdict in words', () => {
  it('names the ends, in both languages', () => {
    expect(verdictText(metric, result, zh)).toMatch(
      /真实且明显（p < 0\.001.*最高是“客群b”（中位数 9），最低是“客群a”（4）/,
    );
    expect(verdictText(metric, result, en)).toMatch(
      /real and large \(p < 0\.001.*Highest is “Group b” \(median 9\)/,
    );
  });

  it('says what is small, chance, not reliable, of means only or no discovery', () => {
    const says = (more: object) => verdictText({ ...metric, ...more } as MetricResult, result, en);
    expect(says({ verdict: 'small' })).toContain('real but small');
    expect(says({ verdict: 'chance', adjusted: { p: 0.4, ln_p: Math.log(0.4) } })).toContain(
      'it may be chance (p = 0.4)',
    );
    expect(says({ verdict: 'unreliable' })).toContain('too few customers');
    expect(says({ verdict: 'chance', only: 'means' })).toContain('a few extreme customers');
    expect(says({ own: true })).toContain('no discovery');
  });
});

describe('p-values', () => {
  it('are shown in full where asked, far below what a number can hold', () => {
    expect(chanceText({ p: 0.0321, ln_p: Math.log(0.0321) }, en)).toBe('0.032');
    expect(chanceText({ p: 1e-9, ln_p: Math.log(1e-9) }, en)).toBe('<0.001');
    expect(chanceText({ p: 0, ln_p: -1000 * Math.LN10 + Math.log(2.5) }, en, true)).toBe('2.5e-1000');
    expect(chanceText({ p: 0, ln_p: -Infinity }, en, true)).toBe('0');
  });
});

describe('the proposal as tiers', () => {
  it('puts segments together by their keys', () => {
    const proposal = { groups: [[0, 1]], customers: [200], all_clear: true };
    expect(tiersOptions({ ...result, proposal })).toEqual({
      from: 'rfm',
      method: 'rules',
      rules: {
        group_1: {
          label_zh: '客群a + 客群b',
          label_en: 'Group a + Group b',
          where: `segment IN ('a', 'b')`,
        },
      },
    });
  });
});

it('agreement has words', () => {
  expect([1, 0.7, 0.3, -0.1].map(agreementWord)).toEqual(['same', 'good', 'some', 'little']);
});
