import { formatNumber } from '../../i18n/format';
import { translate, type Locale } from '../../i18n/dictionary';
import type { Measure, SegmentStrategy } from './options';
import type { SegmentFacts } from './result';
import { strings } from './strings';

type Labels = Pick<SegmentFacts, 'label_zh' | 'label_en'>;

export function labelOf({ label_zh, label_en }: Labels, locale: Locale): string {
  return locale === 'en' ? label_en : label_zh;
}

export function measureName({ name }: Pick<Measure, 'name'>, locale: Locale): string {
  return name.trim() || translate(strings, locale, 'unnamed');
}

/** Labels of the segments of a measure; keys stand for those that are gone. */
export function segmentNames(
  keys: readonly string[],
  segments: readonly SegmentFacts[],
  locale: Locale,
): string {
  const names = keys.map((key) => {
    const found = segments.find(({ segment }) => segment === key);
    return found ? labelOf(found, locale) : key;
  });
  return names.join(locale === 'en' ? ', ' : '、');
}

/** How the nature of a segment is known. */
export function natureReason(facts: SegmentFacts, own: SegmentStrategy['nature'], locale: Locale): string {
  if (own !== null) return translate(strings, locale, 'by_author');
  if (facts.nature_by === null) return '';
  if (facts.nature_by !== 'figures') return translate(strings, locale, `by_${facts.nature_by}`);
  const index = formatNumber(facts.value_index, locale, 1);
  if (facts.recency === null) return translate(strings, locale, 'by_figures', { index });
  const days = formatNumber(facts.recency, locale, 0);
  return translate(strings, locale, 'by_figures_recency', { index, days });
}
