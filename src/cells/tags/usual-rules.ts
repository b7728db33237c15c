import { PROVINCES } from '../../sql/clean/steps/region/provinces';
import { list, text } from '../../sql/sql';
import type { TagGroup } from './options';

interface UsualRule {
  readonly tag: string;
  readonly en: string;
  readonly group: TagGroup;
  readonly when: string;
  /** Columns it needs. */
  readonly of: readonly string[];
}

const EAST = PROVINCES.filter(({ region }) => region === '华东').flatMap(({ name, short }) => [name, short]);

/** A few rules that most customer data can answer, to begin with. Of those that say the same the first stands. */
const RULES: readonly (readonly UsualRule[])[] = [
  [
    rule('高价值', 'High value', 'value', `grade IN ('core', 'high')`, 'grade'),
    rule('高价值', 'High value', 'value', 'monetary >= 5000', 'monetary'),
  ],
  [rule('年消费5万+', '50,000+ a year', 'value', 'amount_12m >= 50000', 'amount_12m')],
  [rule('复购客户', 'Repeat buyer', 'behaviour', 'frequency >= 2', 'frequency')],
  [rule('近30天活跃', 'Active in 30 days', 'behaviour', 'recency <= 30', 'recency')],
  [rule('沉睡180天', 'Silent for 180 days', 'behaviour', 'recency > 180', 'recency')],
  [rule('半年低频', 'Rare in 6 months', 'behaviour', 'frequency_6m <= 1', 'frequency_6m')],
  [rule('促销敏感', 'Buys on promotion', 'need', 'promotion_share >= 0.5', 'promotion_share')],
  [rule('投诉2次', 'Complained twice', 'need', 'complaints >= 2', 'complaints')],
  [
    rule('华东区域', 'East China', 'attribute', `large_region = '华东'`, 'large_region'),
    rule('华东区域', 'East China', 'attribute', `province IN (${list(EAST.map(text))})`, 'province'),
  ],
];

function rule(tag: string, en: string, group: TagGroup, when: string, ...of: string[]): UsualRule {
  return { tag, en, group, when, of };
}

/** The usual rules that a table with these columns can answer, as they are stored. */
export function usualRules(columns: readonly string[]): Record<string, unknown>[] {
  return RULES.flatMap((choices) => {
    const fit = choices.find(({ of }) => of.every((name) => columns.includes(name)));
    if (!fit) return [];
    const { tag, en, group, when } = fit;
    return [{ tag, en, when, group }];
  });
}
