import { translate, type Locale } from '../../i18n/dictionary';
import { strings, type StringKey } from './strings';

/** Why rows went, in words: the author's own, or those of the rule. */
export function becauseText(because: string, locale: Locale): string {
  const key = `because_${because}`;
  if (!Object.hasOwn(strings.zh, key)) return because;
  return translate(strings, locale, key as StringKey, { check: translate(strings, locale, 'any_number') });
}
