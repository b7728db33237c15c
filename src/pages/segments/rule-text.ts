import type { Locale } from '../../i18n/dictionary';
import { columnName } from '../../i18n/shell/column-names';

/** The few words in which methods write their rules, in Chinese. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bhigh\b/g, '高'],
  [/\blow\b/g, '低'],
  [/^nearest centre: /, '最接近的中心：'],
  [/^everyone$/, '所有客户'],
  [/^none of the rules above$/, '不符合以上各条'],
  [/\bRFM score\b/g, 'RFM 代码'],
];
const MEASURE = /\b[a-z][a-z0-9_]*\b/g;

/** What puts a customer into a segment, short and in the reader's language. The method's own words stay in the full rule. */
export function ruleText(rule: string, locale: Locale): string {
  const short = rule.replace(/\b([RFM]) (high|low) \([^()]*\)/g, '$1 $2');
  if (locale !== 'zh-CN') return short;
  const worded = WORDS.reduce((text, [word, zh]) => text.replace(word, zh), short);
  return worded.replace(MEASURE, (name) => columnName(name, locale)).replace(/, /g, '，');
}
