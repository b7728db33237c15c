import { translate, type Dictionary, type Locale, type MessageValues } from './dictionary';

/** `translator` for a stated language: for texts that are written once, not drawn again when the reader changes it. */
export function wordsIn<Key extends string>(
  strings: Dictionary<Key>,
  locale: Locale,
): (key: Key, values?: MessageValues) => string {
  return (key, values) => translate(strings, locale, key, values);
}
