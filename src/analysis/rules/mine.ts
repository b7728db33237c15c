import { readBaskets, type BasketRows, type Baskets } from './baskets';
import { contrasts, type Contrast } from './contrasts';
import { frequentSets, type Level, type Mined } from './itemsets';
import type { Span } from './pair-counts';
import { chooseRules, type ChooseOptions, type ChosenRules } from './rule-rows';
import { rulesOf, type Splits } from './rules';
import { SetCounts } from './set-counts';

export interface MiningOptions extends ChooseOptions {
  /** Share of baskets; null: as low as it takes to find some rules. */
  readonly minSupport: number | null;
  /** Baskets that a set must be in at least, whatever the share. */
  readonly minCount: number;
  readonly minConfidence: number;
  readonly maxLength: number;
  readonly splits: Splits;
  readonly mostItems: number;
  /** Baskets with more items are left out. */
  readonly largestBasket: number;
}

export interface RulesInput extends BasketRows {
  /** The numbers of the items, in the order of their names. */
  readonly catalogue: Float64Array;
  /** How many groups `group` tells apart. */
  readonly groups: number;
  readonly options: MiningOptions;
}

/** What was found in the baskets of one span. */
export interface Found extends ChosenRules {
  readonly minSupport: number;
  readonly minCount: number;
  readonly mined: Mined;
}

export interface RulesOutput extends Omit<Found, 'mined'> {
  readonly baskets: number;
  /** Items that occur. */
  readonly items: number;
  readonly frequentItems: number;
  readonly usedItems: number;
  readonly maxLength: number;
  readonly levels: readonly Level[];
  readonly sizes: BasketSizes;
  readonly contrasts: readonly Contrast[];
}

export interface BasketSizes {
  readonly mean: number;
  readonly largest: number;
  /** Baskets with a single item. */
  readonly single: number;
  /** Baskets with more than `LARGE` items. */
  readonly large: number;
  readonly leftOut: number;
}

/** A basket with more items is seldom one customer's choice. */
export const LARGE = 200;
/** More frequent sets of a length, or rules, than this are not kept in memory. */
const MOST_SETS = 100_000;
const MOST_TESTED = 400_000;
/** Without a wish, the support goes down these steps until there are so many rules. */
const SUPPORTS = [0.01, 0.005, 0.002, 0.001] as const;
const ENOUGH = 20;
/** What is looked for on its own stays above so many baskets. */
const LEAST_BASKETS = 30;

type Report = (done: number, total: number) => void;

/** Frequent sets and rules of baskets, and where groups were given, what sets each group's rules apart. */
export function mineRules(input: RulesInput, report: Report): RulesOutput {
  const { catalogue, groups, options } = input;
  const steps = 3 + groups;
  report(0, steps);
  const { baskets, leftOut } = readBaskets(input, catalogue, groups, options.largestBasket);
  report(1, steps);
  const whole = { from: 0, to: baskets.count };
  const found = findRules(baskets, whole, options, (done, total) => {
    report(1 + done / total, steps);
  });
  const perGroup = contrasts(baskets, options, findRules, (group) => {
    report(2 + group, steps);
  });
  report(steps, steps);
  const { mined, ...chosen } = found;
  return {
    ...chosen,
    baskets: baskets.count,
    items: occurring(baskets),
    frequentItems: mined.frequentItems,
    usedItems: mined.levels[0]?.counts.length ?? 0,
    maxLength: mined.maxLength,
    levels: mined.levels,
    sizes: { ...sizesOf(baskets), leftOut },
    contrasts: perGroup,
  };
}

/** The rules of a span of baskets; with no support asked for, the highest of a few that gives enough of them. */
export function findRules(baskets: Baskets, span: Span, options: MiningOptions, report: Report): Found {
  const count = span.to - span.from;
  const asked = options.minSupport;
  const supports = asked === null ? SUPPORTS : [asked];
  let found: Found | null = null;
  for (const minSupport of supports) {
    const least = asked === null && minSupport < SUPPORTS[0] ? LEAST_BASKETS : 1;
    const minCount = Math.max(Math.ceil(minSupport * count * (1 - 1e-12)), options.minCount, least);
    if (found && (found.rows.length >= ENOUGH || minCount >= found.minCount)) break;
    found = rulesAt(baskets, span, options, minCount, report);
  }
  return found ?? rulesAt(baskets, span, options, options.minCount, report);
}

function rulesAt(
  baskets: Baskets,
  span: Span,
  options: MiningOptions,
  minCount: number,
  report: Report,
): Found {
  let mined = frequentSets(baskets, span, { ...options, minCount, mostSets: MOST_SETS }, report);
  const counts = new SetCounts(mined.levels);
  let rules = rulesOf(mined.levels, counts, { ...options, most: MOST_TESTED });
  while (!rules) {
    const levels = mined.levels.slice(0, -1);
    mined = { ...mined, levels, maxLength: levels.length };
    rules = rulesOf(levels, counts, { ...options, most: MOST_TESTED });
  }
  return {
    ...chooseRules(rules, mined.baskets, counts, options),
    minSupport: mined.baskets > 0 ? mined.minCount / mined.baskets : 0,
    minCount: mined.minCount,
    mined,
  };
}

function occurring({ starts, items }: Baskets): number {
  let count = 0;
  for (let item = 0; item < items; item++) if ((starts[item + 1] ?? 0) > (starts[item] ?? 0)) count += 1;
  return count;
}

function sizesOf({ sizes, count }: Baskets): Omit<BasketSizes, 'leftOut'> {
  let [sum, largest, single, large] = [0, 0, 0, 0];
  for (const size of sizes) {
    sum += size;
    largest = Math.max(largest, size);
    if (size === 1) single += 1;
    if (size > LARGE) large += 1;
  }
  return { mean: count > 0 ? sum / count : 0, largest, single, large };
}
