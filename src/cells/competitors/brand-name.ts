import { translate, type Locale } from '../../i18n/dictionary';
import { strings } from './strings';

/** What a brand is called; we ourselves are told apart. */
export function brandName({ name, own }: { name: string; own: boolean }, locale: Locale): string {
  if (!own) return name || translate(strings, locale, 'nameless');
  return name === '' ? translate(strings, locale, 'own') : translate(strings, locale, 'own_named', { name });
}
