/** The languages the product speaks. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Strings of one part of the product, every key in both languages. */
export interface Dictionary<Key extends string = string> {
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

/** Makes a dictionary: the keys of the Chinese strings are the keys the English ones must have. */
export function dictionary<Key extends string>(
  zh: Readonly<Record<Key, string>>,
  en: Readonly<Record<NoInfer<Key>, string>>,
): Dictionary<Key> {
  return { zh, en };
}

export type MessageValue = string | number | boolean | null;
export type MessageValues = Readonly<Record<string, MessageValue>>;

const PLACEHOLDER = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/** A date in Chinese and the space after it, which Chinese does not have before another character of its own. */
const DATE_AND_SPACE = /(\d{4}年[^ ]*[年月日度]) (?=\p{Script=Han})/gu;

/**
 * Fills `{name}` with a value (numbers in the locale's format) and `{count|customer|customers}` with the form
 * that the number asks for. A placeholder without a value stays as it is, so that it is seen.
 */
export function fill(message: string, values: MessageValues, locale: Locale): string {
  const filled = message.replace(PLACEHOLDER, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one !== undefined) return Number(value) === 1 ? one : (many ?? one);
    if (typeof value === 'number')
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(value);
    return value === null ? '–' : String(value);
  });
  return locale === 'zh-CN' ? filled.replace(DATE_AND_SPACE, '$1') : filled;
}

/** The text of a key in a language. */
export function translate<Key extends string>(
  strings: Dictionary<Key>,
  locale: Locale,
  key: Key,
  values: MessageValues = {},
): string {
  return fill((locale === 'zh-CN' ? strings.zh : strings.en)[key], values, locale);
}
