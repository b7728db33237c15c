import { translate, type Locale } from '../../i18n/dictionary';
import { formatNumber, formatPercent } from '../../i18n/format';
import type { Difference } from './options';
import type { DifferenceCheck } from './result';
import { strings } from './strings';

/** A difference as a sentence that can be tested; null where parts are missing. */
export function testableSentence(
  { measure, direction, at_least, against, test }: Difference,
  { missing }: DifferenceCheck,
  locale: Locale,
): string | null {
  if (missing.length > 0) return null;
  return translate(strings, locale, `sentence_${direction}`, {
    against: against === '' ? translate(strings, locale, 'against_all') : against,
    measure,
    least: formatPercent(at_least, locale, 0),
    test,
  });
}

/** Both figures, and which is better; null without them. */
export function measuredSentence(
  { ours, theirs, unit }: Difference,
  { difference }: DifferenceCheck,
  locale: Locale,
): string | null {
  if (ours === null || theirs === null || difference === null) return null;
  const figure = (value: number) => `${formatNumber(value, locale)}${unit === '' ? '' : ` ${unit}`}`;
  const key = difference > 0 ? 'better' : difference < 0 ? 'worse' : 'equal';
  const change = translate(strings, locale, key, {
    difference: formatPercent(Math.abs(difference), locale, 0),
  });
  return translate(strings, locale, 'figures', { ours: figure(ours), theirs: figure(theirs), change });
}
