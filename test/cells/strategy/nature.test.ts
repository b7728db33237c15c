import { describe, expect, it } from 'vitest';
import { natureOf, type NatureFigures } from '../../../src/cells/strategy/nature';
import { CUSTOMER_TYPES, NATURES, TEXTS } from '../../../src/cells/strategy/options';
import { suggestion } from '../../../src/cells/strategy/suggest';
import { CN8, MAPS } from '../../../src/analysis/rfm/maps';
import { STAGE_KEYS } from '../../../src/cells/lifecycle/stages';

const UNKNOWN: NatureFigures = { value_index: null, recency: null, all_recency: null, frequency: null };
const named = (segment: string, label_zh = '', label_en = '') => ({ segment, label_zh, label_en });
const nature = (segment: Parameters<typeof natureOf>[0], figures: Partial<NatureFigures> = {}) =>
  natureOf(segment, { ...UNKNOWN, ...figures });

describe('what a segment is like', () => {
  it('is known of the Chinese eight and of the stages of life', () => {
    expect(CN8.map((segment) => nature(segment).nature)).toEqual([
      ...['core', 'potential', 'slipping', 'slipping', 'potential', 'new', 'dormant', 'dormant'],
    ]);
    expect(STAGE_KEYS.map((key) => nature(named(key)).nature)).toEqual([
      ...['new', 'potential', 'core', 'slipping', 'dormant', 'dormant', 'never'],
    ]);
    for (const segment of MAPS.map125) expect(nature(segment).by).toBe('key');
  });

  it('is read from its label where the key says nothing', () => {
    expect(nature(named('c1', '价格敏感型'))).toEqual({ nature: 'price', by: 'label' });
    expect(nature(named('t1', '高价值'))).toEqual({ nature: 'core', by: 'label' });
    expect(nature(named('x', '', 'Lapsed deal hunters')).nature).toBe('price');
    expect(nature(named('leftover', '重点发展-待确认')).nature).toBe('potential');
  });

  it('follows from its figures where no name tells', () => {
    const c1 = named('c1', '群 1', 'Group 1');
    const all_recency = 100;
    expect(nature(c1)).toEqual({ nature: null, by: null });
    expect(nature(c1, { value_index: 2 })).toEqual({ nature: 'core', by: 'figures' });
    expect(nature(c1, { value_index: 2, recency: 160, all_recency }).nature).toBe('slipping');
    expect(nature(c1, { value_index: 0.5, recency: 160, all_recency }).nature).toBe('dormant');
    expect(nature(c1, { value_index: 0.5, recency: 20, all_recency, frequency: 1.1 }).nature).toBe('new');
    expect(nature(c1, { value_index: 1, recency: 100, all_recency, frequency: 4 }).nature).toBe('potential');
    expect(nature(c1, { value_index: 0.5, recency: 100, all_recency, frequency: 4 }).nature).toBe('ordinary');
  });
});

describe('suggestions', () => {
  it('are there for every nature, text, customer type and language, and all differ', () => {
    const all = NATURES.flatMap((one) =>
      CUSTOMER_TYPES.flatMap((type) =>
        TEXTS.flatMap((text) => [suggestion(one, text, type, 'zh-CN'), suggestion(one, text, type, 'en')]),
      ),
    );
    expect(all.every((text) => text.length > 4)).toBe(true);
    expect(new Set(all).size).toBeGreaterThan(0.9 * all.length);
  });

  it('on price never ask for prices of single persons', () => {
    for (const one of NATURES) {
      const zh = suggestion(one, 'price', 'b2c', 'zh-CN');
      expect(zh).not.toMatch(/一人一价|按人定价|差异定价|涨价/);
    }
  });
});
