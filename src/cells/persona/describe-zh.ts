import { valueTextZh } from './value-text';
import { behaviour, HIGH, namingValue, type Teller, type Telling } from './describe';
import { noun, quoted, sexText, spaced, verb, wordsFor, type Of } from './phrases-zh';
import { isTooFew, saysOrders } from './points';
import { statement } from './statements-zh';

const LAST = { recent: '近期活跃', lapsed: '久未购买' };
const VISITS = { frequent: '高频', once: '单次' };
const SPENDING = { high: '高消费', low: '低消费' };

/** Names, summaries and statements in Chinese. */
export const chinese: Teller = {
  name,
  description,
  statement,
  hidden: (least) => `不足 ${least} 位客户，为保护个人不显示数据。`,
  label: (facts) => facts.label_zh,
  apart: (proposed, label) => `${proposed}（${label}）`,
};

function name({ facts, company }: Telling): string | null {
  if (isTooFew(facts)) return null;
  const { spending: money, visits, last } = behaviour(facts);
  const tags = [visits && VISITS[visits], money && SPENDING[money]].filter((tag) => tag !== null).join('');
  const time = last ? LAST[last] + (tags ? '的' : '') : '';
  const who = namingValue(
    facts,
    company ? ['industry', 'province', 'city'] : ['sex', 'age', 'city', 'province'],
    0.4,
  );
  const what = namingValue(facts, ['category'], 0.3);
  if (!time && !tags && !who && !what) return null;
  const group = who ? `${valueTextZh(who.attribute, sexText(who.value))}·` : '';
  return `${group}${time}${tags}${what?.value ?? ''}客户`;
}

/** Who they are, what they buy and how, what they bring: two or three sentences without comparisons. */
function description(telling: Telling): string {
  const { facts, words } = telling;
  if (isTooFew(facts))
    return `只有 ${words.number(facts.figures?.customers ?? 0)} ${wordsFor(telling).unit}客户，不足以描述。`;
  const sentences = [who(telling), habits(telling), weight(telling)];
  return sentences.flatMap((parts) => (parts.length > 0 ? [`${parts.join('，')}。`] : [])).join('');
}

function who({ points }: Telling): string[] {
  const attributes = points.filter((point): point is Of<'attribute'> => point.kind === 'attribute');
  const told = attributes.filter(({ part }) => part === 'attribute');
  const nouns = (wanted: readonly Of<'attribute'>[]) =>
    wanted.slice(0, 3).flatMap((point) => (point.values[0] ? [noun(point, point.values[0])] : []));
  // What is as everywhere says nothing of the group.
  const mains = told.filter(({ main, values }) => main && values[0]?.typical);
  const plain = nouns(mains.filter(({ belonging }) => belonging !== 'place'));
  const places = nouns(mains.filter(({ belonging }) => belonging === 'place'));
  const typical = nouns(told.filter(({ main }) => !main));
  const need = points.find((point): point is Of<'need'> => point.kind === 'need');
  return [
    ...(plain.length > 0 ? [`以${spaced(plain.join('、'))}为主`] : []),
    ...(places.length > 0 ? [`主要来自${spaced(places.join('、'))}`] : []),
    ...(typical.length > 0 ? [`${typical.join('、')}的比例偏高`] : []),
    ...attributes
      .filter(({ part }) => part === 'behaviour')
      .map((point, at, all) => bought(point, all[at - 1])),
    ...(need ? [`多为${quoted(need.value.label_zh)}`] : []),
  ];
}

/** What they buy, or how; said in the same words as right before, it goes on from that. */
function bought({ belonging, values }: Of<'attribute'>, before: Of<'attribute'> | undefined): string {
  if (belonging === 'way' && values.length > 2) return '多渠道购买';
  const said = values
    .slice(0, 2)
    .map(({ value }) => quoted(value))
    .join('、');
  if (belonging === 'way') return `多通过${said}购买`;
  const goesOn = before !== undefined && before.belonging !== 'way' && verb(before.values) === verb(values);
  return `${goesOn ? '也' : ''}${verb(values)}${said}`;
}

function habits(telling: Telling): string[] {
  const { facts, words } = telling;
  const { per, spend } = wordsFor(telling);
  if (!facts.figures || !saysOrders(facts.figures)) return [];
  const { recency, frequency, per_customer, repurchase } = facts.figures.measures;
  const index = facts.indexes?.per_customer ?? null;
  const times = index !== null && index >= HIGH ? `，是全体的 ${words.number(index / 100, 1)} 倍` : '';
  return [
    ...(repurchase === 0
      ? ['都只买过一次']
      : frequency == null
        ? []
        : [`${per}下单 ${words.number(frequency, 1)} 次`]),
    ...(recency == null ? [] : [`最近一次购买平均在 ${words.number(recency)} 天前`]),
    ...(per_customer == null ? [] : [`${per}${spend} ${words.money(per_customer)}${times}`]),
  ];
}

function weight({ facts: { figures }, words }: Telling): string[] {
  if (!figures) return [];
  const { share, amount_share } = figures;
  const brings = amount_share === null ? [] : [`贡献 ${words.percent(amount_share)} 的金额`];
  return [`占客户的 ${words.percent(share)}`, ...brings];
}
