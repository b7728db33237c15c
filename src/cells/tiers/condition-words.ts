import type { Locale } from '../../i18n/dictionary';
import { columnName } from '../../i18n/shell/column-names';

const NAME = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** A condition with the names of columns in the reader's language; figures and texts stay. */
export function conditionText(text: string, locale: Locale): string {
  const named = text.replace(NAME, (word) => columnName(word, locale));
  return locale === 'zh-CN' ? named.replace(/, /g, '，') : named;
}
