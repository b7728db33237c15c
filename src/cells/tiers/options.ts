import * as v from 'valibot';
import { REFUNDS, type Normalised, type Refunds } from '../../model/cell';
import { whyNoExpression } from '../../sql/expression';
import { normaliseWith } from '../normalise';
import { RULE_SET_NAMES, RULE_SETS, type Landing, type Rule, type RuleSetName } from './rules';

export const METHODS = ['abc', 'thresholds', 'quantiles', 'breaks', 'rules'] as const;
export type Method = (typeof METHODS)[number];

/** The ruler of an earlier period (基准期): the least value of each tier but the lowest, ascending. */
export interface Baseline {
  readonly name: string;
  readonly date: string;
  readonly cuts: readonly number[];
}

export interface TiersOptions {
  /** Order rows, or a table with one row a customer (ledger, metrics, rfm). */
  readonly from: string;
  /** A second table with one row a customer, whose columns stand beside the metrics; null: none. */
  readonly also: string | null;
  readonly method: Method;
  /** The column that tiers are made of; null: the amount. */
  readonly by: string | null;
  /** ABC: the shares of the amount at which A and B end. */
  readonly shares: readonly number[];
  /** Thresholds: where each tier but the lowest begins, ascending. */
  readonly cuts: readonly number[];
  /** Quantiles and natural breaks: how many tiers. */
  readonly tiers: number;
  /** Labels of one's own, by key. */
  readonly names: Readonly<Record<string, string>>;
  /** The name of the rule set in use; null where the rules are the document's own. */
  readonly ruleSet: RuleSetName | null;
  readonly rules: readonly Rule[];
  readonly leftover: Landing;
  /** The twelve months that yearly purchases are summed over: those up to the analysis date, or the last whole year. */
  readonly year: { readonly basis: 'rolling' | 'fiscal'; readonly start_month: number };
  readonly refunds: Refunds;
  readonly as_of: string | null;
  readonly baseline: Baseline | null;
}

export const MOST_TIERS = 10;
export const MOST_RULES = 30;

const name = v.pipe(v.string(), v.nonEmpty('expected a name'));
const finite = v.pipe(v.number(), v.finite());
const day = v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD'));
const limit = v.union([finite, day], 'expected a number or YYYY-MM-DD');
const words = v.pipe(
  v.array(v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String))),
  v.minLength(1, 'expected a value'),
);
const label = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const ascending = v.pipe(
  v.array(finite),
  v.check(
    (values) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? value)),
    'invalid cuts: not in ascending order',
  ),
  v.maxLength(MOST_TIERS - 1, `invalid cuts: more than ${MOST_TIERS - 1}`),
);

const bound = v.pipe(
  v.strictObject({
    at_least: v.optional(limit),
    above: v.optional(limit),
    at_most: v.optional(limit),
    below: v.optional(limit),
    is: v.optional(words),
    is_not: v.optional(words),
    known: v.optional(v.boolean()),
  }),
  v.check((given) => Object.values(given).some((part) => part !== undefined), 'expected a bound'),
);

const expression = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNoExpression(dataset.value) : null;
    if (why !== null) addIssue({ message: why });
  }),
);

const rule = v.strictObject({
  label_zh: v.optional(label),
  label_en: v.optional(label),
  colour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8))),
  when: v.optional(v.record(name, bound), {}),
  where: v.optional(expression),
});

const key = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/, 'invalid segment key'));
const RESERVED = new Set(['leftover', 'unknown', 'negative']);

const stored = v.strictObject({
  from: v.pipe(v.string('missing table: from'), v.nonEmpty('missing table: from')),
  also: v.nullish(name, null),
  method: v.optional(v.picklist(METHODS), 'abc'),
  by: v.nullish(name, null),
  shares: v.optional(
    v.pipe(
      v.array(v.pipe(finite, v.gtValue(0), v.ltValue(1))),
      v.minLength(1),
      v.maxLength(4),
      v.check(
        (values) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? value)),
        'invalid shares: not in ascending order',
      ),
    ),
    [0.8, 0.95],
  ),
  cuts: v.optional(ascending, []),
  tiers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MOST_TIERS)), 4),
  names: v.optional(v.record(key, label), {}),
  rules: v.optional(
    v.union([
      v.picklist(RULE_SET_NAMES),
      v.pipe(
        v.record(key, rule),
        v.check((rules) => Object.keys(rules).length <= MOST_RULES, `expected at most ${MOST_RULES} rules`),
        v.check((rules) => !Object.keys(rules).some((one) => RESERVED.has(one)), 'invalid segment key'),
      ),
    ]),
    'high_value_inactive',
  ),
  leftover: v.optional(v.strictObject({ label_zh: v.optional(label), label_en: v.optional(label) })),
  year: v.optional(
    v.strictObject({
      basis: v.optional(v.picklist(['rolling', 'fiscal']), 'rolling'),
      start_month: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)), 1),
    }),
    {},
  ),
  refunds: v.optional(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(day, null),
  baseline: v.nullish(
    v.strictObject({ name: label, date: day, cuts: v.pipe(ascending, v.minLength(1)) }),
    null,
  ),
});

const NOBODY: Landing = { label_zh: '其他', label_en: 'Others' };

/** Stored options -> options with every default in place. */
export function normaliseTiers(value: unknown): Normalised<TiersOptions> {
  const parsed = normaliseWith(stored, value);
  if (!parsed.ok) return parsed;
  const { rules: given, leftover, ...rest } = parsed.options;
  const named = typeof given === 'string' ? RULE_SETS[given] : null;
  const landing = named?.leftover ?? NOBODY;
  return {
    ok: true,
    options: {
      ...rest,
      ruleSet: typeof given === 'string' ? given : null,
      rules: named ? named.rules : Object.entries(given).map(ownRule),
      leftover: leftover ? labels(leftover, landing) : landing,
    },
  };
}

function ownRule([segment, { label_zh, label_en, ...rest }]: [string, v.InferOutput<typeof rule>]): Rule {
  return { segment, ...labels({ label_zh, label_en }, { label_zh: segment, label_en: segment }), ...rest };
}

/** What lacks in one language is taken from the other. */
function labels(given: { label_zh?: string; label_en?: string }, fallback: Landing): Landing {
  return {
    label_zh: given.label_zh ?? given.label_en ?? fallback.label_zh,
    label_en: given.label_en ?? given.label_zh ?? fallback.label_en,
  };
}
