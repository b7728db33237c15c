/** A bound on one metric; of several parts all must hold. A value that is not known holds nothing but `known: false`. */
export interface Bound {
  readonly at_least?: number | string;
  readonly above?: number | string;
  readonly at_most?: number | string;
  readonly below?: number | string;
  /** One of these texts; capitals and spaces around do not matter. */
  readonly is?: readonly string[];
  readonly is_not?: readonly string[];
  /** Whether there is a value at all. */
  readonly known?: boolean;
}

/** One rule: a customer for whom all of it holds, and no rule before, belongs to the segment. */
export interface Rule {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour?: number;
  readonly when: Readonly<Record<string, Bound>>;
  /** One more condition, as an SQL expression over the metrics. */
  readonly where?: string;
}

/** Where customers land for whom no rule holds. */
export interface Landing {
  readonly label_zh: string;
  readonly label_en: string;
}

export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly leftover: Landing;
}

/** What people write for an intention to buy more. */
const YES = ['是', '有', '有意向', '明确', '强', '高', '肯定', 'yes', 'y', 'true', 'high', 'strong', '1'];

/**
 * B2B tiers by yearly purchase, years of cooperation and intention to buy more. The three rules leave holes (a million a
 * year but under three years; no intention known): those land in 重点发展-待确认, to be looked into.
 */
const B2B: RuleSet = {
  rules: [
    {
      segment: 'strategic',
      label_zh: '战略合作伙伴',
      label_en: 'Strategic partner',
      colour: 1,
      when: { yearly_purchase: { at_least: 1_000_000 }, contract_years: { at_least: 3 } },
    },
    {
      segment: 'key',
      label_zh: '重点发展',
      label_en: 'To develop',
      colour: 2,
      when: { yearly_purchase: { at_least: 500_000, below: 1_000_000 }, intention: { is: YES } },
    },
    {
      segment: 'routine',
      label_zh: '常规维护',
      label_en: 'Routine care',
      colour: 5,
      when: { yearly_purchase: { below: 500_000 } },
    },
  ],
  leftover: { label_zh: '重点发展-待确认', label_en: 'To develop – to be confirmed' },
};

/** 高价值 = at least 5000 in all; 低频 = at most one order in six months; 高价值低活跃 = both. */
const HIGH_VALUE_INACTIVE: RuleSet = {
  rules: [
    {
      segment: 'high_value_inactive',
      label_zh: '高价值低活跃',
      label_en: 'High value, rarely active',
      colour: 4,
      when: { monetary: { at_least: 5000 }, frequency_6m: { at_most: 1 } },
    },
    {
      segment: 'high_value',
      label_zh: '高价值',
      label_en: 'High value',
      colour: 1,
      when: { monetary: { at_least: 5000 } },
    },
    {
      segment: 'low_frequency',
      label_zh: '低频',
      label_en: 'Infrequent',
      colour: 7,
      when: { frequency_6m: { at_most: 1 } },
    },
  ],
  leftover: { label_zh: '普通', label_en: 'Ordinary' },
};

/**
 * Five classes by raw recency, frequency and amount. 高价值活跃 and 潜力发展 as practitioners state them; the other three
 * fill up what these leave.
 */
const FIVE: RuleSet = {
  rules: [
    {
      segment: 'high_active',
      label_zh: '高价值活跃',
      label_en: 'High value, active',
      colour: 1,
      when: { recency: { at_most: 90 }, frequency: { at_least: 5 }, monetary: { at_least: 8000 } },
    },
    {
      segment: 'high_lapsing',
      label_zh: '高价值待唤回',
      label_en: 'High value, to win back',
      colour: 4,
      when: { recency: { above: 90 }, monetary: { at_least: 8000 } },
    },
    {
      segment: 'potential',
      label_zh: '潜力发展',
      label_en: 'Potential',
      colour: 2,
      when: { recency: { at_most: 30 }, frequency: { at_most: 2 }, monetary: { at_most: 2000 } },
    },
    {
      segment: 'ordinary_active',
      label_zh: '一般活跃',
      label_en: 'Ordinary, active',
      colour: 6,
      when: { recency: { at_most: 90 } },
    },
    {
      segment: 'ordinary_lapsed',
      label_zh: '一般沉睡',
      label_en: 'Ordinary, lapsed',
      colour: 7,
      when: { recency: { above: 90 } },
    },
  ],
  leftover: { label_zh: '其他', label_en: 'Others' },
};

export const RULE_SET_NAMES = ['b2b', 'high_value_inactive', 'five'] as const;
export type RuleSetName = (typeof RULE_SET_NAMES)[number];

/** The rule sets that can be had by name, to be used as they are or copied and edited. */
export const RULE_SETS: Readonly<Record<RuleSetName, RuleSet>> = {
  b2b: B2B,
  high_value_inactive: HIGH_VALUE_INACTIVE,
  five: FIVE,
};

/** A rule in the form in which the document stores it. */
export function storedRule({ segment: _segment, ...rule }: Rule): Omit<Rule, 'segment'> {
  return rule;
}
