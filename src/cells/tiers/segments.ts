import type { SegmentInfo } from '../../model/segmentation';
import { ruleText } from './conditions';
import type { TiersOptions } from './options';

/** A tier as it is described; customers and amounts come with the run. */
export type Tier = Omit<SegmentInfo, 'rank' | 'customers' | 'amount'>;

/** Labels of value tiers from the top, by how many there are. */
const LABELS: Readonly<Record<number, readonly (readonly [string, string])[]>> = {
  2: [
    ['高价值', 'High value'],
    ['普通', 'Ordinary'],
  ],
  3: [
    ['高价值', 'High value'],
    ['普通', 'Ordinary'],
    ['低价值', 'Low value'],
  ],
  4: [
    ['高价值', 'High value'],
    ['潜力', 'Potential'],
    ['普通', 'Ordinary'],
    ['低价值', 'Low value'],
  ],
  5: [
    ['核心价值', 'Core'],
    ['高价值', 'High value'],
    ['潜力', 'Potential'],
    ['普通', 'Ordinary'],
    ['低价值', 'Low value'],
  ],
};

const UNKNOWN: Tier = {
  segment: 'unknown',
  label_zh: '无数据',
  label_en: 'No data',
  colour: 8,
  rule: 'no value',
};
const NEGATIVE: Tier = {
  ...{ segment: 'negative', label_zh: '净额为负', label_en: 'Net negative', colour: 8 },
  rule: 'amount < 0',
};

/** Keys of ABC classes from the top: a, b, c, …; of value tiers: t1, t2, …. */
export function tierKeys(count: number, letters: boolean): string[] {
  return Array.from({ length: count }, (_, i) => (letters ? String.fromCharCode(97 + i) : `t${i + 1}`));
}

/** The classes of an ABC analysis, and who stands apart. */
export function abcTiers({ shares, names }: TiersOptions, by: string): Tier[] {
  const percent = (share: number | undefined) => `${Number(((share ?? 0) * 100).toFixed(4))}%`;
  const classes = tierKeys(shares.length + 1, true).map((segment, i): Tier => {
    const letter = segment.toUpperCase();
    const share =
      i === 0
        ? `first ${percent(shares[0])}`
        : i === shares.length
          ? `beyond ${percent(shares[i - 1])}`
          : `${percent(shares[i - 1])} – ${percent(shares[i])}`;
    return named(names, {
      ...{ segment, label_zh: `${letter} 类`, label_en: `Class ${letter}`, colour: i + 1 },
      rule: `${share} of ${by}`,
    });
  });
  return [...classes, NEGATIVE, UNKNOWN];
}

/** Tiers between cuts (ascending), from the top. */
export function valueTiers(
  { names }: Pick<TiersOptions, 'names'>,
  by: string,
  cuts: readonly number[],
  sign: '>=' | '>',
): Tier[] {
  const from = [...cuts].reverse();
  const shown = (value: number | undefined) => Number((value ?? 0).toPrecision(12));
  const [above, below] = sign === '>=' ? ['≥', '<'] : ['>', '≤'];
  const tiers = tierKeys(cuts.length + 1, false).map((segment, i): Tier => {
    const [label_zh, label_en] = LABELS[cuts.length + 1]?.[i] ?? [`第 ${i + 1} 层`, `Tier ${i + 1}`];
    const parts = [
      ...(i < from.length ? [`${by} ${above} ${shown(from[i])}`] : []),
      ...(i > 0 ? [`${by} ${below} ${shown(from[i - 1])}`] : []),
    ];
    return named(names, {
      ...{ segment, label_zh, label_en, colour: (i % 8) + 1 },
      rule: parts.join(', ') || 'everyone',
    });
  });
  return [...tiers, UNKNOWN];
}

/** The segments of the rules in their order, then where the others land. */
export function ruleTiers({ rules, leftover }: TiersOptions): Tier[] {
  const ruled = rules.map((rule, i): Tier => {
    const { segment, label_zh, label_en, colour } = rule;
    return { segment, label_zh, label_en, colour: colour ?? (i % 8) + 1, rule: ruleText(rule) };
  });
  return [
    ...ruled,
    { segment: 'leftover', ...leftover, colour: 8, rule: 'none of the rules above' },
    { ...UNKNOWN, rule: 'no value of any metric' },
  ];
}

function named(names: TiersOptions['names'], tier: Tier): Tier {
  const name = names[tier.segment];
  return name === undefined ? tier : { ...tier, label_zh: name, label_en: name };
}
