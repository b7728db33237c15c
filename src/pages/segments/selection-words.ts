import { formatCompact, formatNumber, formatPercent } from '../../i18n/format';
import { segments as strings } from '../../i18n/shell/segments';
import { translate, type Locale, type MessageValues } from '../../i18n/dictionary';
import type { Dimension, ExploreCounts } from '../../model/explore';
import { binId, type Picks } from './bins';
import { sideName } from './sides';

/** Values named before "and more". */
const NAMED = 3;

export interface Selected {
  readonly picks: Picks;
  readonly dimensions: readonly Dimension[];
  readonly counts: ExploreCounts;
  readonly everyone: ExploreCounts;
  readonly binLabel: (dimension: Dimension, at: number) => string;
}

/** The selection in a sentence: how many, which share, how much, and by which conditions. */
export function selectionWords(
  { picks, dimensions, counts, everyone, binLabel }: Selected,
  locale: Locale,
): string {
  const t = (key: keyof (typeof strings)['zh'], values?: MessageValues) =>
    translate(strings, locale, key, values);
  const money = (amount: number) => formatCompact(amount, locale, 2);
  const conditions = conditionsIn(picks, dimensions, binLabel, locale);
  if (conditions === '') {
    const amount =
      everyone.amount === null ? '' : t('selectionAllAmount', { amount: money(everyone.amount) });
    return t('selectionAll', { customers: everyone.customers, amount });
  }
  if (counts.customers === 0) return t('selectionNone', { conditions });
  const { amount, customers } = counts;
  const share = formatPercent(everyone.customers > 0 ? customers / everyone.customers : null, locale);
  if (amount === null || everyone.amount === null || everyone.amount <= 0) {
    return t('selectionWords', { customers, share, amount: '', conditions });
  }
  const times = amount / customers / (everyone.amount / everyone.customers);
  const words = t('selectionAmount', {
    ...{ amount: money(amount), share: formatPercent(amount / everyone.amount, locale) },
    times: formatNumber(times, locale, 2),
  });
  return t('selectionWords', { customers, share, amount: words, conditions });
}

function conditionsIn(
  picks: Picks,
  dimensions: readonly Dimension[],
  binLabel: Selected['binLabel'],
  locale: Locale,
): string {
  const t = (key: 'condition' | 'conditionMore', values: MessageValues) =>
    translate(strings, locale, key, values);
  const comma = locale === 'zh-CN' ? '、' : ', ';
  const found = dimensions.flatMap((dimension) => {
    const wanted = new Set(picks[dimension.key] ?? []);
    if (wanted.size === 0) return [];
    const labels = dimension.bins.flatMap((bin, at) =>
      wanted.has(binId(bin)) ? [binLabel(dimension, at)] : [],
    );
    const named = labels.slice(0, NAMED).join(comma);
    const values =
      labels.length > NAMED ? t('conditionMore', { values: named, count: labels.length }) : named;
    return [t('condition', { side: sideName(dimension, locale), values })];
  });
  return found.join(locale === 'zh-CN' ? '，' : ' and ');
}
