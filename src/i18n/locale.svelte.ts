import { translate, type Dictionary, type Locale, type MessageValues } from './dictionary';

/** The reader's language. Texts made by a translator follow it when read inside a component. */
class ReaderLocale {
  current = $state<Locale>('zh-CN');
}

export const locale = new ReaderLocale();

/** `const t = translator(strings)`, then `t('key', { n: 3 })` in a component's markup. */
export function translator<Key extends string>(
  strings: Dictionary<Key>,
): (key: Key, values?: MessageValues) => string {
  return (key, values) => translate(strings, locale.current, key, values);
}
