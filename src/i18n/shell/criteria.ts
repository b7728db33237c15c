import { dictionary, translate, type Locale } from '../dictionary';

/** Criteria that brands are often compared in, with what 1 and 5 mean; others are named by the author. */
const names = dictionary(
  {
    price_level: '价格水平',
    quality: '品质',
    service: '服务',
    range: '品类丰富度',
    convenience: '便利性',
    brand: '品牌知名度',
    innovation: '创新',
    delivery: '交付速度',
    value_for_money: '性价比',
  },
  {
    price_level: 'Price level',
    quality: 'Quality',
    service: 'Service',
    range: 'Range',
    convenience: 'Convenience',
    brand: 'Brand awareness',
    innovation: 'Innovation',
    delivery: 'Speed of delivery',
    value_for_money: 'Value for money',
  },
);

const ends = dictionary(
  { low: '低', high: '高', cheap: '低价', dear: '高价' },
  { low: 'low', high: 'high', cheap: 'low price', dear: 'high price' },
);

/** What a criterion is called: as the author says, else our word for its key, else the key. */
export function criterionName({ key, label }: { key: string; label: string }, locale: Locale): string {
  if (label !== '') return label;
  const known = Object.keys(names.zh).find((one): one is keyof typeof names.zh => one === key);
  return known === undefined ? key : translate(names, locale, known);
}

/** What the ends of its scale mean. */
export function criterionEnds(
  { key, low, high }: { key: string; low: string; high: string },
  locale: Locale,
): readonly [string, string] {
  const usual = key === 'price_level' ? (['cheap', 'dear'] as const) : (['low', 'high'] as const);
  return [low || translate(ends, locale, usual[0]), high || translate(ends, locale, usual[1])];
}
