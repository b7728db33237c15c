import { conditionsSql } from './conditions';
import type { TreeOptions } from './options';
import type { TreeResult } from './result';
import { wordsOf, classLabel, pathText } from './words';

/**
 * The rules of a tree as a cell of rule tiers: one rule a leaf, in their order. The rules read the tree's own source where
 * that is one or two tables with a row a customer, else the table that the tree publishes, which has all it asks about.
 */
export function tiersOptions(
  name: string,
  { from, with: others }: TreeOptions,
  { leaves, features, classes }: TreeResult,
  plain: (table: string) => boolean,
): Record<string, unknown> {
  const direct = others.length <= 1 && [from, ...others].every(plain);
  const source = direct ? { from, ...(others[0] === undefined ? {} : { also: others[0] }) } : { from: name };
  const zh = wordsOf('zh-CN');
  const en = wordsOf('en');
  const rules = leaves.map(({ conditions, predicted }, i) => {
    const own = classes[predicted];
    const label = (words: typeof zh) =>
      words.t('leafLabel', { n: i + 1, class: own ? classLabel(own, words.locale) : '' });
    return [
      `rule_${i + 1}`,
      { label_zh: label(zh), label_en: label(en), where: conditionsSql(conditions, features) },
    ] as const;
  });
  return { ...source, method: 'rules', rules: Object.fromEntries(rules) };
}

/** A text of all rules, to be copied. */
export function rulesText({ leaves, features, classes }: TreeResult, locale: 'zh-CN' | 'en'): string {
  const words = wordsOf(locale);
  return leaves
    .map(({ conditions, predicted }) => {
      const own = classes[predicted];
      return words.t('sentence', {
        path: pathText(conditions, features, words),
        class: own ? classLabel(own, locale) : '',
      });
    })
    .join('\n');
}
