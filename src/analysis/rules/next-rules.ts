import { frequentPlaces, type Places } from './frequent-places';
import type { Purchases } from './purchases';

/** What customers have bought up to a day. */
export interface Owned {
  /** Customers with a purchase by then. */
  readonly customers: number;
  /** Of each item of the catalogue, how many customers have it. */
  readonly counts: Int32Array;
}

/** The rules of customers' purchases with one item on each side, and the items by how many have them. */
export interface NextRules {
  readonly places: Places;
  /** The rules of place a are `starts[a] … starts[a + 1] - 1`. */
  readonly starts: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
  /** Places, the most bought first. */
  readonly popular: Int32Array;
}

export interface NextOptions {
  /** Customers that both sides of a rule need in common. */
  readonly minCount: number;
  readonly mostItems: number;
  /** How many are recommended. */
  readonly top: number;
  /** What one more sold is worth, by item of the catalogue: decides between equals. */
  readonly values: Float64Array;
}

/** Rules kept for an item. */
const MOST_OF_ITEM = 50;

/** The different items a customer bought by a day (included), ascending; written into `into`. Returns how many. */
export function ownedBy(
  { visitStarts, days, itemStarts, bought }: Purchases,
  customer: number,
  until: number,
  seen: Int32Array,
  into: Int32Array,
): number {
  let count = 0;
  for (let visit = visitStarts[customer] ?? 0; visit < (visitStarts[customer + 1] ?? 0); visit++) {
    if ((days[visit] ?? 0) > until) break;
    for (let i = itemStarts[visit] ?? 0; i < (itemStarts[visit + 1] ?? 0); i++) {
      const item = bought[i] ?? 0;
      if (seen[item] === customer) continue;
      seen[item] = customer;
      into[count++] = item;
    }
  }
  return count;
}

/** Calls with the items of each customer who has any by a day. */
export function eachOwner(
  purchases: Purchases,
  until: number,
  take: (customer: number, owned: Int32Array) => void,
): void {
  const seen = new Int32Array(purchases.items).fill(-1);
  const into = new Int32Array(purchases.items);
  for (let customer = 0; customer < purchases.customers; customer++) {
    const count = ownedBy(purchases, customer, until, seen, into);
    if (count > 0) take(customer, into.subarray(0, count));
  }
}

/**
 * Rules A → C among customers' whole purchases by a day: who has A has C with confidence c and lift l > 1. A rule
 * weighs c · ln l, so that what is merely bought by everyone weighs nothing.
 */
export function nextRules(purchases: Purchases, until: number, options: NextOptions): NextRules {
  const counts = new Int32Array(purchases.items);
  let customers = 0;
  eachOwner(purchases, until, (_customer, owned) => {
    customers += 1;
    for (const item of owned) counts[item] = (counts[item] ?? 0) + 1;
  });
  const places = frequentPlaces(counts, options.minCount, options.mostItems);
  const { chosen } = places;
  const have = chosen.map((item) => counts[item] ?? 0);
  const together = pairsOfOwners(purchases, until, places);
  const starts = new Int32Array(chosen.length + 1);
  const to: number[] = [];
  const weight: number[] = [];
  for (let a = 0; a < chosen.length; a++) {
    for (const rule of strongest(a, have, together, customers, options.minCount)) {
      to.push(rule.to);
      weight.push(rule.weight);
    }
    starts[a + 1] = to.length;
  }
  const value = (at: number) => options.values[chosen[at] ?? 0] ?? 0;
  const popular = Int32Array.from(chosen.keys()).sort(
    (a, b) => (have[b] ?? 0) - (have[a] ?? 0) || value(b) - value(a) || a - b,
  );
  return { places, starts, to: Int32Array.from(to), weight: Float64Array.from(weight), popular };
}

/** How many have both of two places: those of a with c are the sum of both orders, since each pair is counted once. */
function pairsOfOwners(purchases: Purchases, until: number, { chosen, place }: Places): Int32Array {
  const width = chosen.length;
  const together = new Int32Array(width * width);
  const here = new Int32Array(width);
  eachOwner(purchases, until, (_customer, owned) => {
    let count = 0;
    for (const item of owned) {
      const at = place[item] ?? -1;
      if (at !== -1) here[count++] = at;
    }
    for (let i = 0; i < count; i++) {
      const row = (here[i] ?? 0) * width;
      for (let j = i + 1; j < count; j++) {
        const at = row + (here[j] ?? 0);
        together[at] = (together[at] ?? 0) + 1;
      }
    }
  });
  return together;
}

function strongest(
  a: number,
  have: Int32Array,
  together: Int32Array,
  customers: number,
  minCount: number,
): { to: number; weight: number }[] {
  const rules: { to: number; weight: number }[] = [];
  const all = have[a] ?? 0;
  for (let c = 0; c < have.length; c++) {
    const both = (together[a * have.length + c] ?? 0) + (together[c * have.length + a] ?? 0);
    const lift = (both / all) * (customers / (have[c] ?? 1));
    if (c !== a && both >= minCount && lift > 1) rules.push({ to: c, weight: (both / all) * Math.log(lift) });
  }
  rules.sort((one, other) => other.weight - one.weight || one.to - other.to);
  return rules.slice(0, MOST_OF_ITEM);
}
