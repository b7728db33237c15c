import { between, exponential, spread, weighted, type Random } from './draw';
import { LAPSED, SHOPPERS, type Shopper } from './people';

/** An order of the sample shop, with indices into the word lists instead of words. */
export interface SampleOrder {
  readonly id: string;
  readonly customer: number;
  /** Minutes since the start of 2023. */
  readonly minute: number;
  readonly category: number;
  readonly product: number;
  readonly quantity: number;
  /** List price of one piece, in yuan. */
  readonly price: number;
  readonly discount: number;
  readonly amount: number;
  readonly channel: number;
  readonly state: 'done' | 'refunded' | 'partly_refunded' | 'closed';
  readonly refund: number;
}

export interface SampleCustomer {
  readonly shopper: Shopper;
  readonly lapsed: boolean;
  readonly female: boolean;
  readonly age: number;
  readonly tier: number;
  readonly city: number;
  readonly name: number;
}

const DAY = 1440;
/** The shop opens on 2023-01-01 and the export is made after 2024-06-30. */
export const DAYS = 547;
/** Base list prices of each category's products, in yuan. */
const PRICES: readonly (readonly number[])[] = [
  [168, 239, 320, 89],
  [129, 199, 59, 268],
  [98, 158, 218, 76],
  [69, 119, 159, 239],
  [35, 49, 66, 88],
  [299, 699, 159, 1299],
];
/** Orders follow the day: quiet at night, a lunch hump, a high evening. */
const HOURS = [2, 1, 0, 0, 0, 0, 1, 2, 3, 5, 6, 6, 7, 6, 5, 5, 5, 5, 5, 7, 9, 10, 8, 4];

export function drawCustomer(random: Random): SampleCustomer {
  const kind = weighted(
    random,
    SHOPPERS.map((shopper) => shopper.share),
  );
  const shopper = SHOPPERS[kind] ?? (SHOPPERS[0] as Shopper);
  return {
    shopper,
    lapsed: kind === LAPSED,
    female: random() < shopper.female,
    age: between(random, ...shopper.age),
    tier: weighted(random, shopper.tiers),
    city: between(random, 0, 1_000_000),
    name: between(random, 0, 1_000_000),
  };
}

/** The days on which a customer orders: they arrive, order at their own pace, and after some order stay away. */
export function orderDays(random: Random, customer: SampleCustomer): number[] {
  const { interval, leaves } = customer.shopper;
  const last = customer.lapsed ? DAYS - 170 : DAYS;
  const pace = interval * spread(random, 0.35);
  const days: number[] = [];
  let day = Math.floor(random() ** 1.15 * (last - 5));
  while (day < last) {
    days.push(day);
    if (random() < leaves) break;
    day += Math.max(1, Math.round(exponential(random, pace)));
  }
  return days;
}

/** One order. Amounts are whole fen, made in integers so that every machine writes the same digits. */
export function drawOrder(random: Random, who: SampleCustomer, customer: number, day: number): SampleOrder {
  const { shopper } = who;
  const category = weighted(random, shopper.categories);
  const product = between(random, 0, 3);
  const quantity = 1 + weighted(random, [70, 20, 7, 3]);
  const base = PRICES[category]?.[product] ?? 99;
  const price = Math.round(base * shopper.taste * spread(random, 0.12));
  const fen = price * quantity * 100;
  const discount = random() < shopper.promotion ? Math.round(fen * (0.08 + 0.27 * random())) : 0;
  const paid = fen - discount;
  const minute = day * DAY + weighted(random, HOURS) * 60 + between(random, 0, 59);
  const channel = weighted(random, shopper.channels);
  const { state, share } = drawState(random, shopper);
  return {
    id: orderNumber(random, day),
    customer,
    minute,
    category,
    product,
    quantity,
    price,
    discount: discount / 100,
    amount: state === 'closed' ? 0 : paid / 100,
    channel,
    state,
    refund: Math.round(paid * share) / 100,
  };
}

/** Most orders are done; some are refunded, wholly or partly, and some were never paid. */
function drawState(random: Random, shopper: Shopper): { state: SampleOrder['state']; share: number } {
  const luck = random();
  if (luck < shopper.refunds) return { state: 'refunded', share: 1 };
  if (luck < shopper.refunds * 1.3) return { state: 'partly_refunded', share: 0.3 };
  if (luck > 0.975) return { state: 'closed', share: 0 };
  return { state: 'done', share: 0 };
}

/** Eighteen digits, as shop systems give: they must stay text on the whole way. */
function orderNumber(random: Random, day: number): string {
  return `2${String(100000 + day)}${String(between(random, 0, 99_999_999_999)).padStart(11, '0')}`;
}
