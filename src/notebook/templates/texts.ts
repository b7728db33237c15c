import type { Locale } from '../../i18n/dictionary';
import { template as strings } from '../../i18n/shell/template';

export type TextKey = keyof (typeof strings)['zh'];
export type Texts = Readonly<Record<TextKey, string>>;

/** Texts as written: what stands in braces are citations and not to be filled. */
export function texts(locale: Locale): Texts {
  return locale === 'zh-CN' ? strings.zh : strings.en;
}
