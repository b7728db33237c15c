import type { Locale } from '../../i18n/dictionary';
import { formatNumber, formatPercent } from '../../i18n/format';
import type { Uplift } from './result';
import { differenceWords, reasonWords, type Word } from './words';

/** Customers of a control group from which its interval is more than a hint. */
const FEW = 30;

export function upliftName({ name, from }: Uplift): string {
  return name || from;
}

/** What a list brought, in words: an effect is claimed only where the interval leaves 0 out. */
export function upliftWords(uplift: Uplift, locale: Locale, t: Word): string {
  const { treated, control, rate, more_buyers, excluded, days, unavailable } = uplift;
  if (unavailable) return reasonWords(unavailable, locale, t);
  const sizes = t('uplift_sizes', {
    treated: treated.customers,
    control: control?.customers ?? 0,
    excluded,
    days,
  });
  if (!control || !rate)
    return `${t('uplift_no_control', { rate: formatPercent(treated.rate, locale) })} ${sizes}`;
  const points = (figure: number) => differenceWords(figure, 'share', locale, t);
  const key = rate.low > 0 ? 'yes' : rate.high < 0 ? 'harm' : 'no';
  const sentence = t(`uplift_sentence_${key}`, {
    treated: formatPercent(treated.rate, locale),
    control: formatPercent(control.rate, locale),
    difference: points(rate.value),
    low: points(rate.low),
    high: points(rate.high),
    more: formatNumber(more_buyers?.value, locale, 0),
  });
  return [sentence, sizes, control.customers < FEW ? t('uplift_small') : ''].filter(Boolean).join(' ');
}
