import {
  behaviour,
  boughtBy,
  multiple,
  namingValue,
  typicalValues,
  type Teller,
  type Telling,
} from './describe';
import type { Measure } from './result';

const LAST = { recent: '近期活跃', lapsed: '久未购买' };
const VISITS = { frequent: '高频', once: '单次' };
const SPENDING = { high: '高消费', low: '低消费' };

/** Names and descriptions in Chinese. */
export const chinese: Teller = {
  name,
  description: (telling) => [size(telling), habits(telling), spending(telling), typical(telling)].join(''),
  hidden: (least) => `不足 ${least} 位客户，为保护个人不显示数据。`,
  label: (facts) => facts.label_zh,
  apart: (proposed, label) => `${proposed}（${label}）`,
};

function name({ facts }: Telling): string | null {
  const { spending: money, visits, last } = behaviour(facts);
  const tags = [visits && VISITS[visits], money && SPENDING[money]].filter((tag) => tag !== null).join('');
  const time = last ? LAST[last] + (tags ? '的' : '') : '';
  const who = namingValue(facts, ['sex', 'age', 'city', 'province'], 0.4);
  const what = namingValue(facts, ['category'], 0.3);
  if (!time && !tags && !who && !what) return null;
  const bought = what ? `${what.value}` : '';
  return `${who ? `${valueText(who.attribute, who.value)}·` : ''}${time}${tags}${bought}客户`;
}

/** A value as it is said; ages in years. */
function valueText(attribute: string, value: string): string {
  if (attribute !== 'age') return value;
  const below = /^<(\d+)$/.exec(value);
  const above = /^(\d+)\+$/.exec(value);
  if (below) return `${below[1] ?? ''}岁以下`;
  return above ? `${above[1] ?? ''}岁以上` : `${value.replace('-', '–')}岁`;
}

function size({ facts: { figures }, words }: Telling): string {
  if (!figures) return '';
  const { customers, share, amount, amount_share } = figures;
  const people = `共 ${words.number(customers)} 位客户，占 ${words.percent(share)}`;
  if (amount === null) return `${people}。`;
  const part = amount_share === null ? '' : `，占 ${words.percent(amount_share)}`;
  return `${people}；累计金额 ${words.money(amount)}${part}。`;
}

function habits(telling: Telling): string {
  const recency = compared(
    telling,
    'recency',
    (days) => `平均 ${telling.words.number(days, 0)} 天前买过`,
    '天',
  );
  const frequency = compared(telling, 'frequency', (n) => `人均 ${telling.words.number(n, 1)} 单`, '单');
  const repurchase = compared(telling, 'repurchase', (share) => `复购率 ${telling.words.percent(share)}`, '');
  const parts = [recency, frequency, repurchase].filter((part) => part !== null);
  return parts.length > 0 ? `${parts.join('，')}。` : '';
}

/** A figure with everyone's in brackets. */
function compared(
  { facts, result, words }: Telling,
  measure: Measure,
  say: (value: number) => string,
  unit: string,
): string | null {
  const value = facts.figures?.measures[measure] ?? null;
  const all = result.everyone.measures[measure];
  if (value === null || all === null) return null;
  const other =
    measure === 'repurchase' ? words.percent(all) : words.number(all, measure === 'recency' ? 0 : 1);
  return `${say(value)}（全体 ${other}${unit ? ` ${unit}` : ''}）`;
}

function spending({ facts: { figures, indexes }, words }: Telling): string {
  const customer = figures?.measures.per_customer ?? null;
  const order = figures?.measures.per_order ?? null;
  if (customer === null) return '';
  const times = multiple(indexes?.per_customer);
  const beside =
    times !== null ? `，是全体的 ${words.number(times, 1)} 倍` : ofAll(indexes?.per_customer, words);
  const each = order === null ? '' : `；笔单价 ${words.money(order)}`;
  return `人均消费 ${words.money(customer)}${beside}${each}。`;
}

function ofAll(index: number | null | undefined, words: Telling['words']): string {
  return index === null || index === undefined ? '' : `，是全体的 ${words.percent(index / 100)}`;
}

function typical({ facts, result, words }: Telling): string {
  const traits = typicalValues(facts).slice(0, 3);
  const said = traits.map(({ attribute, value, share, share_all, known }) => {
    const figures = `${words.percent(share)}（全体 ${words.percent(share_all)}，已知 ${words.number(known)} 人）`;
    const way = boughtBy(result, attribute);
    if (way === 'thing') return `买过“${value}”的占 ${figures}`;
    if (way === 'way') return `通过“${value}”购买的占 ${figures}`;
    return `${words.field(attribute)}为“${valueText(attribute, value)}”的占 ${figures}`;
  });
  return said.length > 0 ? `${said.join('；')}。` : '';
}
