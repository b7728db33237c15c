/**
 * Online Retail (UCI, CC0 copy of allanvc/onlineretail) without rows that have no customer, no positive quantity or
 * price, or a cancelled invoice, up to 2011-12-10. Computed with pandas (type-7 quantiles) from the raw file.
 */
export const ONLINE_RETAIL = {
  rows: 397_884,
  customers: 4338,
  orders: 18_532,
  amount: 8_911_407.9,
  recencySum: 403_692,
  once: 1493,
  means: { recency: 93.05947441, frequency: 4.27201475, monetary: 2054.26646 },
  quartiles: { recency: [18, 51, 142.75], frequency: [1, 2, 5], monetary: [307.415, 674.485, 1661.74] },
  quintiles: {
    recency: [13.8, 33, 72, 180],
    frequency: [1, 2, 3, 6],
    monetary: [250.194, 490.096, 942.276, 2058.426],
  },
  first: [
    ['12346', 326, 1, 77_183.6],
    ['12347', 3, 7, 4310],
    ['12348', 76, 4, 1797.24],
  ],
  segments: {
    mean: eight(689, 117, 27, 38, 358, 1750, 40, 1319),
    median: eight(1300, 154, 425, 290, 145, 577, 140, 1307),
    quantile: eight(1008, 57, 494, 176, 225, 458, 283, 1637),
    'at least 4': eight(571, 494, 117, 553, 5, 678, 7, 1913),
  },
  /** pymc_marketing.clv.rfm_segments up to 2011-12-09, in days. */
  pymc: {
    frequency: 16_763,
    segments: { premium: 548, repeat: 169, top_spender: 715, at_risk: 891, inactive: 1369, others: 646 },
  },
} as const;

/** Counts in the usual order: 重要价值, 重要发展, 重要保持, 重要挽留, then 一般 in the same order. */
export function eight(...counts: readonly number[]): Record<string, number> {
  const keys = ['important', 'general'].flatMap((value) =>
    ['value', 'develop', 'keep', 'winback'].map((state) => `${value}_${state}`),
  );
  return Object.fromEntries(keys.map((key, i) => [key, counts[i] ?? 0]));
}
