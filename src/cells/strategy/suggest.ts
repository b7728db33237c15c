import { translate, type Locale } from '../../i18n/dictionary';
import { b2b } from './b2b-strings';
import { b2c } from './b2c-strings';
import type { CustomerType, Nature, StrategyText } from './options';

/** What usually fits a segment of this nature: a text to start from, offered and never put in by itself. */
export function suggestion(
  nature: Nature,
  text: StrategyText,
  customers: CustomerType,
  locale: Locale,
): string {
  return translate(customers === 'b2b' ? b2b : b2c, locale, `${nature}_${text}`);
}
