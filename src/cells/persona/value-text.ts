import type { Locale } from '../../i18n/dictionary';

/** A value of an attribute as it is said in Chinese: ages in years. */
export function valueTextZh(attribute: string, value: string): string {
  if (attribute !== 'age') return value;
  const below = /^<(\d+)$/.exec(value)?.[1];
  if (below !== undefined) return `${below} 岁以下`;
  const above = /^(\d+)\+$/.exec(value)?.[1];
  return above === undefined ? `${value.replace('-', '–')} 岁` : `${above} 岁及以上`;
}

/** The same in English. */
export function valueTextEn(attribute: string, value: string): string {
  if (attribute !== 'age') return value;
  return value
    .replace(/^<(\d+)$/, 'under $1')
    .replace(/^(\d+)\+$/, '$1 and over')
    .replace('-', '–');
}

/** The same in the reader's language. */
export function valueText(attribute: string, value: string, locale: Locale): string {
  return locale === 'en' ? valueTextEn(attribute, value) : valueTextZh(attribute, value);
}
