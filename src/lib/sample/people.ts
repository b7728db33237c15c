/** Kinds of shoppers the sample shop has. Shares of categories and channels follow the order of the word lists. */
export interface Shopper {
  readonly share: number;
  readonly female: number;
  readonly age: readonly [number, number];
  /** Weights of the city tiers: first, new first, second, third and below. */
  readonly tiers: readonly [number, number, number, number];
  /** Mean days between orders while active. */
  readonly interval: number;
  /** Probability of never coming back, after each order. */
  readonly leaves: number;
  /** Factor on list prices: what they choose within a category. */
  readonly taste: number;
  /** Share of orders bought on promotion. */
  readonly promotion: number;
  readonly refunds: number;
  readonly categories: readonly number[];
  readonly channels: readonly number[];
}

export const SHOPPERS: readonly Shopper[] = [
  // quality seekers: few, frequent, dear
  {
    share: 0.12,
    female: 0.78,
    age: [30, 45],
    tiers: [5, 4, 2, 1],
    interval: 24,
    leaves: 0.05,
    taste: 1.7,
    promotion: 0.15,
    refunds: 0.02,
    categories: [6, 5, 1, 2, 2, 1],
    channels: [3, 5, 1, 3],
  },
  // young parents: regular, mother and baby
  {
    share: 0.14,
    female: 0.86,
    age: [25, 36],
    tiers: [3, 4, 3, 2],
    interval: 32,
    leaves: 0.09,
    taste: 1.1,
    promotion: 0.35,
    refunds: 0.03,
    categories: [1, 2, 9, 2, 1, 1],
    channels: [3, 5, 2, 1],
  },
  // bargain hunters: many small orders on promotion
  {
    share: 0.24,
    female: 0.6,
    age: [18, 30],
    tiers: [1, 2, 3, 6],
    interval: 45,
    leaves: 0.2,
    taste: 0.55,
    promotion: 0.8,
    refunds: 0.08,
    categories: [2, 2, 1, 5, 4, 1],
    channels: [4, 3, 6, 0.5],
  },
  // gadget buyers: rare, expensive
  {
    share: 0.1,
    female: 0.25,
    age: [22, 42],
    tiers: [4, 4, 3, 2],
    interval: 110,
    leaves: 0.3,
    taste: 1.2,
    promotion: 0.4,
    refunds: 0.06,
    categories: [0.3, 1, 0.3, 1, 1, 9],
    channels: [6, 3, 1, 1],
  },
  // once good, now gone
  {
    share: 0.1,
    female: 0.65,
    age: [28, 50],
    tiers: [3, 3, 3, 2],
    interval: 28,
    leaves: 0.16,
    taste: 1.3,
    promotion: 0.3,
    refunds: 0.05,
    categories: [3, 4, 1, 2, 3, 1],
    channels: [5, 2, 1, 3],
  },
  // passers-by: one order
  {
    share: 0.3,
    female: 0.5,
    age: [18, 60],
    tiers: [2, 3, 3, 4],
    interval: 120,
    leaves: 0.72,
    taste: 0.85,
    promotion: 0.5,
    refunds: 0.07,
    categories: [2, 3, 1, 4, 4, 1],
    channels: [4, 2, 4, 1],
  },
];

/** Index of the shoppers who came early and stopped: their orders lie in the first year. */
export const LAPSED = 4;
