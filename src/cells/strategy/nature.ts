import type { SegmentInfo } from '../../model/segmentation';
import type { Nature } from './options';
import type { NatureBy, SegmentFacts } from './result';

/** What is known of a segment beside everyone. */
export type NatureFigures = Pick<SegmentFacts, 'value_index' | 'recency' | 'frequency'> & {
  /** Mean days since the last order of all customers. */
  readonly all_recency: number | null;
};

/** Keys that the ways of segmenting give, and what stands behind them. */
const KEYS: Readonly<Record<Nature, readonly string[]>> = {
  core: [
    ...[
      'important_value',
      'champions',
      'loyal',
      'mature',
      'e0',
      'strategic',
      'high_value',
      'high_active',
      'a',
    ],
  ],
  potential: [
    ...[
      'important_develop',
      'potential_loyalist',
      'promising',
      'growing',
      'key',
      'potential',
      'general_value',
    ],
  ],
  new: ['general_develop', 'new', 'n'],
  ordinary: ['routine', 'ordinary_active', 'low_frequency', 'b'],
  slipping: [
    ...['important_keep', 'important_winback', 'cant_lose', 'at_risk', 's1', 'high_value_inactive'],
    ...['high_lapsing', 'need_attention', 'about_to_sleep'],
  ],
  dormant: [
    ...['general_keep', 'general_winback', 'hibernating', 'lapsed', 'lost', 's2', 's3', 'ordinary_lapsed'],
  ],
  never: ['never'],
  price: ['price'],
  quality: ['quality'],
  service: ['service'],
};

/** Words of labels; the first nature with a word in the label wins. */
const WORDS: readonly (readonly [Nature, RegExp])[] = [
  ['never', /未购|从未|never bought/i],
  ['price', /价格|优惠|促销|性价比|折扣|price|discount|deal/i],
  ['quality', /品质|质量|quality|premium/i],
  ['service', /服务|体验|service/i],
  ['slipping', /流失风险|挽留|挽回|唤回|即将沉睡|at risk|win back|slipping/i],
  ['dormant', /沉睡|沉默|流失|休眠|dormant|lapsed|lost|asleep|inactive/i],
  ['new', /新客|新会员|新增|\bnew\b/i],
  ['core', /核心|高价值|重要价值|战略|忠诚|\bcore\b|\bvip\b|high value|strategic|loyal|champion/i],
  ['potential', /潜力|成长|发展|potential|growing|promising/i],
  ['ordinary', /普通|一般|常规|维护|ordinary|routine|general/i],
];

/** How much more or less than everyone is plainly more or less. */
const MUCH = 1.5;
const LITTLE = 0.8;

/**
 * What a segment is like, and how that is known: by the key that a way of segmenting gave it, by the words of its label,
 * else by its figures (amount a customer and days since the last order beside everyone's, orders a customer).
 */
export function natureOf(
  segment: Pick<SegmentInfo, 'segment' | 'label_zh' | 'label_en'>,
  figures: NatureFigures,
): { readonly nature: Nature | null; readonly by: NatureBy | null } {
  const byKey = entries().find(([, keys]) => keys.includes(segment.segment))?.[0];
  if (byKey) return { nature: byKey, by: 'key' };
  const label = `${segment.label_zh}\n${segment.label_en}`;
  const byLabel = WORDS.find(([, words]) => words.test(label))?.[0];
  if (byLabel) return { nature: byLabel, by: 'label' };
  const nature = byFigures(figures);
  return { nature, by: nature === null ? null : 'figures' };
}

function entries(): [Nature, readonly string[]][] {
  return Object.entries(KEYS) as [Nature, readonly string[]][];
}

function byFigures({ value_index, recency, all_recency, frequency }: NatureFigures): Nature | null {
  if (value_index === null) return null;
  const age = recency !== null && all_recency !== null && all_recency > 0 ? recency / all_recency : null;
  const away = age !== null && age >= MUCH;
  if (value_index >= MUCH) return away ? 'slipping' : 'core';
  if (away) return 'dormant';
  if (age !== null && age <= 1 && frequency !== null && frequency < MUCH) return 'new';
  return value_index >= LITTLE ? 'potential' : 'ordinary';
}
