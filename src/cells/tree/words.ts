import { translate, type Locale } from '../../i18n/dictionary';
import { formatNumber } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import type { Condition, ResultNode, TreeClass, TreeFeature, TreeResult } from './result';
import { strings } from './strings';

type Key = keyof typeof strings.zh;

export interface Words {
  readonly locale: Locale;
  t(key: Key, values?: Readonly<Record<string, string | number>>): string;
}

export function wordsOf(locale: Locale): Words {
  return { locale, t: (key, values) => translate(strings, locale, key, values) };
}

export function classLabel({ label_zh, label_en }: TreeClass, locale: Locale): string {
  return locale === 'zh-CN' ? label_zh : label_en;
}

/** A threshold with as many digits as tell it apart. */
function value(number: number, { locale }: Words): string {
  const size = Math.abs(number);
  return formatNumber(number, locale, size !== 0 && size < 10 ? 4 : 2);
}

/** A category in the reader's words. */
export function levelText({ levels, merged, boolean }: TreeFeature, level: number, { t }: Words): string {
  if (merged > 0 && level === levels.length - 1) return t('otherValues');
  const text = levels[level] ?? '';
  return boolean && (text === 'true' || text === 'false') ? t(text === 'true' ? 'yes' : 'no') : text;
}

/** What a path asks of one feature: `最近消费间隔（天） ≤ 47.5`, `城市是上海或北京`. */
export function conditionText(condition: Condition, features: readonly TreeFeature[], words: Words): string {
  const feature = features[condition.feature];
  if (!feature) return '';
  const name = columnName(feature.column, words.locale);
  const said =
    condition.kind === 'number'
      ? bounds(name, condition, words)
      : categories(name, condition, feature, words);
  const told = condition.missing && feature.missing > 0;
  return told ? words.t('orUnknown', { condition: said }) : said;
}

function bounds(name: string, { above, at_most }: Condition & { kind: 'number' }, words: Words): string {
  if (above !== null && at_most !== null) {
    return words.t('between', { name, above: value(above, words), most: value(at_most, words) });
  }
  return above !== null
    ? words.t('above', { name, value: value(above, words) })
    : words.t('atMost', { name, value: value(at_most ?? 0, words) });
}

function categories(
  name: string,
  { levels, except }: Condition & { kind: 'category' },
  feature: TreeFeature,
  words: Words,
): string {
  const all = feature.levels.map((_, level) => level);
  // The shorter list says the same where no rarer categories were put together.
  const others = all.filter((level) => !levels.includes(level));
  const turn = feature.merged === 0 && others.length < levels.length && others.length > 0;
  const told = turn ? others : levels;
  const list = new Intl.ListFormat(words.locale, { type: 'disjunction' }).format(
    told.map((level) => levelText(feature, level, words)),
  );
  if (told.length === 0) return words.t(except ? 'known' : 'isUnknown', { name });
  return words.t(except !== turn ? 'isNot' : 'is', { name, list });
}

/** A whole path as a sentence's middle: all its conditions. */
export function pathText(
  conditions: readonly Condition[],
  features: readonly TreeFeature[],
  words: Words,
): string {
  if (conditions.length === 0) return words.t('everyone');
  const parts = conditions.map((condition) => conditionText(condition, features, words));
  return parts.join(words.t('and'));
}

/** What leads from a node's parent to it, in a few words; the root's is what is explained. */
export function branchText({ nodes, features, target }: TreeResult, node: ResultNode, words: Words): string {
  const parent = nodes[node.parent];
  const split = parent?.split;
  if (!split) return target.kind === 'segmentation' ? words.t('everyone') : target.name;
  const left = nodes[parent.left] === node;
  const feature = features[split.feature];
  if (!feature) return '';
  const missing = split.missing_left === left;
  if (split.kind === 'number') {
    const bound = left
      ? { above: null, at_most: split.threshold }
      : { above: split.threshold, at_most: null };
    return conditionText({ kind: 'number', feature: split.feature, ...bound, missing }, features, words);
  }
  const levels = feature.levels
    .map((_, level) => level)
    .filter((level) => split.left.includes(level) === left);
  return conditionText(
    { kind: 'category', feature: split.feature, levels, except: false, missing },
    features,
    words,
  );
}
