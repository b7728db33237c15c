import { describe, expect, it } from 'vitest';
import { citedFormat, citedText } from '../../../src/pages/evidence/cited-text';
import { excerpt } from '../../../src/pages/evidence/excerpt';

describe('how a cited figure is written', () => {
  it.each([
    ['rfm.share[c1]', 'percent'],
    ['rfm.amount_share[c1]', 'percent'],
    ['rfm.amount[c1]', 'money'],
    ['metrics.share.buy_again_month', 'percent'],
    ['metrics.value.amount_per_order', 'money'],
    ['persona.segments[c1].figures.measures.repurchase', 'percent'],
    ['persona.segments[c1].figures.measures.per_customer', 'money'],
    ['persona.segments[c1].indexes.per_customer', 'index'],
    ['market.growth', 'change'],
    ['rfm.customers', 'number'],
  ])('%s: %s', (path, format) => {
    expect(
      citedFormat(
        path
          .split(/[.[\]]+/)
          .filter(Boolean)
          .slice(1),
      ),
    ).toBe(format);
  });

  it('names the currency where it is known', () => {
    expect(citedText(1234.5, ['amount'], 'zh-CN', 'CNY')).toBe('1,234.50 元');
    expect(citedText(1_234_567, ['amount'], 'zh-CN', 'CNY')).toBe('123.46万元');
    expect(citedText(99, ['amount'], 'en', 'USD')).toBe('$99');
    expect(citedText(0.0123, ['distance'], 'en')).toBe('0.012');
    expect(citedText('2024-07', ['month'], 'en')).toBe('Jul 2024');
  });
});

describe('an excerpt of a long text', () => {
  it('is what cites, without signs of Markdown', () => {
    const text = `# Title\n\nA long way {a.b}.\n\n- point {c.d}\n\n${'words '.repeat(60)}`;
    expect(excerpt(text, [{ path: 'a.b' }, { path: 'c.d' }])).toBe('A long way {a.b}.\npoint {c.d}');
    expect(excerpt('short {a.b}', [{ path: 'a.b' }])).toBe('short {a.b}');
  });
});
