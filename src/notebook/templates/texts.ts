import type { Locale } from '../../i18n/dictionary';
import { decisionTemplate } from '../../i18n/shell/decision-template';
import { template } from '../../i18n/shell/template';

export type TextKey = keyof (typeof template)['zh'] | keyof (typeof decisionTemplate)['zh'];
export type Texts = Readonly<Record<TextKey, string>>;

/** Texts as written: what stands in braces are citations and not to be filled. */
export function texts(locale: Locale): Texts {
  return locale === 'zh-CN'
    ? { ...template.zh, ...decisionTemplate.zh }
    : { ...template.en, ...decisionTemplate.en };
}
