import * as v from 'valibot';
import { SORTS, type RuleSort } from '../../analysis/rules/rule-rows';
import { SPLITS, type Splits } from '../../analysis/rules/rules';
import { REFUNDS, type Refunds } from '../../model/cell';

export { SORTS, SPLITS, type RuleSort, type Splits };

/** What is bought next. */
export interface SequenceSettings {
  /** The next visit counts when it comes within so many days. */
  readonly days: number;
  readonly minCount: number;
  /** Whether buying the same again is a rule too. */
  readonly again: boolean;
}

/** What each customer is best offered. */
export interface NextSettings {
  readonly minCount: number;
  /** Share of all visits that are held out to see whether offers would have been taken. */
  readonly holdout: number;
}

/** Which products or categories go together (关联分析). */
export interface RulesOptions {
  readonly from: string;
  /** A column; `order` where there is no such column means the customer's day. */
  readonly basket: string;
  /** A column: product, category, … */
  readonly item: string;
  readonly segmentation: string | null;
  /** Share of baskets; null: as low as it takes to find some rules. */
  readonly minSupport: number | null;
  readonly minCount: number;
  readonly minConfidence: number;
  readonly minLift: number;
  readonly maxLength: number;
  readonly splits: Splits;
  readonly prune: boolean;
  readonly sort: RuleSort;
  readonly mostItems: number;
  readonly mostRules: number;
  /** Baskets with more items are left out; null: none. */
  readonly largestBasket: number | null;
  readonly sequence: SequenceSettings | null;
  readonly next: NextSettings | null;
  readonly refunds: Refunds;
  readonly as_of: string | null;
}

/** The cap on items after the support cut: pairs are counted in a square table. */
export const MOST_ITEMS = 4000;
/** How many products are offered to a customer. */
export const OFFERS = 5;

const name = v.pipe(v.string(), v.minLength(1, 'expected a name'));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const count = whole(1, 1_000_000_000);

const sequence = v.strictObject({
  days: v.optional(whole(1, 3650), 90),
  min_count: v.optional(count, 30),
  again: v.optional(v.boolean(), false),
});
const next = v.strictObject({
  min_count: v.optional(count, 10),
  holdout: v.optional(v.pipe(v.number(), v.minValue(0.05), v.maxValue(0.5)), 0.2),
});

const stored = v.strictObject({
  from: name,
  basket: v.optional(name, 'order'),
  item: v.optional(name, 'product'),
  segmentation: v.nullish(v.string(), ''),
  min_support: v.nullish(share, null),
  min_count: v.optional(count, 2),
  min_confidence: v.optional(share, 0.2),
  min_lift: v.optional(v.pipe(v.number(), v.minValue(0)), 1),
  max_length: v.optional(whole(2, 10), 6),
  splits: v.optional(v.picklist(SPLITS), 'single'),
  prune: v.optional(v.boolean(), true),
  sort: v.optional(v.picklist(SORTS), 'lift'),
  most_items: v.optional(whole(2, MOST_ITEMS), MOST_ITEMS),
  most_rules: v.optional(whole(1, 100_000), 10_000),
  largest_basket: v.nullish(count, null),
  sequence: v.optional(v.union([v.literal(false), sequence]), {}),
  next: v.optional(v.union([v.literal(false), next]), {}),
  refunds: v.optional(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate('expected a date like 2024-07-01')), null),
});

/** Stored options -> options with every default in place. */
export const schema = v.pipe(
  stored,
  v.check(({ basket, item }) => basket !== item, 'expected different columns for basket and item'),
  v.transform((options): RulesOptions => ({
    ...{ from: options.from, basket: options.basket, item: options.item },
    segmentation: options.segmentation || null,
    minSupport: options.min_support,
    minCount: options.min_count,
    minConfidence: options.min_confidence,
    minLift: options.min_lift,
    maxLength: options.max_length,
    ...{ splits: options.splits, prune: options.prune, sort: options.sort },
    mostItems: options.most_items,
    mostRules: options.most_rules,
    largestBasket: options.largest_basket,
    sequence: options.sequence
      ? {
          days: options.sequence.days,
          minCount: options.sequence.min_count,
          again: options.sequence.again,
        }
      : null,
    next: options.next ? { minCount: options.next.min_count, holdout: options.next.holdout } : null,
    ...{ refunds: options.refunds, as_of: options.as_of },
  })),
);
