import { eachOwner, nextRules, type NextOptions } from './next-rules';
import type { Purchases } from './purchases';
import { Recommender } from './recommend';

/** How good offers would have been: those of before a day, set against what was bought after it. */
export interface HitRate {
  /** 0 for all. */
  readonly group: number;
  /** Customers from before the day who bought something new after it. */
  readonly customers: number;
  /** Of these, offered something they bought: by the rules, and by what is most bought. */
  readonly byRules: number;
  readonly byPopularity: number;
}

export interface NextBest {
  /** The last day of the earlier part, counted as the purchases' days are; null where time cannot be split. */
  readonly split: number | null;
  readonly rates: readonly HitRate[];
  readonly rules: number;
  readonly items: number;
  /** Offers, column by column: the customer's number, the rank, items of the catalogue (−1 none). */
  readonly customer: Float64Array;
  readonly rank: Int32Array;
  readonly item: Int32Array;
  readonly score: Float64Array;
  readonly because: Int32Array;
}

/**
 * What each customer is best offered next, and how well such offers would have done: rules from the purchases up to
 * the day by which a share `1 − holdout` of all visits had happened, hits among what was new in the rest.
 */
export function nextBest(
  purchases: Purchases,
  options: NextOptions & { readonly holdout: number; readonly groups: number },
  report: (done: number) => void,
): NextBest {
  const split = splitDay(purchases, options.holdout);
  const rates = split === null ? [] : hitRates(purchases, split, options);
  report(0.5);
  const rules = nextRules(purchases, Infinity, options);
  return {
    ...{ split, rates, rules: rules.to.length, items: rules.places.chosen.length },
    ...offersToAll(purchases, new Recommender(rules, options), rules.places.chosen, options.top),
  };
}

/** The last day by which at most the wanted share of visits had happened; null where all fall on one day. */
export function splitDay({ days }: Purchases, holdout: number): number | null {
  const last = days.reduce((most, day) => Math.max(most, day), 0);
  const counts = new Int32Array(last + 1);
  for (const day of days) counts[day] = (counts[day] ?? 0) + 1;
  const wanted = days.length * (1 - holdout);
  let [before, split] = [0, -1];
  for (let day = 0; day < last; day++) {
    before += counts[day] ?? 0;
    if (before > wanted && split !== -1) break;
    if (before > 0) split = day;
  }
  return split === -1 ? null : split;
}

function hitRates(
  purchases: Purchases,
  split: number,
  options: NextOptions & { readonly groups: number },
): HitRate[] {
  const rules = nextRules(purchases, split, options);
  const recommender = new Recommender(rules, options);
  const rates = Array.from({ length: options.groups + 1 }, (_, group) => ({
    ...{ group, customers: 0, byRules: 0, byPopularity: 0 },
  }));
  const item = (place: number) => rules.places.chosen[place] ?? -1;
  eachOwner(purchases, split, (customer, owned) => {
    const fresh = newAfter(purchases, customer, split, new Set(owned));
    if (fresh.size === 0) return;
    const byRules = recommender.byRules(owned).some(({ to }) => fresh.has(item(to)));
    const byPopularity = recommender.byPopularity(owned).some(({ to }) => fresh.has(item(to)));
    const group = purchases.groups[customer] ?? 0;
    for (const rate of group > 0 ? [rates[0], rates[group]] : [rates[0]]) {
      if (!rate) continue;
      rate.customers += 1;
      if (byRules) rate.byRules += 1;
      if (byPopularity) rate.byPopularity += 1;
    }
  });
  return rates;
}

function newAfter(
  { visitStarts, days, itemStarts, bought }: Purchases,
  customer: number,
  split: number,
  owned: ReadonlySet<number>,
): Set<number> {
  const fresh = new Set<number>();
  for (let visit = visitStarts[customer] ?? 0; visit < (visitStarts[customer + 1] ?? 0); visit++) {
    if ((days[visit] ?? 0) <= split) continue;
    for (let i = itemStarts[visit] ?? 0; i < (itemStarts[visit + 1] ?? 0); i++) {
      const item = bought[i] ?? 0;
      if (!owned.has(item)) fresh.add(item);
    }
  }
  return fresh;
}

function offersToAll(
  purchases: Purchases,
  recommender: Recommender,
  chosen: Int32Array,
  top: number,
): Pick<NextBest, 'customer' | 'rank' | 'item' | 'score' | 'because'> {
  const most = purchases.customers * top;
  const customer = new Float64Array(most);
  const rank = new Int32Array(most);
  const item = new Int32Array(most);
  const score = new Float64Array(most);
  const because = new Int32Array(most);
  let count = 0;
  eachOwner(purchases, Infinity, (who, owned) => {
    recommender.byRules(owned).forEach((offer, at) => {
      customer[count] = purchases.keys[who] ?? NaN;
      rank[count] = at + 1;
      item[count] = chosen[offer.to] ?? -1;
      score[count] = offer.score;
      because[count] = offer.because === -1 ? -1 : (chosen[offer.because] ?? -1);
      count += 1;
    });
  });
  return {
    customer: customer.subarray(0, count),
    rank: rank.subarray(0, count),
    item: item.subarray(0, count),
    score: score.subarray(0, count),
    because: because.subarray(0, count),
  };
}
